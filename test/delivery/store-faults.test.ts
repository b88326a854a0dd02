import { execFileSync } from "node:child_process";
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, describe, expect, it } from "vitest";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { openStore } from "../../src/store/store.ts";
import { canMount } from "../support/can-mount.ts";
import { aFolder, aStoreBot } from "../support/store-bot.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0).toReversed()) close();
});

function aPlace() {
  const { folder, remove } = aFolder();
  closers.push(remove);
  return { folder, file: join(folder, "send-bot.db") };
}

function start(folder: string, at?: string) {
  const bot = aStoreBot(folder, at);
  closers.push(() => bot.store.close());
  return bot;
}

const notes = (keys: readonly string[]) => keys.filter((key) => !key.startsWith("incident:"));

/** Fills the store beyond its first pages, so that there is something to damage, and writes all of it to the file. */
function fill(bot: ReturnType<typeof start>, file: string): void {
  bot.store.transaction(() => {
    for (let at = 0; at < 2000; at += 1) bot.store.pins.add(`k${at}`, "reviews.overdue by team", "2021-06-30");
  });
  const other = new Database(file);
  other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  other.close();
}

function overwrite(file: string, from: number): void {
  const handle = openSync(file, "r+");
  const bytes = Buffer.alloc(statSync(file).size - from, 0x5a);
  writeSync(handle, bytes, 0, bytes.length, from);
  closeSync(handle);
}

const faults: readonly (readonly [what: string, strike: (file: string) => void, says: RegExp])[] = [
  ["deleted", (file) => rmSync(file), /was deleted while the bot ran.*restore the latest backup/],
  ["deleted with its folder", (file) => rmSync(join(file, ".."), { recursive: true }), /was deleted while the bot ran/],
  [
    "replaced by a copy of itself",
    (file) => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
    /was replaced by another file.*Start the bot again/,
  ],
  ["emptied", (file) => truncateSync(file, 0), /is damaged.*restore the latest backup/],
  ["cut in half", (file) => truncateSync(file, statSync(file).size / 2), /is damaged/],
  ["written over from its start", (file) => overwrite(file, 0), /is damaged/],
  ["written over in its middle", (file) => overwrite(file, 8192), /is damaged/],
];

describe("a store, while the bot runs, that is", () => {
  it.each(faults)("%s is noticed within a minute, sends nothing, and people are answered", async (_, strike, says) => {
    const { folder, file } = aPlace();
    const bot = start(folder);
    bot.put("before");
    expect(await bot.runner.deliver()).toBe(1);
    fill(bot, file);
    strike(file);
    try {
      bot.put("after");
    } catch {
      // a damaged store may not even take the message
    }
    bot.time.now += 60_000;

    expect(await bot.runner.deliver()).toBe(0);
    expect(notes(bot.sent())).toEqual(["before"]);
    expect(bot.incidents()).toEqual([expect.stringMatching(says)]);
    expect(bot.sent().filter((key) => key.startsWith("incident:"))).toEqual(["incident:2021-06-30:store"]);
    expect(bot.ask("status")).toMatch(says);
    expect(bot.ask("plans.current")).toMatch(/^Children and young people with an EHC/);
    for (let turn = 0; turn < 3; turn += 1) await bot.runner.deliver();
    expect(bot.sent()).toHaveLength(2);
  });

  it("locked by another program is noticed, waits for it no longer than it must, and goes on by itself", async () => {
    const { folder, file } = aPlace();
    const bot = start(folder);
    bot.put("waiting");
    const other = new Database(file);
    other.exec("BEGIN IMMEDIATE");
    expect(await bot.runner.deliver()).toBe(0);
    expect(bot.incidents()).toEqual([expect.stringMatching(/is in use by another program.*database browser/)]);
    const started = performance.now();
    expect(bot.ask("plans.current")).toMatch(/^Children and young people with an EHC/);
    await bot.runner.deliver();
    expect(performance.now() - started).toBeLessThan(2000);
    other.exec("ROLLBACK");
    other.close();

    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([1, []]);
    expect(notes(bot.sent())).toEqual(["waiting"]);
  });

  it.runIf(canMount)("read-only is noticed, and goes on by itself", async () => {
    const { folder } = aPlace();
    const bot = start(folder);
    bot.put("waiting");
    execFileSync("mount", ["--bind", folder, folder]);
    execFileSync("mount", ["-o", "remount,ro,bind", folder]);
    expect(await bot.runner.deliver()).toBe(0);
    expect(bot.incidents()).toEqual([expect.stringMatching(/cannot be written.*belong to the bot/)]);
    expect(bot.ask("plans.current")).toMatch(/^Children and young people with an EHC/);
    execFileSync("umount", [folder]);

    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([1, []]);
  });

  it.runIf(canMount)("on a full disk is noticed, and goes on by itself once there is space", async () => {
    const folder = mkdtempSync(join(tmpdir(), "store-full-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m,mode=0700", "tmpfs", folder]);
    closers.push(() => {
      execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true });
    });
    const bot = start(folder);
    bot.put("waiting");
    const filler = join(folder, "filler");
    expect(() => writeFileSync(filler, Buffer.alloc(8_000_000))).toThrow("ENOSPC");
    expect(() => bot.put(`x${"x".repeat(200_000)}`)).toThrow("Failed query");
    expect(await bot.runner.deliver()).toBe(0);
    expect(bot.incidents()).toEqual([expect.stringMatching(/its disk is full.*Free some space/)]);
    expect(bot.ask("plans.current")).toMatch(/^Children and young people with an EHC/);
    rmSync(filler);

    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([1, []]);
    expect(notes(bot.sent())).toEqual(["waiting"]);
  });
});

