import { sentenceOf } from "./shell.ts";

/** Says what went wrong, in one sentence for the person at the shell; null for a fault of the bot's own. */
type Describe = (error: unknown) => string | null;

/**
 * Runs what an npm script does. An error with a sentence ends it with that on stderr and exit code 2; any other error is a
 * fault of the bot's own and ends it with its stack. A reader that takes no more output, as `head`, is no error.
 */
export async function runScript(main: () => Promise<void> | void, describe: Describe = sentenceOf): Promise<void> {
  for (const output of [process.stdout, process.stderr]) output.on("error", ignoreClosedPipe);
  try {
    await main();
  } catch (error) {
    const sentence = describe(error);
    if (sentence === null) throw error;
    process.stderr.write(`${sentence}\n`);
    process.exitCode = 2;
  }
}

/** Describes errors as sentenceOf does, and shows the usage where the options cannot be read. */
export function describeWithUsage(usage: string): Describe {
  return (error) =>
    codeOf(error).startsWith("ERR_PARSE_ARGS") ? `the options cannot be read; try: ${usage}` : sentenceOf(error);
}

/** Writes lines to stdout. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

function ignoreClosedPipe(error: Error): void {
  if (!["EPIPE", "ERR_STREAM_DESTROYED"].includes(codeOf(error))) throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
