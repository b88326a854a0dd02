import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { openStore } from "../../src/store/store.ts";

const at = "2021-06-30T07:00:00.000Z";
let folder = "";
let data = "";
let umask = 0o022;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "send-rights-"));
  data = join(folder, "data");
  umask = process.umask();
});
afterEach(() => {
  process.umask(umask);
  rmSync(folder, { recursive: true });
});

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);
const modesIn = (where: string) => readdirSync(where).map((name) => `${name} ${modeOf(join(where, name))}`);

/** Opens a store, writes to it so that its journal exists, and runs the work before it is closed. */
function withStore(work: (store: ReturnType<typeof openStore>) => void, onMended?: (text: string) => void): void {
  const store = openStore(data, onMended);
  store.pins.add("k", "reviews", at);
  store.health.check(at);
  try {
    work(store);
  } finally {
    store.close();
  }
}

describe("what the bot keeps is for its own user alone", () => {
  it.each([0o000, 0o002, 0o022, 0o077, 0o277])("by a umask of %s", (mask) => {
    process.umask(mask);
    withStore((store) => {
      store.backup(join(folder, "backup.db"));
      expect(modesIn(data).length).toBeGreaterThan(3);
      expect(modesIn(data).filter((mode) => !mode.endsWith(" 600"))).toEqual([]);
      expect(modeOf(data)).toBe("700");
    });
    restoreBackup(join(folder, "backup.db"), join(folder, "other"), at);

    expect(modeOf(join(folder, "backup.db"))).toBe("600");
    expect(modeOf(join(folder, "other"))).toBe("700");
    expect(modesIn(join(folder, "other")).filter((mode) => !mode.endsWith(" 600"))).toEqual([]);
  });

  it("also where it was not before, which is said", () => {
    withStore(() => {
      for (const name of readdirSync(data)) chmodSync(join(data, name), 0o644);
    });
    writeFileSync(join(data, "send-bot.replaced-2021-06-01T00-00-00.db"), "", { mode: 0o644 });
    chmodSync(data, 0o755);
    const said: string[] = [];
    withStore(
      () => expect(modesIn(data).filter((mode) => !mode.endsWith(" 600"))).toEqual([]),
      (text) => void said.push(text),
    );

    expect(modeOf(data)).toBe("700");
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("could be read by others");
    const again: string[] = [];
    withStore(
      () => undefined,
      (text) => void again.push(text),
    );
    expect(again).toEqual([]);
  });

  it("without a change to what is not its own", () => {
    mkdirSync(data, { mode: 0o700 });
    const elsewhere = join(folder, "elsewhere.db");
    writeFileSync(elsewhere, "");
    chmodSync(elsewhere, 0o644);
    symlinkSync(elsewhere, join(data, "send-bot.linked.db"));
    writeFileSync(join(data, "notes.txt"), "");
    chmodSync(join(data, "notes.txt"), 0o644);
    withStore(() => undefined);

    expect([modeOf(elsewhere), modeOf(join(data, "notes.txt"))]).toEqual(["644", "644"]);
  });

  it("and a folder that everybody may write to is no place for it", () => {
    mkdirSync(data);
    chmodSync(data, 0o1777);

    expect(() => openStore(data)).toThrow(/set DATA_DIR to a folder of the bot's own/);
    expect(modeOf(data)).toBe("777");
  });
});
