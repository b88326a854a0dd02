import { errorName, libraryWords, stackOf, withoutSecrets } from "../platform/log.ts";
import { sentenceOf } from "./shell.ts";

/** Describes an error in one sentence for the person at the shell; null for an unexpected error. */
type Describe = (error: unknown) => string | null;

/**
 * Runs the body of an npm script. An error that `describe` knows is printed to stderr as one sentence and the exit code
 * is 2; of any other its name, its first words and where it was are, and the exit code is 1. Nothing secret is printed. A
 * closed pipe, as by `head`, is no error; a disk that takes no answer is.
 */
export async function runScript(main: () => Promise<void> | void, describe: Describe = sentenceOf): Promise<void> {
  process.stdout.on("error", endUnlessClosed);
  process.stderr.on("error", () => undefined);
  try {
    await main();
  } catch (error) {
    const sentence = describe(error);
    process.stderr.write(`${withoutSecrets(sentence ?? unexpected(error))}\n`);
    process.exitCode = sentence === null ? 1 : 2;
  }
}

/** Describes errors as sentenceOf does, and shows the usage where the options cannot be read. */
export function describeWithUsage(usage: string): Describe {
  return (error) =>
    codeOf(error).startsWith("ERR_PARSE_ARGS") ? `The options could not be read. Type: ${usage}` : sentenceOf(error);
}

/** An error that nobody foresaw holds anything, as may its properties, which Node would print. */
function unexpected(error: unknown): string {
  const words = error instanceof Error ? libraryWords([error.message]) : "";
  return [`${errorName(error)}: ${words}`, ...stackOf(error).map((place) => `    ${place}`)].join("\n");
}

/** Writes lines to stdout. */
export function printLines(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

function endUnlessClosed(error: Error): void {
  const code = codeOf(error);
  if (["EPIPE", "ERR_STREAM_DESTROYED"].includes(code)) return;
  process.stderr.write(`the answer could not be written (${code}): check that the disk has room\n`);
  process.exitCode = 2;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
