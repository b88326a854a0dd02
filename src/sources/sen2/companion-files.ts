import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { LoadError } from "../../cases/source.ts";

/** A row of a small CSV file, its cells by the names of its columns in lower case. */
type Cells = ReadonlyMap<string, string>;

/** Reads a CSV file that stands beside a return. Rejects with LoadError, which names the setting and never a cell. */
async function readRows(setting: string, file: string, columns: readonly string[]): Promise<Cells[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new LoadError(`${setting} ${file} cannot be read: check its name and that the bot may read it`);
  });
  const [header = [], ...rows] = recordsOf(setting, text);
  const names = header.map((name) => name.trim().toLowerCase());
  const missing = columns.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const hint = /[;\t]/.test(header.join(",")) ? ", with commas between its cells" : "";
    throw new LoadError(`${setting} has no column ${missing.join(", ")}: begin it with ${columns.join(",")}${hint}`);
  }
  if ((rows.at(-1)?.length ?? names.length) < names.length && !/[\r\n]$/.test(text)) {
    throw new LoadError(`${setting} ends inside a row: write it under another name and rename it when it is whole`, {
      isRetryable: true,
    });
  }
  return rows.map((row) => new Map(names.map((name, at) => [name, row[at]?.trim() ?? ""])));
}

function recordsOf(setting: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new LoadError(
      `${setting} cannot be read as CSV: a quoted cell is not closed or is followed by something else`,
    );
  }
}

const cell = (row: Cells, name: string): string => row.get(name) ?? "";

/** Who holds the case of a child, since when. */
export interface OfficerRow {
  readonly upn: string;
  readonly name: string;
  readonly email: string | null;
  readonly team: string | null;
  /** As written; null: since before the return begins. */
  readonly since: string | null;
}

/** Reads SEN2_OFFICERS: CSV with the columns upn, officer, email and team, and optionally since. Rejects with LoadError. */
export async function readOfficers(file: string): Promise<OfficerRow[]> {
  const rows = await readRows("SEN2_OFFICERS", file, ["upn", "officer", "email", "team"]);
  const isBlank = (row: Cells) => cell(row, "upn") === "" || cell(row, "officer") === "";
  const blank = rows.findIndex(isBlank);
  if (blank >= 0) throw new LoadError(`SEN2_OFFICERS line ${blank + 2} has no upn or no officer: fill both`);
  return rows.map((row) => ({
    upn: cell(row, "upn"),
    name: cell(row, "officer"),
    email: cell(row, "email") || null,
    team: cell(row, "team") || null,
    since: cell(row, "since") || null,
  }));
}

/** Reads SEN2_REFERENCES: CSV with the columns upn and reference. Rejects with LoadError. */
export async function readReferences(file: string): Promise<ReadonlyMap<string, string>> {
  const rows = await readRows("SEN2_REFERENCES", file, ["upn", "reference"]);
  const references = new Map<string, string>();
  const taken = new Set<string>();
  for (const [at, row] of rows.entries()) {
    const [upn, reference] = [cell(row, "upn"), cell(row, "reference")];
    const wrong =
      upn === "" || reference === ""
        ? "has no upn or no reference: fill both"
        : references.has(upn)
          ? "has the upn of an earlier line: give each child one reference"
          : taken.has(reference)
            ? "has the reference of an earlier line: give each child its own"
            : null;
    if (wrong !== null) throw new LoadError(`SEN2_REFERENCES line ${at + 2} ${wrong}`);
    references.set(upn, reference);
    taken.add(reference);
  }
  return references;
}
