import { setTimeout as pause } from "node:timers/promises";
import { secretsOf, type Config } from "../config/config.ts";
import { errorName } from "../platform/log.ts";
import { openLog } from "../platform/pino-log.ts";
import { captureStrayOutput } from "../platform/stray-output.ts";
import { start, type RunningBot } from "./app.ts";
import { printLines } from "./run-script.ts";

/** How long what is on its way may take when the bot stops, in milliseconds: longer than one call to a chat. */
const stopMilliseconds = 15_000;

/**
 * Runs the bot in this process until a signal stops it. What a stop interrupts is taken up by the next start: its message
 * is looked for before it is sent again. Rejects as `start` does, with the log written.
 */
export async function serve(config: Config): Promise<void> {
  const log = openLog(config.logLevel, secretsOf(config));
  const end = (code: number): void => void log.flush().finally(() => process.exit(code));
  let open: RunningBot | null = null;
  let isStopping = false;
  let code = 0;
  const stop = async (reason: string): Promise<void> => {
    isStopping = true;
    log.info("stopping", { reason });
    const late = pause(stopMilliseconds, "late" as const, { ref: false });
    const outcome = await Promise.race([open?.stop(), late]).catch((error: unknown) => errorName(error));
    if (outcome === "late") log.warn("stopped while work was under way");
    else if (outcome !== undefined) log.error("a part did not stop", { error: outcome });
    end(code);
  };
  captureStrayOutput(log, () => {
    code = 1;
    // what is being delivered is written down and the store closed first; a stop that is under way goes on
    if (!isStopping) void stop("an unexpected error");
  });

  try {
    const onOpen = (running: RunningBot): void => {
      const page = running.page === null ? [] : [`the page is at ${running.page}`];
      const ops = running.opsPort === null ? [] : [`the bot can be watched at port ${running.opsPort}, /readyz`];
      printLines([...page, ...ops, ...running.lines]);
      open = running;
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        // whoever asks a second time does not want to wait
        process.once(signal, () => (isStopping ? end(1) : void stop(signal)));
    };
    await start(config, log, onOpen, (sentence) => printLines([sentence]));
  } catch (error) {
    await log.flush();
    throw error;
  }
}
