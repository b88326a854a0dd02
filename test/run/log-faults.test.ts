import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { isLong } from "../support/long.ts";
import { cleanUpAfterEach, askPage, scratchFolder, startBot } from "../support/bot-process.ts";

cleanUpAfterEach();

function fifo(): string {
  const file = join(scratchFolder(), "pipe");
  execFileSync("mkfifo", [file]);
  return file;
}

/** Opens the end of a pipe that is full and has no reader who reads. */
function aFullPipe(): number {
  const fd = openSync(fifo(), constants.O_RDWR | constants.O_NONBLOCK);
  try {
    for (;;) writeSync(fd, "x".repeat(4096));
  } catch {
    return fd;
  }
}

/** Opens the end of a pipe whose reader has gone. */
function aClosedPipe(): number {
  const file = fifo();
  const reader = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  const fd = openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(reader);
  return fd;
}

/** The settings with which a process runs this code too, once, when its console is the bot's. */
function withStray(code: string): Readonly<Record<string, string>> {
  const script = `const own = console.error; const timer = setInterval(() => {
    if (console.error !== own) { clearInterval(timer); ${code} }
  }, 20)`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

const faults: readonly (readonly [string, () => number])[] = [
  ["a pipe that nobody reads", aFullPipe],
  ["a pipe whose reader has gone", aClosedPipe],
  ["a disk that is full", () => openSync("/dev/full", constants.O_WRONLY)],
];

describe("the bot in a process of its own answers, and stops when it is asked to,", () => {
  it.each(isLong ? faults : faults.slice(0, 1))("while its log goes to %s", async (_, open) => {
    const stderr = open();
    const bot = startBot({}, { stderr });
    const page = await bot.page();
    const answers = [];
    for (let at = 0; at < 5; at += 1) answers.push(await askPage(page, "reviews overdue"));
    const { code, seconds } = await bot.end("SIGTERM");
    closeSync(stderr);

    expect(answers.every((answer) => answer.includes("Overdue reviews"))).toBe(true);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(5);
  });
});

describe("the log of the bot in a process of its own", () => {
  it("holds one JSON object in each line, what libraries and Node print included", async () => {
    const bot = startBot(withStray("console.error('a stray', { secret: 1 }); process.emitWarning('beware')"));
    await askPage(await bot.page(), "reviews overdue");
    const events = () => bot.lines().map((line): { msg: string } => JSON.parse(line));
    await vi.waitUntil(() => events().some(({ msg }) => msg === "Node warns"), { timeout: 10_000 });
    await bot.end("SIGTERM");

    expect(events()).toContainEqual(expect.objectContaining({ msg: "a library prints", message: "a stray" }));
    expect(events()).toContainEqual(expect.objectContaining({ msg: "Node warns", message: "beware" }));
    expect(events().at(-1)).toMatchObject({ msg: "stopping", reason: "SIGTERM" });
  });

  it("names the error that ends the process and where it was, without its words", async () => {
    const bot = startBot(withStray("throw new TypeError('words that may hold a name')"));
    const { code } = await bot.end();
    const line = bot.lines().find((one) => one.includes("an unexpected error")) ?? "";

    expect(code).toBe(1);
    expect(JSON.parse(line)).toMatchObject({
      msg: "an unexpected error ends the process",
      error: "TypeError",
      origin: "uncaughtException",
    });
    expect(bot.lines().join()).not.toContain("may hold a name");
  });
});