describe("a store that is not the one last sent from", () => {
  const accept = (bot: ReturnType<typeof start>) => bot.ask("accept-store");

  it.each([
    ["a new one in its place", false, /is not the one that the bot last sent from/],
    ["an earlier copy", true, /is an earlier copy, which lacks what was sent since/],
  ] as const)("sends nothing until somebody accepts it: %s", async (_, isCopied, says) => {
    const [before, { folder, file }] = [aPlace().folder, aPlace()];
    const first = start(before);
    await first.runner.deliver();
    if (isCopied) first.store.backup(file);
    first.time.now += 3_600_000;
    first.put("weekly:2021-06-28:C1");
    expect(await first.runner.deliver()).toBe(1);
    copyFileSync(join(before, "send-bot.witness"), join(folder, "send-bot.witness"));

    const bot = start(folder, "2021-06-30T10:00:00.000Z");
    bot.put("weekly:2021-06-28:C1");
    expect([await bot.runner.deliver(), notes(bot.sent())]).toEqual([0, []]);
    expect(bot.incidents()).toEqual([expect.stringMatching(says)]);
    expect(bot.incidents()[0]).toContain("accept-store");
    bot.time.now += 60_000;
    expect(await bot.runner.deliver()).toBe(0);
    expect(accept(bot)).toContain("Messages are sent from this store again");
    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([1, []]);
    expect(() => accept(bot)).toThrow("No store is waiting to be accepted.");
  });

  it("is taken at once where somebody restored it by the command, and for good", async () => {
    const [before, { folder }] = [aPlace().folder, aPlace()];
    const first = start(before);
    await first.runner.deliver();
    const backup = join(folder, "backup.db");
    first.store.health.noteStranger("2021-06-30T08:00:00.000Z");
    first.store.backup(backup);
    first.time.now += 3_600_000;
    await first.runner.deliver();
    copyFileSync(join(before, "send-bot.witness"), join(folder, "send-bot.witness"));
    restoreBackup(backup, folder, "2021-06-30T09:30:00.000Z");
    const bot = start(folder, "2021-06-30T10:00:00.000Z");
    bot.put("first");

    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([1, []]);
    expect(bot.store.health.loss()).toBeNull();
    bot.store.runs.forgetBefore("2021-10-01");
    bot.time.now += 60_000;
    expect([bot.store.health.strangerAt(), bot.store.health.loss()]).toEqual([null, null]);
    expect([await bot.runner.deliver(), bot.incidents()]).toEqual([0, []]);
  });

  it("is told from the same store opened again, by another process or after a restart", async () => {
    const { folder } = aPlace();
    const first = start(folder);
    await first.runner.deliver();
    const second = start(folder, "2021-06-30T08:00:30.000Z");
    await second.runner.deliver();
    first.time.now += 61_000;
    await first.runner.deliver();
    const third = start(folder, "2021-06-30T07:00:00.000Z");
    await third.runner.deliver();

    expect([...first.incidents(), ...second.incidents(), ...third.incidents()]).toEqual([]);
  });
});

it("a store that cannot be opened says why in a sentence", () => {
  const { folder, file } = aPlace();
  openStore(aPlace().folder).backup(file);
  overwrite(file, 0);

  expect(() => openStore(folder)).toThrow(/The store in .* is damaged|cannot be opened/);
});
