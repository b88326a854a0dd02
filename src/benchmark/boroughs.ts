import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { views, type Row, type View } from "../cases/contract.ts";
import { defaultWords } from "../cases/council-words.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { silentLog } from "../platform/log.ts";
import { openSnapshotHolder } from "../snapshot/holder.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { writeCsvFolder } from "../sources/csv/csv-writer.ts";
import { boroughCopies, demoBorough } from "../sources/demo/borough.ts";

/** Does the work with a new folder, which is deleted after. */
export async function withScratch<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "send-bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The demo borough, or one so many times as large. */
export function piecesOf(times: number): Iterable<{ readonly view: View; readonly rows: readonly Row[] }> {
  if (times > 1) return boroughCopies(times);
  const borough = demoBorough();
  return views.map((view) => ({ view, rows: borough[view] }));
}

/** Folders of CSV files of boroughs, each written when it is first asked for. */
export function boroughFolders(scratch: string): (times: number) => Promise<string> {
  const written = new Map<number, Promise<string>>();
  const write = async (times: number) => {
    const folder = join(scratch, `times-${times}`);
    await writeCsvFolder(folder, piecesOf(times));
    return folder;
  };
  return (times) => {
    const folder = written.get(times) ?? write(times);
    written.set(times, folder);
    return folder;
  };
}

/** The folder as the bot holds it: each refresh reads it anew. */
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
