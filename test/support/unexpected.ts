/** Errors that nobody caught while a test ran: in a bot of its own, each would end the process. */
export interface Uncaught {
  readonly names: readonly string[];
  readonly stop: () => void;
}

/** Collects what nobody catches in this process until it is stopped. */
export function watchForUncaught(): Uncaught {
  const names: string[] = [];
  const keep = (error: unknown) => void names.push(error instanceof Error ? error.name : String(error));
  process.on("unhandledRejection", keep);
  process.on("uncaughtException", keep);
  return {
    names,
    stop() {
      process.off("unhandledRejection", keep);
      process.off("uncaughtException", keep);
    },
  };
}
