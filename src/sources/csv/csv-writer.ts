import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { once } from "node:events";
import { stringify } from "csv-stringify/sync";
import { contract, views, type Row, type View } from "../../cases/contract.ts";

/** Rows of one view; views come in the contract's order, a view in as many pieces as its maker likes. */
export interface CsvChunk {
  readonly view: View;
  readonly rows: readonly Row[];
}

/** Writes seven `<view>.csv` files with header rows into the folder, which is made; pieces are streamed. */
export async function writeCsvFolder(folder: string, pieces: Iterable<CsvChunk>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = new Map(views.map((view) => [view, createWriteStream(join(folder, `${view}.csv`))]));
  for (const [view, file] of files) file.write(stringify([contract[view].map(({ name }) => name)]));
  for (const { view, rows } of pieces) {
    const file = files.get(view);
    if (file && !file.write(stringify(rows.map((row) => row.slice())))) await once(file, "drain");
  }
  for (const file of files.values()) {
    file.end();
    await finished(file);
  }
}
