import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readiness } from "../../commands/readiness.ts";
import { consoleManager } from "../../src/access/colleagues.ts";
import type { Answer } from "../../src/answer.ts";
import type { View } from "../../src/cases/contract.ts";
import { defaultWords as words } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { CommandContext } from "../../src/context.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { returnOf } from "../support/sen2.ts";

const whole = { gender: "Female", ethnicity: "White British" };
const answerOf = (snapshot: Snapshot, given: Partial<CommandContext> = {}): Answer =>
  atOnce(readiness.run("", aCommandContext(snapshot, given)));

/** A table of an answer by its heading: each row as `label: values`. */
function tableOf({ parts }: Answer, heading: string): string[] {
  return [...parts].flatMap((part) =>
    part.kind === "table" && part.rowHeading === heading
      ? part.rows.map(({ label, values }) => `${label}: ${values.filter((value) => value !== null).join(", ")}`)
      : [],
  );
}

type Rows = Partial<Record<View, readonly Cells[]>>;

/** What one thing that is wrong with a child, who is right otherwise, is called. */
const problems: readonly (readonly [title: string, rows: Rows])[] = [
  ["No date of birth", { person: [{ ...whole, date_of_birth: null }] }],
  ["Gender not recorded", { person: [{ ...whole, gender: "Unknown" }] }],
  ["Ethnicity not recorded", { person: [{ ...whole, ethnicity: null }] }],
  ["Over 25 with a current plan", { person: [{ ...whole, date_of_birth: "1990-01-01" }] }],
  [
    "Request with dates out of order",
    { referral: [{ decision_taken: words.proceed, decision_date: "2020-12-01" }], plan: [{ origin: "conversion" }] },
  ],
  [
    "Plan with dates out of order",
    { plan: [{ issued_date: "2021-03-01", ceased_date: "2021-02-01", ceased_reason: "x" }] },
  ],
  [
    "Review with dates out of order",
    {
      plan: [{ plan_id: "l1" }],
      review: [
        { review_date: "2021-03-01", completed_date: "2021-03-01", outcome: "amend", decision_date: "2021-02-01" },
      ],
    },
  ],
  ["Outcome without its date", { referral: [{ decision_taken: words.proceed }], plan: [{ origin: "conversion" }] }],
  ["Date without an outcome", { referral: [{ decision_date: "2021-02-01" }], plan: [{ origin: "conversion" }] }],
  ["Plan that ended without a reason", { plan: [{ ceased_date: "2021-02-01" }] }],
  ["Reason for an end without its date", { plan: [{ ceased_reason: "Moved" }] }],
  ["More than one current plan of one child", { plan: [{}, {}] }],
];

describe("the readiness for the next return", () => {
  it.each(problems)("finds: %s", (title, rows) => {
    const snapshot = aSnapshot(
      aBorough({ person: [whole], plan: [{}], worker: [{}], worker_relationship: [{}], ...rows }),
    );

    expect(tableOf(answerOf(snapshot), "What")).toEqual([`${title}: 1`]);
  });

  it("finds nothing wrong with a child of whom all is recorded, nor with one who is in no return of the year", () => {
    const gone = { person_id: "p2", case_reference: "REF-2", date_of_birth: null };
    const snapshot = aSnapshot(
      aBorough({
        person: [whole, gone],
        plan: [{}, { person_id: "p2", issued_date: "2015-01-01", ceased_date: "2020-12-31" }],
      }),
    );

    expect(tableOf(answerOf(snapshot), "What")).toEqual([]);
    expect(JSON.stringify(answerOf(snapshot))).toContain("Nothing would be refused or queried.");
  });

  it("looks for UPNs, codes and other councils where the case data hold them, and says where they do not", async () => {
    const file = fileURLToPath(new URL("../sources/sen2/return-2024.xml", import.meta.url));
    const snapshot = await returnOf(file).read(words);
    const found = tableOf(answerOf(snapshot, { today: dayOfText("2024-01-18") }), "What");

    // the UPNs of the file all fail their check letter
    expect(found).toEqual([
      "No UPN: 2",
      "UPN whose check letter is wrong: 26",
      "No date of birth: 1",
      "Gender not recorded: 1",
      "Ethnicity not recorded: 1",
      "Outcome without its date: 2",
      "Date without an outcome: 1",
    ]);
    expect(JSON.stringify(answerOf(demoSnapshot))).toContain(
      "Not checked, as the case data do not hold it: No UPN; UPN",
    );
  });

  it("counts what the return's headline tables count", () => {
    const answer = answerOf(demoSnapshot);

    expect(tableOf(answer, "Of the return")).toEqual([
      "Current plans: 2303",
      "New plans: 161",
      "Requests received: 257",
      "Requests refused: 29",
      "Assessed, no plan issued: 10",
      "New plans within 20 weeks, with exceptions: 141, 88",
      "New plans within 20 weeks, without exceptions: 141, 93",
      "Plans ceased: 71",
      "Reviews held: 902",
      "Plans reviewed in the last 12 months: 1216, 62",
    ]);
    const ages = tableOf(answer, "Age of those with a plan").map((row) => Number(row.split(": ")[1]));
    expect(ages.reduce((sum, plans) => sum + plans, 0)).toBe(2303);
  });

  it("rounds every number for who sees numbers rounded, and names no case", () => {
    const answer = answerOf(demoSnapshot, { colleague: { ...consoleManager, role: "viewer" } });
    const numbers = ["Of the return", "Age of those with a plan", "What"].flatMap((heading) =>
      tableOf(answer, heading).map((row) => Number(/: (\d+)/.exec(row)?.[1])),
    );

    expect(numbers.length).toBeGreaterThan(15);
    expect(numbers.filter((number) => number % 5 !== 0)).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/SEND-\d/);
  });
});
