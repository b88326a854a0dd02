import { ConnectorError } from "./connector-error.ts";

const mostTries = 4;
const firstWait = 500;
/** Nobody waits longer than this for one try of what they asked. In milliseconds. */
const longestWait = 10_000;

/**
 * Makes a call again while Teams asks for a pause or could not take it. What may have been done is not done again:
 * `isRepeatable` says that doing it twice changes nothing.
 */
export async function withRetry<Result>(
  call: () => Promise<Result>,
  pause: (milliseconds: number) => Promise<unknown>,
  isRepeatable = true,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = error instanceof ConnectorError ? waitAfter(error, tries, isRepeatable) : null;
      if (wait === null || wait > longestWait || tries >= mostTries) throw error;
      await pause(wait);
    }
  }
}

/** Returns how many milliseconds to wait before the next try; null: there is none. */
function waitAfter({ failure }: ConnectorError, tries: number, isRepeatable: boolean): number | null {
  if (failure.kind === "limited") return failure.milliseconds;
  const isOpen = failure.kind === "unavailable" || (failure.kind === "unknown" && isRepeatable);
  return isOpen ? firstWait * 2 ** (tries - 1) : null;
}
