import { errorName, stackOf, type Log } from "./log.ts";

/** How much of another's text a line of the log holds: enough to know it again, too little to tell of anybody. */
const mostWords = 160;

/**
 * Makes events of the log of what Node and libraries would print themselves: warnings, the console's lines, and the error
 * that ends the process. `end` ends it.
 */
export function captureStrayOutput(log: Log, end: (code: number) => void): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => {
    log.warn("Node warns", { name, message: message.slice(0, mostWords) });
  });
  for (const method of ["log", "info", "debug", "warn", "error", "trace"] as const) {
    console[method] = (...parts: readonly unknown[]) => {
      const texts = parts.map((part) => (part instanceof Error ? part.name : typeof part === "string" ? part : ""));
      log.warn("a library prints", { message: texts.join(" ").trim().slice(0, mostWords) });
    };
  }
  process.on("uncaughtException", (error) => {
    log.error("an unexpected error ends the process", { error: errorName(error), at: stackOf(error) });
    end(1);
  });
}
