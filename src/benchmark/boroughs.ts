import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultWords } from "../cases/council-words.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { silentLog } from "../platform/log.ts";
import { openSnapshotHolder } from "../snapshot/holder.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { writeCsvFolder } from "../sources/csv/csv-writer.ts";
import { boroughChunks } from "../sources/demo/borough.ts";

/** Runs the work with a new folder and deletes the folder afterwards. */
export async function withScratchFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "send-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Gives folders with the CSV files of a borough so many times as large; each is written when first asked for. */
export function boroughFolders(scratch: string): (times: number) => Promise<string> {
  const written = new Map<number, Promise<string>>();
  const write = async (times: number) => {
    const folder = join(scratch, `times-${times}`);
    await writeCsvFolder(folder, boroughChunks(times));
    return folder;
  };
  return (times) => {
    const folder = written.get(times) ?? write(times);
    written.set(times, folder);
    return folder;
  };
}

/** Opens the folder as the bot does; each refresh reads it again. */
export function holderOf(folder: string) {
  const now = () => "2021-06-30T07:00:00+01:00";
  const holder = openSnapshotHolder({
    source: () => csvFolder(folder, now),
    words: defaultWords,
    appointments: async () => [],
    guard: null,
    now,
    log: silentLog,
  });
  return {
    current: holder.current,
    async refresh(): Promise<Snapshot> {
      const { error } = await holder.refresh();
      if (error !== null) throw new Error(error);
      return holder.current();
    },
  };
}
