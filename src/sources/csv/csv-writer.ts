import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import { contract, views, type Row, type View } from "../../cases/contract.ts";

/** Rows of one view. A view may come in any number of chunks. */
export interface CsvChunk {
  readonly view: View;
  readonly rows: readonly Row[];
}

/**
 * Creates the folder and writes one `<view>.csv` with a header row for each view. Streams the chunks. A file gets its
 * name once all are whole, so that nobody reads half of one.
 */
export async function writeCsvFolder(folder: string, chunks: Iterable<CsvChunk>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const pathOf = (view: View) => join(folder, `${view}.csv`);
  const files = new Map(views.map((view) => [view, createWriteStream(`${pathOf(view)}.part`)]));
  for (const [view, file] of files) file.write(stringify([contract[view].map(({ name }) => name)]));
  for (const { view, rows } of chunks) {
    const file = files.get(view);
    if (file && !file.write(stringify([...rows]))) await once(file, "drain");
  }
  for (const file of files.values()) {
    file.end();
    await finished(file);
  }
  for (const view of views) await rename(`${pathOf(view)}.part`, pathOf(view));
}
