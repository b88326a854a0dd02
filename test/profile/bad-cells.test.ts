import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { View } from "../../src/cases/contract.ts";
import { afterGoodLoad, told } from "../support/after-good-load.ts";
import { cells } from "../support/csv-borough.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-bad-"));
});
afterAll(() => rm(folder, { recursive: true }));

const dates: readonly (readonly [name: string, text: string, look: string])[] = [
  ["DD/MM/YYYY", "02/03/2020", "DD/MM/YYYY"],
  ["D/M/YYYY", "2/3/2020", "DD/MM/YYYY"],
  ["MM/DD/YYYY", "03/22/2020", "MM/DD/YYYY"],
  ["DD-MM-YYYY", "02-03-2020", "DD-MM-YYYY"],
  ["DD.MM.YYYY", "02.03.2020", "DD.MM.YYYY"],
  ["DD/MM/YY", "02/03/20", "DD/MM/YY"],
  ["YY-MM-DD", "20-03-02", "a date whose year has two digits"],
  ["YYYY/MM/DD", "2020/03/02", "YYYY/MM/DD"],
  ["YYYYMMDD", "20200302", "YYYYMMDD"],
  ["D-Mon-YYYY", "02-Mar-2020", "a date in words"],
  ["a date with a time", "2020-03-02 00:00:00", "a date with a time"],
  ["an ISO instant", "2020-03-02T00:00:00.000Z", "a date with a time"],
  ["a time after DD/MM/YYYY", "02/03/2020 00:00", "a date with a time"],
  ["SQL Server's own words", "Mar 2 2020 12:00AM", "a date with a time"],
  ["an Excel serial number", "43892", "an Excel serial number"],
  ["an Excel serial number with a time", "43892.5", "an Excel serial number"],
  ["words", "2 March 2020", "a date in words"],
  ["short words", "02-Mar-20", "a date in words"],
  ["a month", "2020-03", "a month without a day"],
  ["a year", "2020", "a year alone"],
  ["a column too narrow", "########", "a cell too narrow for Excel to show"],
  ["single digits", "2020-3-2", "YYYY-M-D"],
  ["a day that is not there", "2020-02-31", "a day that the calendar does not have"],
];

describe("a date written otherwise", () => {
  it.each(dates)("as %s in the whole column is named, and the load is refused", async (_, text, look) => {
    const { after, before, state } = await afterGoodLoad(folder, cells("plan", "issued_date", text));

    expect(state.error).toContain(`plan: issued_date looks like ${look} in 40 of 40 rows: `);
    expect(state.error).toContain(`plan.csv line 2 "${text}", line 3 "${text}"`);
    expect(after).toBe(before);
    expect(told(after)).toBe(40);
  });

  it.each(dates)("as %s in one cell is named with its place, and the load is taken", async (_, text, look) => {
    const { after, state, status } = await afterGoodLoad(folder, cells("plan", "issued_date", text, 1));

    expect(state.error).toBeNull();
    expect(status).toContain(`plan: issued_date looks like ${look} in 1 of 40 rows: `);
    expect(status).toContain(`plan: 1 noted, issued_date cannot be read (plan.csv line 2 "${text}")`);
    expect(after.plans).toHaveLength(40);
  });
});

describe("dates that may be day first or month first", () => {
  it.each([
    ["are month first where another cell can only be so", ["02/03/2020", "02/23/2020"], ["MM/DD/YYYY in 2"]],
    ["are day first where none can", ["02/03/2020", "23/02/2020"], ["DD/MM/YYYY in 2"]],
    [
      "are day first where some can only be each",
      ["02/03/2020", "23/02/2020", "02/23/2020"],
      ["DD/MM/YYYY in 2", "MM/DD/YYYY in 1"],
    ],
  ])("%s", async (_, texts, looks) => {
    const change = cells("plan", "issued_date", (old, at) => texts[at] ?? old);
    const { status } = await afterGoodLoad(folder, change);

    expect(status.match(/issued_date looks like \S+ in \d+/g)).toEqual(
      looks.map((look) => `issued_date looks like ${look}`),
    );
  });
});

it("refuses a load whose decisions are in words that no setting names", async () => {
  const { state } = await afterGoodLoad(folder, cells("referral", "decision_taken", "Go ahead"));

  expect(state.error).toContain(
    'decision_taken holds words that no rule knows in 40 of 40 rows ("Go ahead" 40; none is a word of a WORD_ setting)',
  );
});

describe("names under the header of another column", () => {
  const names = ["Abernethy", "Jo Lark", "Smith, Al", "O'Neil", "Zoë Fell-Moor"];
  const named = (view: View, column: string, most = Infinity) =>
    cells(
      view,
      column,
      (_, at) => `${names[at % names.length] ?? ""}${at < names.length ? "" : " At".repeat(at)}`,
      most,
    );

  it.each<[View, string]>([
    ["plan", "origin"],
    ["plan", "issued_date"],
    ["review", "outcome"],
    ["referral", "decision_date"],
    ["referral", "decision_taken"],
    ["worker_relationship", "relationship"],
    ["person", "looked_after"],
    ["review", "completed_by_worker_id"],
  ])("are shown by nothing that is said of %s.%s", async (view, column) => {
    const { state, status } = await afterGoodLoad(folder, named(view, column));
    const few = await afterGoodLoad(folder, named(view, column, 5));

    const said = [state.error ?? "", status, few.state.error ?? "", few.status].join("\n");
    for (const name of names) expect(said).not.toContain(name);
  });
});

describe("a placeholder", () => {
  const everywhere = [
    "NULL",
    "(null)",
    "N/A",
    "#N/A",
    "-",
    "--",
    "—",
    "#REF!",
    "\\N",
    "\u0000",
    "\u200b\u200b",
    "NaT",
    "(blank)",
    "\ufeff\u2060",
  ];
  const days = [...everywhere, "none", "TBC", "Unknown", "0", "0000-00-00", "1900-01-01", "1899-12-30", "1753-01-01"];
  const lastDays = [
    "1970-01-01",
    "2049-12-31",
    "2079-06-06",
    "2099-12-31",
    "9999-12-31",
    "9999-12-31 00:00:00",
    "2999-12-31",
    "0001-01-01",
  ];

  it.each([...days, ...lastDays])(
    "%j as a ceased date is no date: counted, said, and no plan is lost",
    async (text) => {
      const { after, state, status } = await afterGoodLoad(folder, cells("plan", "ceased_date", text));

      expect(state.error).toBeNull();
      expect(after.plans.filter(({ ceasedOn }) => ceasedOn !== null)).toEqual([]);
      expect(told(after)).toBe(40);
      expect(status).toContain("plan: ceased_date holds a placeholder in 40 rows, read as blank: ");
      expect(status).toContain(" 40");
    },
  );

  it.each(everywhere)("%j as a gender is no gender", async (text) => {
    const { after, status } = await afterGoodLoad(folder, cells("person", "gender", text, 3));

    expect(after.persons.map(({ gender }) => gender).slice(0, 4)).toEqual([null, null, null, "Female"]);
    expect(status).toContain("person: gender holds a placeholder in 3 rows, read as blank: ");
  });

  it.each(everywhere)("%j as an id sets the row aside and says why", async (text) => {
    const { after, status } = await afterGoodLoad(folder, cells("plan", "person_id", text, 1));

    expect(after.rejected.map(({ reason }) => reason)).toEqual([
      "person_id is blank: it holds a placeholder",
      "its plan was set aside",
    ]);
    expect(status).toContain("plan: 1 set aside, person_id is blank: it holds a placeholder (plan.csv line 2 ");
    expect(told(after)).toBe(39);
  });
});
