import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { views } from "../../src/cases/contract.ts";
import { writeCsvFolder } from "../../src/sources/csv/csv-writer.ts";
import { demoBorough } from "../../src/sources/demo/borough.ts";
import { cleanUpAfterEach, scratchFolder, startBot, type BotProcess } from "../support/bot-process.ts";
import { isLong } from "../support/long.ts";

cleanUpAfterEach();

const library = (existsSync("/usr/lib") ? readdirSync("/usr/lib") : [])
  .map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`)
  .find((file) => existsSync(file));

let clockFile: string;
let bot: BotProcess;

/** Sets the wall clock of the process, whose timers notice nothing of it. */
function setClock(shown: string): void {
  writeFileSync(`${clockFile}.new`, `@${shown}\n`);
  renameSync(`${clockFile}.new`, clockFile);
}

interface JobEvent {
  readonly msg: string;
  readonly job?: string;
  readonly done?: string;
}

/** What the jobs did since so many lines of the log, as `job: done`. */
function jobsSince(line: number): string[] {
  return bot
    .lines()
    .slice(line)
    .map((one): JobEvent => JSON.parse(one))
    .flatMap(({ msg, job, done }) => (msg === "job" ? [`${job}: ${done}`] : []));
}

/** Sets the clock and waits until the job has run; resolves with what all jobs did meanwhile. */
async function jobsAfter(shown: string, last: string, seconds = 30): Promise<string[]> {
  const line = bot.lines().length;
  setClock(shown);
  const hasRun = () => jobsSince(line).some((one) => one.startsWith(`${last}:`));
  await vi.waitUntil(hasRun, { timeout: seconds * 1000, interval: 100 });
  return jobsSince(line);
}

describe.skipIf(library === undefined)("the bot over a clock that jumps (without it: apt-get install faketime)", () => {
  beforeEach(async () => {
    const folder = scratchFolder();
    const cases = join(folder, "cases");
    const borough = demoBorough();
    await writeCsvFolder(
      cases,
      views.map((view) => ({ view, rows: borough[view] })),
    );
    clockFile = join(folder, "clock");
    setClock("2021-07-02 17:09:30");
    bot = startBot({
      CASE_DATABASE: `csv:${cases}`,
      LOCAL_PAGE: "1",
      TZ: "UTC",
      LD_PRELOAD: library ?? "",
      FAKETIME_TIMESTAMP_FILE: clockFile,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      NO_FAKE_STAT: "1",
    });
    await bot.page();
    await vi.waitUntil(() => jobsSince(0).some((one) => one.startsWith("subscriptions:")), { timeout: 30_000 });
  });

  it("runs Monday's jobs, after reading the data, when the machine slept from Friday 18:10 to Monday 08:00", async () => {
    expect(jobsSince(0)).toContain("digest: too late for today's digests");
    const [first, ...others] = await jobsAfter("2021-07-05 07:00:00", "tidy");

    expect(first).toBe("refresh: the case data was read");
    expect(others.map((one) => one.split(":")[0])).toEqual([
      "watch",
      "digest",
      "analyst-note",
      "subscriptions",
      "notice",
      "deliver",
      "tidy",
    ]);
  });

  it.each(isLong ? ["two days"] : [])(
    "repeats nothing and goes on when the clock is set back by %s",
    async () => {
      expect((await jobsAfter("2021-07-05 09:00:00", "tidy")).join()).toMatch(/digest: [1-9]\d* digests are on/);
      expect((await jobsAfter("2021-07-07 09:00:00", "tidy")).join()).toMatch(/digest: \d+ digests? (is|are) on/);
      const back = await jobsAfter("2021-07-05 09:00:00", "subscriptions");
      const goingOn = await jobsAfter("2021-07-05 09:04:30", "deliver", 90);

      expect(back[0]).toBe("refresh: the case data was read");
      expect(back).toContain("digest: no digest is due");
      expect(goingOn).toContain("deliver: 0 delivered");
      expect((await jobsAfter("2021-07-06 09:00:00", "tidy")).join()).toMatch(/digest: \d+ digests? (is|are) on/);
    },
    240_000,
  );
});
