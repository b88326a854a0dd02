import { errorName, libraryWords, stackOf, type Log } from "./log.ts";

/**
 * Makes events of the log of what Node and libraries would print themselves: warnings, the console's lines, and the error
 * that ends the process, thrown or rejected where nobody caught it. `end` ends it.
 */
export function captureStrayOutput(log: Log, end: () => void): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name, message }) => {
    log.warn("Node warns", { name, message: libraryWords([message]) });
  });
  for (const method of ["log", "info", "debug", "warn", "error", "trace"] as const) {
    console[method] = (...parts: readonly unknown[]) => {
      log.warn("a library prints", { message: libraryWords(parts) });
    };
  }
  process.on("uncaughtException", (error, origin) => {
    log.error("an unexpected error ends the process", { error: errorName(error), origin, at: stackOf(error) });
    end();
  });
}
