import { setTimeout as pause } from "node:timers/promises";
import { slackErrorOf, slackErrorOrThrow, type SlackError } from "./slack-error.ts";

/** How long a call waits for its retries in all, in seconds: a person does not wait longer. */
const mostSeconds = 30;

/** How long a call waits, in seconds, where Slack limits it and does not say for how long. */
const unknownWait = 5;

/** The pauses, in milliseconds, before a call is retried that failed by an error of Slack's own. */
const pausesAfterBroken = [300, 1200];

/**
 * Makes a call, and retries it: after the time that Slack asks for, and soon after an error of Slack's own. Only this call
 * waits. A call that got no answer is not retried, as Slack may have heard it; nor, where it is not `isRepeatable`, one
 * after an error of Slack's own. Rejects with the last error.
 */
export async function withRetry<Result>(call: () => Promise<Result>, isRepeatable = true): Promise<Result> {
  let waited = 0;
  let broken = 0;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const slackError = slackErrorOf(error);
      const milliseconds =
        slackError?.kind === "limited"
          ? Math.max(1, slackError.seconds ?? unknownWait) * 1000
          : slackError?.kind === "broken" && isRepeatable
            ? pausesAfterBroken[broken]
            : undefined;
      if (milliseconds === undefined || waited + milliseconds > mostSeconds * 1000) throw error;
      if (slackError?.kind === "broken") broken += 1;
      waited += milliseconds;
      await pause(milliseconds);
    }
  }
}

/** Makes a call as withRetry does; resolves with what went wrong, or null. Rejects with errors that are not Slack's. */
export async function tryCall(call: () => Promise<unknown>): Promise<SlackError | null> {
  try {
    await withRetry(call);
    return null;
  } catch (error) {
    return slackErrorOrThrow(error);
  }
}

interface Page {
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** Gives the pages of a list of Slack's one after the other, each called as withRetry does. */
export async function* pages<Result extends Page>(
  call: (position: { readonly cursor?: string }) => Promise<Result>,
): AsyncGenerator<Result, void> {
  let cursor: string | undefined;
  do {
    const position = cursor ? { cursor } : {};
    const page = await withRetry(() => call(position));
    yield page;
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}
