import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { openStore } from "../../src/store/store.ts";

const at = "2021-06-30T07:00:00.000Z";
const later = "2021-06-30T18:00:00.000Z";
let folder = "";
let data = "";
let backup = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-restore-"));
  data = join(folder, "data");
  backup = join(folder, "backup.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** Makes a store with a pin and a run, copies it, and adds another pin. */
function backUp(): void {
  const store = openStore(data);
  store.pins.add("k", "reviews", at);
  store.runs.begin("digests", "2021-06-30", at);
  store.outbox.put("old", "person:k", { kind: "weekly", day: "2021-06-30" }, at);
  store.backup(backup);
  store.pins.add("k", "plans", at);
  store.close();
}

function pinsIn(where: string): readonly string[] {
  const store = openStore(where);
  const pins = store.pins.of("k");
  store.close();
  return pins;
}

/** Returns whether an earlier sending of each message is looked for before it is sent. */
function areUnsure(...ats: readonly string[]): boolean[] {
  const store = openStore(data);
  for (const one of ats) store.outbox.put(one, `person:${one}`, { kind: "weekly", day: "2021-06-30" }, one);
  const claimed = Array.from({ length: ats.length + 1 }, () =>
    store.outbox.claim("me", Date.parse(later), () => false),
  );
  store.close();
  return claimed.flatMap((message) => (message === null ? [] : [message.isUnsure]));
}

setFlagsFromString("--expose-gc");
const collect: unknown = runInNewContext("gc");

/** Restores as a process of its own does: the driver holds what this one has closed until it is collected. */
async function restore(file: string, into: string) {
  if (typeof collect === "function") collect();
  await setImmediate();
  return restoreBackup(file, into, later);
}

const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

describe("a backup", () => {
  it("is for its owner alone, and so is the store, whatever the rights of their folders", async () => {
    await mkdir(data);
    await chmod(data, 0o755);
    backUp();

    expect(await modeOf(backup)).toBe("600");
    expect(await modeOf(join(data, "send-bot.db"))).toBe("600");
  });

  it("never replaces a file, and leaves none behind where it cannot be written", async () => {
    backUp();
    const store = openStore(data);

    expect(() => store.backup(backup)).toThrow(/EEXIST/);
    expect(() => store.backup(join(folder, "missing", "backup.db"))).toThrow(/ENOENT/);
    store.close();
    expect(() => store.backup(join(folder, "closed.db"))).toThrow(/not open/);
    expect(await readdir(folder)).toEqual(["backup.db", "data"]);
  });
});

describe("restoring a backup", () => {
  it("puts it in place of the store, which is kept beside it", async () => {
    backUp();

    expect(await restore(backup, data)).toEqual({
      keptAs: join(data, "send-bot.replaced-2021-06-30T18-00-00.db"),
      lastRunAt: at,
    });
    expect(pinsIn(data)).toEqual(["reviews"]);
    expect(await modeOf(join(data, "send-bot.db"))).toBe("600");
    const replaced = new Database(join(data, "send-bot.replaced-2021-06-30T18-00-00.db"), { readonly: true });
    expect(replaced.prepare("SELECT asks FROM pin ORDER BY asks").pluck().all()).toEqual(["plans", "reviews"]);
    replaced.close();
    expect((await readdir(data)).filter((name) => !/^(send-bot|starting)\./.test(name))).toEqual([]);
  });

  it("fills a folder that has no store, and takes the place of a damaged one", async () => {
    backUp();
    const elsewhere = join(folder, "elsewhere");
    expect((await restore(backup, elsewhere)).keptAs).toBeNull();
    expect(pinsIn(elsewhere)).toEqual(["reviews"]);

    for (const damage of ["", "no database at all ".repeat(300)]) {
      await writeFile(join(elsewhere, "send-bot.db"), damage);
      expect((await restore(backup, elsewhere)).keptAs).not.toBeNull();
      expect(pinsIn(elsewhere)).toEqual(["reviews"]);
    }
  });

  it("sends nothing a second time: for a day, each message is looked for first", async () => {
    backUp();
    await restore(backup, data);

    expect(areUnsure("2021-06-30T18:05:00.000Z", "2021-07-01T17:59:00.000Z", "2021-07-01T18:01:00.000Z")).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it("is refused, and changes nothing, while the store is open", async () => {
    backUp();
    const store = openStore(data);

    await expect(restore(backup, data)).rejects.toThrow(
      "the bot or one of its scripts has the store open: stop it, then restore",
    );
    store.pins.add("k", "referrals", at);
    store.close();
    expect(pinsIn(data)).toHaveLength(3);
    await restore(backup, data);
    expect(pinsIn(data)).toEqual(["reviews"]);
  });

  it("is refused, and changes nothing, for a file that is no whole backup of this program", async () => {
    backUp();
    const bytes = await readFile(backup);
    const other = new Database(join(folder, "other.db"));
    other.exec("CREATE TABLE pin (who TEXT)");
    other.close();
    await writeFile(join(folder, "later.db"), bytes);
    const raw = new Database(join(folder, "later.db"));
    raw.exec("INSERT INTO __drizzle_migrations (hash, created_at, name) VALUES ('x', 0, '29990101000000_later')");
    raw.close();
    await writeFile(join(folder, "text.db"), "no database at all ".repeat(300));
    await writeFile(join(folder, "empty.db"), "");
    await writeFile(join(folder, "half.db"), bytes.subarray(0, bytes.length / 2));

    const refusal = (name: string) =>
      restore(join(folder, name), data).catch((error: unknown) => String(error).replaceAll(folder, ""));
    const names = ["missing.db", "other.db", "later.db", "text.db", "empty.db", "half.db", "data/send-bot.db", "data"];

    const said: unknown[] = [];
    for (const name of names) said.push(await refusal(name));
    expect(said).toMatchInlineSnapshot(`
      [
        "StoreError: there is no file /missing.db: name a backup",
        "StoreError: /other.db is not a complete backup of the store: name one that npm run -s backup wrote",
        "StoreError: the store was written by a later version of this program: run that one, or restore a backup",
        "StoreError: /text.db is not a complete backup of the store: name one that npm run -s backup wrote",
        "StoreError: /empty.db is not a complete backup of the store: name one that npm run -s backup wrote",
        "StoreError: /half.db is not a complete backup of the store: name one that npm run -s backup wrote",
        "StoreError: /data/send-bot.db is the store itself: name a backup",
        "StoreError: /data is not a complete backup of the store: name one that npm run -s backup wrote",
      ]
    `);
    expect(pinsIn(data)).toHaveLength(2);
    expect((await readdir(data)).filter((name) => !/^(send-bot|starting)\.db/.test(name))).toEqual([]);
  });
});
