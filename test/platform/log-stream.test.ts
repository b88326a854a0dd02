import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openLogStream } from "../../src/platform/log-stream.ts";
import { cleanUpAfterEach, scratchFolder } from "../support/bot-process.ts";

cleanUpAfterEach();

const lossLine = (count: number) => `${count} lost\n`;
const line = `${"x".repeat(999)}\n`;

/** A pipe of the system that holds 64 kB, and a function that takes out all that is in it. */
function aPipe() {
  const file = join(scratchFolder(), "pipe");
  execFileSync("mkfifo", [file]);
  const fd = openSync(file, constants.O_RDWR | constants.O_NONBLOCK);
  const chunk = Buffer.alloc(100_000);
  const take = (): string => {
    try {
      return chunk.toString("utf8", 0, readSync(fd, chunk));
    } catch {
      return "";
    }
  };
  return { fd, take };
}

describe("the stream of the log", () => {
  it("takes lines at once while nobody reads, drops what is too much, and says how much once somebody reads", async () => {
    const { fd, take } = aPipe();
    const stream = openLogStream(fd, lossLine);
    const since = performance.now();
    for (let at = 0; at < 3000; at += 1) stream.write(line);
    expect(performance.now() - since).toBeLessThan(1000);
    let read = "";
    await vi.waitUntil(
      () => {
        read += take();
        return read.includes("lost");
      },
      { timeout: 20_000, interval: 5 },
    );
    const [kept, last] = [read.split(line).length - 1, read.split("\n").at(-2)];

    expect(last).toBe(`${3000 - kept} lost`);
    expect(kept).toBeGreaterThan(500);
    expect(kept).toBeLessThan(1500);
    closeSync(fd);
  });

  it("neither throws nor waits for ever where the disk is full or the reader has gone", async () => {
    const fd = openSync("/dev/full", constants.O_WRONLY);
    const stream = openLogStream(fd, lossLine);
    for (let at = 0; at < 3000; at += 1) stream.write(line);
    await stream.flush();
    stream.write(line);

    await expect(stream.flush()).resolves.toBeUndefined();
    closeSync(fd);
  });

  it("has written every line when it is flushed", async () => {
    const { fd, take } = aPipe();
    const stream = openLogStream(fd, lossLine);
    for (const word of ["one", "two", "three"]) stream.write(`${word}\n`);
    await stream.flush();

    expect(take()).toBe("one\ntwo\nthree\n");
    closeSync(fd);
  });
});
