import { afterEach } from "vitest";
import type { Log, LogFields } from "../../src/platform/log.ts";

/** Something that is open while a test runs. */
interface Closable {
  readonly close: () => Promise<void>;
}

/**
 * Starts a workplace for a test, which is closed after it; `at` is the one of the test that runs. A test that starts several
 * stops each before the next.
 */
export function ofEachTest<Options, Workplace extends Closable>(open: (options?: Options) => Promise<Workplace>) {
  let current: Workplace | null = null;
  const start = async (options?: Options): Promise<Workplace> => {
    current = await open(options);
    return current;
  };
  const at = (): Workplace => {
    if (current === null) throw new Error("the bot did not start");
    return current;
  };
  const stop = async (): Promise<void> => {
    await current?.close();
    current = null;
  };
  afterEach(stop);
  return { start, at, stop };
}

/** A log that keeps what it is told, as `event {fields}`. */
export function keepingLog(logged: string[]): Log {
  const keep = (event: string, fields: LogFields = {}) => void logged.push(`${event} ${JSON.stringify(fields)}`);
  return { info: keep, warn: keep, error: keep };
}
