import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { afterGoodLoad, told } from "../support/after-good-load.ts";
import { both, cells, file, type Change } from "../support/csv-borough.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-bad-"));
});
afterAll(() => rm(folder, { recursive: true }));

const refused: readonly (readonly [name: string, change: Change, says: string])[] = [
  [
    "semicolons",
    file("plan", (text) => text.replaceAll(",", ";")),
    "plan.csv separates its cells by semicolons: separate them by commas",
  ],
  [
    "tabs",
    file("plan", (text) => text.replaceAll(",", "\t")),
    "plan.csv separates its cells by tabs: separate them by commas",
  ],
  ["vertical bars", file("plan", (text) => text.replaceAll(",", "|")), "plan.csv separates its cells by vertical bars"],
  [
    "UTF-16",
    file("plan", (text) => Buffer.from(`\ufeff${text}`, "utf16le")),
    'plan.csv is UTF-16: save it as "CSV UTF-8"',
  ],
  [
    "UTF-16 without a mark",
    file("plan", (text) => Buffer.from(text, "utf16le")),
    'plan.csv is UTF-16 without a byte order mark: save it as "CSV UTF-8"',
  ],
  [
    "UTF-16 of the other order",
    file("plan", (text) => Buffer.from(text, "utf16le").swap16()),
    "plan.csv is UTF-16 without a byte order mark",
  ],
  [
    "Latin-1",
    file("person", (text) => Buffer.from(text.replaceAll("Female", "Fémale"), "latin1")),
    'person.csv is not UTF-8 text: save it as "CSV UTF-8"',
  ],
  ["an Excel workbook", file("plan", () => Buffer.from("PK\u0003\u0004 and so on")), "plan.csv is an Excel workbook"],
  ["a web page", file("plan", () => "<!DOCTYPE html><p>Sign in</p>"), "plan.csv is a web page or XML, not CSV"],
  ["JSON", file("plan", () => '[{"plan_id": "l1"}]'), "plan.csv is JSON, not CSV"],
  ["an empty file", file("plan", () => ""), "plan.csv is empty: its first line must name the columns"],
  [
    "no header",
    file("plan", (text) => text.slice(text.indexOf("\n") + 1)),
    "plan.csv names none of the view's columns in its first line: begin it with plan_id,person_id,",
  ],
  [
    "a renamed column",
    file("plan", (text) => text.replace("origin", "plan_origin")),
    "plan.csv has no column origin: add it to the header and its cells (origin may be its column 4)",
  ],
  [
    "a column spelled with a blank",
    file("plan", (text) => text.replace("issued_date", "Issued Date")),
    "issued_date may be its column 5",
  ],
  ["a header that runs on into a row", file("review", (text) => text.replace("\n", "")), "may be its column 11)"],
  [
    "two faulty files",
    both(
      file("plan", () => ""),
      file("review", (text) => text.replaceAll(",", ";")),
    ),
    "plan.csv is empty: its first line must name the columns; review.csv separates",
  ],
  [
    "a file cut inside a row",
    file("plan", (text) => text.slice(0, text.lastIndexOf(",") - 20)),
    "plan.csv ends inside the row of line 41, so it is not whole",
  ],
  [
    "a file cut inside its last cell",
    file("plan", (text) => text.trimEnd()),
    "plan.csv ends inside the row of line 41, so it is not whole",
  ],
  ["a file cut inside quotes", file("plan", (text) => `${text}l999,"p1`), "a quoted cell is not closed near line 42"],
  [
    "a file cut between two rows",
    file("plan", (text) => text.split("\n").slice(0, 29).join("\n") + "\n"),
    "plan has shrunk from 40 rows to 28",
  ],
  ["a header alone", file("plan", (text) => text.slice(0, text.indexOf("\n") + 1)), "plan is empty and held 40 rows"],
  [
    "origins in other words",
    cells("plan", "origin", "New plan"),
    'plan is empty and held 40 rows: 40 of 40 rows are set aside (origin is not a code that is known: plan.csv line 2 "New plan", line 3 "New plan"; plan: origin holds words that are no code in 40 rows: "New plan" 40: write one of new, transfer_in, conversion)',
  ],
  [
    "active as Y/N",
    cells("worker", "active", "Y"),
    'worker is empty and held 3 rows: 3 of 3 rows are set aside (active cannot be read: worker.csv line 2 "Y", line 3 "Y"; worker: active looks like Y/N in 3 of 3 rows: write 1 or 0)',
  ],
  [
    "active as yes/no",
    cells("worker", "active", "yes"),
    "worker: active looks like yes/no in 3 of 3 rows: write 1 or 0",
  ],
  ["active as T/F", cells("worker", "active", "T"), "worker: active looks like T/F in 3 of 3 rows"],
  ["active as -1", cells("worker", "active", "-1"), "worker: active looks like -1 for yes in 3 of 3 rows"],
  ["active in words", cells("worker", "active", "Active"), "worker: active looks like active/inactive in 3 of 3 rows"],
  [
    "another relationship word",
    cells("worker_relationship", "relationship", "SEN Officer"),
    '40 of 40 persons with a plan have no case officer (worker_relationship: no relationship of 40 is "SEND Case Officer", so that nobody has a case officer; they are "SEN Officer" 40: set WORD_CASE_OFFICER)',
  ],
  [
    "relationships that all ended",
    cells("worker_relationship", "end_date", "2020-01-01"),
    "40 of 40 persons with a plan have no case officer",
  ],
  ["workers who are all inactive", cells("worker", "active", "0"), "40 of 40 persons with a plan have no case officer"],
  [
    "worker ids in another case",
    cells("worker_relationship", "worker_id", (id) => id.toLowerCase()),
    'worker_relationship: worker_id leads nowhere in 40 of 40 rows (worker_id leads to no worker in 40 of 40 rows: 40 would if case made no difference, such as "w0" for "W0")',
  ],
  [
    "person ids in another case",
    cells("plan", "person_id", (id) => id.toUpperCase()),
    'plan is empty and held 40 rows: 40 of 40 rows are set aside (person_id points to no person: plan.csv line 2 "P100"',
  ],
  [
    "person ids without leading zeros",
    both(
      cells("person", "person_id", (id) => id.replace("p", "00")),
      cells("worker_relationship", "person_id", (id) => id.replace("p", "00")),
      cells("referral", "person_id", (id) => id.replace("p", "00")),
      cells("plan", "person_id", (id) => id.replace("p", "")),
    ),
    'person_id points to no person: plan.csv line 2 "100"',
  ],
  [
    "ids that Excel has shortened",
    cells("person", "person_id", "1.00000E+11"),
    'person_id cannot be read: person.csv line 2 "1.00000E+11"',
  ],
  [
    "case references gone",
    cells("person", "case_reference", ""),
    "person is empty and held 40 rows: 40 of 40 rows are set aside (case_reference is blank: person.csv line 2, line 3",
  ],
  ["a column emptied", cells("plan", "issued_date", ""), "plan: issued_date is filled in 0 rows and was in 40"],
  [
    "a column of placeholders",
    cells("plan", "issued_date", "1900-01-01"),
    "plan: issued_date is filled in 0 rows and was in 40",
  ],
  [
    "half of a column emptied",
    cells("plan", "issued_date", "", 20),
    "plan: issued_date is filled in 20 rows and was in 40",
  ],
  [
    "received dates in another format",
    cells("referral", "received_date", "02/09/2019"),
    "referral: received_date looks like DD/MM/YYYY in 40 of 40 rows: write YYYY-MM-DD",
  ],
  [
    "other plans in place of the plans",
    both(
      cells("plan", "plan_id", (id) => `x${id}`),
      cells("review", "plan_id", (id) => `x${id}`),
    ),
    "40 plans of 40 are gone without a ceased date",
  ],
  [
    "links to assessments gone",
    cells("plan", "assessment_id", (id) => `0${id}`),
    "plan: assessment_id leads nowhere in 40 of 40 rows",
  ],
  [
    "a quarter of the plans twice",
    file("plan", (text) => text.replaceAll(/^l10[0-9]/gm, "l100")),
    'plan has shrunk from 40 rows to 31: 9 of 40 rows are set aside (second row of the same plan_id: plan.csv line 3 "l100"',
  ],
];

