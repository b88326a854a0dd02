import { mkdtempSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { botClock, snapshotHolderOf } from "../../src/app/bot.ts";
import { views, type View } from "../../src/cases/contract.ts";
import { checkCounts } from "../../src/checks/check-counts.ts";
import { readConfig } from "../../src/config/config.ts";
import { instantInLondon } from "../../src/platform/london-clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import { cells, writeFiles, type Change } from "../support/csv-borough.ts";

let folder = "";
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "send-age-"))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Reads the files as a bot with these settings does, each file written so many hours ago; resolves with the snapshot. */
async function read(hoursAgo: (view: View) => number, settings: Record<string, string> = {}, change?: Change) {
  await writeFiles(folder, change);
  const instantOf = (view: View) => new Date(Date.now() - hoursAgo(view) * 3_600_000);
  for (const view of views) utimesSync(join(folder, `${view}.csv`), instantOf(view), instantOf(view));
  const config = readConfig({ CASE_DATABASE: `csv:${folder}`, DATA_DIR: ":memory:", ...settings });
  const clock = botClock(config);
  const holder = snapshotHolderOf(config, clock, silentLog, null);
  const { error } = await holder.refresh();
  return { error, snapshot: holder.current(), today: clock.today(), instantOf };
}

describe("data from files", () => {
  it("are as old as the newest file, however late they are read", async () => {
    const { snapshot, instantOf } = await read((view) => (view === "review" ? 70 : 71));

    expect(snapshot.readAt.slice(0, 16)).toBe(instantInLondon(instantOf("review")).slice(0, 16));
  });

  it("are of now where a file seems to be written later", async () => {
    const { snapshot } = await read(() => -48);

    expect(Math.abs(Date.parse(snapshot.readAt) - Date.now())).toBeLessThan(60_000);
  });

  it("are of a pretended day, whenever they were written, and judged as of it", async () => {
    // 25 on 30 June 2021, and long over 25 by any later day on which this test runs
    const { snapshot, today } = await read(
      () => 0,
      { TODAY: "2021-06-30" },
      cells("person", "date_of_birth", "1996-01-01"),
    );

    expect(snapshot.readAt).toBe("2021-06-30T07:00:00+01:00");
    expect(checkCounts(snapshot, today)).toEqual([]);
  });
});
