import { dayOfText, parseDay } from "../../../src/cases/day.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { contract, views, type Borough, type Column, type Row, type View } from "../../../src/cases/contract.ts";
import type { Snapshot } from "../../../src/cases/snapshot.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { byAllCells } from "../../../src/sources/sql-server/row-order.ts";
import { sqlServerSource } from "../../../src/sources/sql-server/sql-server-source.ts";
import { measures } from "../../../src/measures/index.ts";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import { aSnapshot } from "../../support/borough.ts";
import { randomBorough, stream } from "../../support/random-borough.ts";
import { connectionString, run, settingsOf } from "../../support/real-server.ts";

const name = `send_bot_rows_${process.pid}`;

const oddTexts = [
  "O'Hara; drop table x --",
  'says "so", and\nmore',
  "\u{1d4b3}\u{1f469}\u200d\u{1f467} 中文",
  "\u00a0non-breaking\u00a0",
  "behind   ",
  "\ttab\t",
  " \u00a0 ",
  "e\u0301 is not é",
  "x".repeat(4000),
];

/** The borough with each cell as told. */
function mapped(borough: Borough, cell: (text: string, column: Column) => string | null): Borough {
  const rows: Record<View, readonly Row[]> = { ...borough };
  for (const view of views) {
    const columns = contract[view];
    rows[view] = borough[view].map((row) =>
      columns.map((column, at) => {
        const text = row[at] ?? null;
        return text === null ? null : cell(text, column);
      }),
    );
  }
  return rows;
}

/** Some texts odd, and nothing else changed. */
function withOddTexts(borough: Borough, seed: number): Borough {
  const next = stream(seed);
  return mapped(borough, (text, { kind }) =>
    kind === "text" && next() < 0.1 ? (oddTexts[Math.floor(next() * oddTexts.length)] ?? text) : text,
  );
}

/** Ids as whole numbers, and no cell that its type could not hold. */
function asTyped(borough: Borough): Borough {
  const ids = new Map<string, string>();
  return mapped(borough, (text, { name: column, kind }) => {
    if (kind === "date") return parseDay(text.trim()) !== null ? text.trim() : null;
    if (kind === "flag") return { "1": "1", true: "1", "0": "0", false: "0" }[text.trim().toLowerCase()] ?? null;
    if (kind !== "id" && !column.endsWith("_id")) return text;
    const id = ids.get(text.trim()) ?? String(ids.size + 7);
    ids.set(text.trim(), id);
    return id;
  });
}

const literal = (cell: string | null) => (cell === null ? "null" : `N'${cell.replaceAll("'", "''")}'`);

/** Tables as the contract's views, each column of the type told, filled. */
async function fill(database: string, borough: Borough, typeOf: (column: Column) => string): Promise<void> {
  await run("master", `create database ${database}`);
  const batches = ["create schema send"];
  for (const view of views) {
    const columns = contract[view].map((column) => `[${column.name}] ${typeOf(column)} null`);
    batches.push(`create table send.[${view}] (${columns.join(", ")})`);
    // Not in the order of any file.
    const rows = [...borough[view]].reverse().map((row) => `(${row.map((cell) => literal(cell)).join(", ")})`);
    for (let at = 0; at < rows.length; at += 200) {
      batches.push(`insert into send.[${view}] values ${rows.slice(at, at + 200).join(", ")}`);
    }
  }
  await run(database, ...batches);
}

/** As a file would hold them for the same row of several with one id to stay. */
function sorted(borough: Borough): Borough {
  const rows: Record<View, readonly Row[]> = { ...borough };
  for (const view of views) rows[view] = [...borough[view]].sort(byAllCells);
  return rows;
}

const aDeliveryRecord = (snapshot: Snapshot) => ({
  figures: measures.map((measure) => measure.figures(scopeOf(snapshot, dayOfText("2021-06-30")))),
  rows: snapshot.rowsRead,
  remarks: [...snapshot.rejected, ...snapshot.warnings].map(({ view, id, reason }) => `${view} ${id} ${reason}`).sort(),
  persons: snapshot.persons.map((person) => JSON.stringify([person.caseReference, person.ethnicity])).sort(),
});

describe.skipIf(connectionString === undefined)(
  "other rows in the contract's tables of a real server (not run without MSSQL_TEST_CONNECTION_STRING)",
  () => {
    const odd = withOddTexts(randomBorough(11, 120), 3);
    const typed = asTyped(randomBorough(12, 120));
    const types: Record<string, string> = { id: "int", text: "nvarchar(4000)", date: "date", flag: "char(5)" };
    beforeAll(async () => {
      await fill(`${name}_odd`, odd, () => "nvarchar(max)");
      await fill(`${name}_typed`, typed, ({ name: column, kind }) =>
        column.endsWith("_id") ? "int" : (types[String(kind)] ?? "varchar(60)"),
      );
    }, 300_000);
    afterAll(async () => {
      for (const database of [`${name}_odd`, `${name}_typed`]) {
        await vi.waitFor(() => run("master", `drop database ${database}`), { timeout: 30_000, interval: 500 });
      }
    }, 100_000);

    it.each([
      ["texts of every kind", `${name}_odd`, odd],
      ["whole numbers, dates and characters", `${name}_typed`, typed],
    ])("give what the same rows give as files: %s", async (_, database, borough) => {
      const source = sqlServerSource(settingsOf(database), () => "2021-06-30T07:00:00+01:00");

      expect(aDeliveryRecord(await source.read(defaultWords))).toEqual(aDeliveryRecord(aSnapshot(sorted(borough))));
    });
  },
);