describe("a load with", () => {
  it.each(refused)("%s is refused in a sentence, and what was accepted stays", async (_, change, says) => {
    const { good, before, after, state, status } = await afterGoodLoad(folder, change);

    expect(good.error).toBeNull();
    expect(state.error).toContain(says);
    expect(status).toContain("The latest load failed: ");
    expect(after).toBe(before);
    expect(told(after)).toBe(40);
  });

  it.each<[string, Change, string, number, number]>([
    [
      "a case reference gone",
      cells("person", "case_reference", "", 1),
      "person: 1 set aside, case_reference is blank (person.csv line 2)",
      6,
      0,
    ],
    [
      "an odd origin",
      cells("plan", "origin", "Nieuw", 1),
      'plan: origin holds words that are no code in 1 row: "Nieuw" 1: write one of new, transfer_in, conversion',
      2,
      0,
    ],
    [
      "an odd outcome",
      cells("review", "outcome", "amended", 2),
      'review: 2 noted, outcome cannot be read (review.csv line 2 "amended", line 3 "amended")',
      0,
      2,
    ],
    [
      "a link of another case",
      cells("plan", "person_id", (id) => id.toUpperCase(), 1),
      'plan: person_id leads to no person in 1 of 40 rows: 1 would if case made no difference, such as "P100" for "p100"',
      2,
      0,
    ],
    [
      "ids that differ only in case",
      file("person", (text) => `${text}P100,REF-x,,,,,,,\n`),
      'person: 1 id differs from another only in case, such as "p100" and "P100": they are read as different records',
      0,
      0,
    ],
    [
      "a shortened id",
      cells("plan", "assessment_id", "1.2E+5", 1),
      "plan: assessment_id looks like a number that Excel has shortened, such as 1.00E+11 in 1 of 40 rows",
      0,
      1,
    ],
    [
      "a short row",
      file("worker", (text) => `${text}W9,Officer,\n`),
      "worker: 1 set aside, active is blank (worker.csv line 5)",
      1,
      0,
    ],
    [
      "a long row",
      file("worker", (text) => `${text}W9,Smith, Jane,jane@x.org,North,1\n`),
      "worker: 1 set aside, row with more cells than the header, as where a cell with a comma has no quotes (worker.csv line 5)",
      1,
      0,
    ],
    [
      "some decisions in other words",
      cells("referral", "decision_taken", "Go ahead", 8),
      'referral: decision_taken holds words that no rule knows in 8 rows: "Go ahead" 8',
      0,
      0,
    ],
    ["officers who have no team", cells("worker", "team", ""), "", 0, 0],
    [
      "a flag in words",
      cells("person", "looked_after", "Y", 2),
      "person: looked_after looks like Y/N in 2 of 2 rows: write 1 or 0",
      0,
      2,
    ],
  ])("%s is taken, and each row is accounted for", async (_, change, says, aside, noted) => {
    const { after, before, state, status } = await afterGoodLoad(folder, change);
    const isShort = (reason: string) => reason === "row with fewer cells than the header";

    expect(state.error).toBeNull();
    expect(status).toContain(says);
    expect(after.rejected).toHaveLength(aside);
    expect(after.warnings.filter(({ reason }) => !isShort(reason))).toHaveLength(noted);
    const lost = before.plans.length - after.plans.length;
    expect(after.rejected.filter(({ view }) => view === "plan")).toHaveLength(lost);
    expect(told(after)).toBe(40 - lost);
  });

  it("values that may name somebody never shows them", async () => {
    const { status } = await afterGoodLoad(
      folder,
      both(
        cells("person", "date_of_birth", "31/12/2011", 2),
        file("worker", (text) => `${text}W8,o@x.org,North,Smith, Jane,1\nW9,,jane@x.org,North,jane@x.org\n`),
        file("person", (text) => `${text}p999,,,,,,,,\n`),
      ),
    );

    expect(status).toContain('date_of_birth cannot be read (person.csv line 2 "99/99/9999"');
    expect(status).toContain(
      "worker: 1 set aside, row with more cells than the header, as where a cell with a comma has no quotes (worker.csv line 5)",
    );
    expect(status).not.toMatch(/Jane|Smith|2011|x\.org/);
  });
});
