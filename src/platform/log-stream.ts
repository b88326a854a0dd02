import sonicBoom from "sonic-boom";

/** Where the lines of the log go. Writing neither waits nor throws, whatever reads them. */
export interface LogStream {
  /** Takes a line with its line break. Drops it where too much waits already. */
  readonly write: (line: string) => void;
  /** Resolves when all lines are written, or after a second: a reader that stopped never takes them. */
  readonly flush: () => Promise<void>;
}

/** How much may wait for a reader, in bytes: some thousand lines. */
const mostWaiting = 1_000_000;
/** How soon writing is tried again after it failed, as on a full disk, in milliseconds. */
const retryAfter = 5000;
/** How long the last lines may take, in milliseconds. */
const lastLinesMilliseconds = 1000;

/**
 * Opens a stream to a file descriptor. `lossLine` makes the line that says how many lines were dropped; it is written once
 * writing works again.
 */
export function openLogStream(fd: number, lossLine: (count: number) => string): LogStream {
  // with a least length of one byte, the stream tries what failed again at each flush
  const stream = new sonicBoom.SonicBoom({
    fd,
    sync: false,
    minLength: 1,
    maxLength: mostWaiting,
    periodicFlush: retryAfter,
  });
  let lost = 0;
  stream.on("drop", () => (lost += 1));
  stream.on("error", () => undefined);
  stream.on("drain", () => {
    if (lost === 0) return;
    const count = lost;
    lost = 0;
    stream.write(lossLine(count));
  });
  return {
    write: (line) => void stream.write(line),
    flush: () =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, lastLinesMilliseconds);
        stream.flush(() => {
          clearTimeout(timer);
          resolve();
        });
      }),
  };
}
