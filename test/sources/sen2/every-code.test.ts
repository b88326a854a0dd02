import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { textOfDayOrNull } from "../../../src/cases/day.ts";
import type { Person } from "../../../src/cases/records.ts";
import { returnOf } from "../../support/sen2.ts";

// Both files and what they mean were written from the collection's page of docs/sen2.md, before there was a reader.
const read = (year: number) =>
  returnOf(fileURLToPath(new URL(`return-${year}.xml`, import.meta.url))).read(defaultWords);

/** Short names of the council's words. */
const short: Readonly<Record<string, string>> = {
  [defaultWords.proceed]: "assess",
  [defaultWords.refuse]: "refuse",
  [defaultWords.actionAssess]: "assess",
  [defaultWords.actionRefuse]: "refuse",
  [defaultWords.develop]: "plan",
  [defaultWords.notRequired]: "no plan",
};

const shown = (...cells: readonly (string | null)[]) =>
  cells.map((cell) => (cell === null ? "-" : (short[cell] ?? cell))).join(" ");
const day = textOfDayOrNull;

/** What was read of a person, a line for each record; `-` for what is null. */
function linesOf({ referrals, plans }: Person): string[] {
  return [
    ...referrals.flatMap((one) => [
      `request ${shown(day(one.receivedOn), one.decisionTaken, one.nextAction, day(one.decidedOn), day(one.withdrawnOn))}`,
      ...one.assessments.map((assessment) => `assessment ${shown(assessment.nextAction, day(assessment.decidedOn))}`),
    ]),
    ...plans.flatMap((plan) => [
      `plan ${shown(plan.origin, day(plan.issuedOn), plan.exemption, day(plan.ceasedOn), plan.ceasedReason)}${plan.assessment === null ? " alone" : ""}`,
      ...plan.reviews.map(
        (one) =>
          `review ${shown(day(one.reviewOn), day(one.completedOn), one.outcome, day(one.decidedOn), day(one.amendedDraftOn), day(one.amendedFinalOn))}`,
      ),
    ]),
  ];
}

const old = ["request 2018-01-15 assess assess 2018-02-20 -"];

const of2024: Readonly<Record<string, readonly string[]>> = {
  S99900000001A: [
    "request 2023-01-10 assess assess 2023-02-14 -",
    "assessment plan 2023-06-05",
    "plan new 2023-06-05 - - -",
  ],
  S99900000002A: ["request 2023-01-16 refuse refuse 2023-03-01 -"],
  S99900000003A: ["request 2023-12-01 - - - -"],
  S99900000004A: ["request 2023-04-03 - - - 2023-05-05"],
  S99900000005A: ["request 2023-04-03 - - - 2024-01-18"],
  S99900000006A: [
    "request 2022-11-01 assess assess 2022-12-12 -",
    "assessment plan 2023-04-04",
    "plan new 2023-04-04 20-week exception - -",
  ],
  // the last day before the year that was collected stands for a day that is not held
  S99900000007A: ["request 2022-11-07 assess assess 2022-12-31 -", "assessment - -"],
  S99900000008A: ["request 2023-02-06 assess assess 2023-03-17 -", "assessment no plan 2023-05-26"],
  S99900000009A: ["request 2023-10-02 assess assess 2023-11-10 -", "assessment - -"],
  S99900000010A: ["request 2023-03-06 assess assess 2023-04-14 2023-06-30", "assessment - -"],
  S99900000011A: [
    ...old,
    "assessment plan 2019-09-02",
    "plan conversion 2019-09-02 - - -",
    "review 2023-03-03 2023-03-03 amend 2023-03-30 - -",
  ],
  S99900000012A: ["plan transfer_in 2023-02-13 - - - alone"],
  S99900000013A: ["request 2023-07-03 assess assess 2023-08-11 -", "assessment plan 2023-12-31"],
  ...Object.fromEntries(
    [
      "Reached the maximum age",
      "Needs met without a plan",
      "Moved to higher education",
      "Moved to paid employment",
      "Moved to another council",
      "No longer wishes to be in education or training",
      "Left England",
      "Died",
      "Other",
    ].map((reason, at) => [
      `S999000000${14 + at}A`,
      [...old, "assessment plan 2018-06-01", `plan conversion 2018-06-01 - 2023-0${1 + at}-15 ${reason}`],
    ]),
  ),
  "1234567890": ["request 2023-09-04 - - - -"],
  "person 24": ["request 2023-09-05 - - - -"],
  S99900000025A: [
    "request 2023-01-09 refuse refuse 2023-02-17 -",
    "request 2023-06-05 assess assess 2023-07-14 -",
    "assessment plan 2023-10-20",
    "plan new 2023-10-20 - - -",
  ],
  S99900000026A: ["plan transfer_in 2016-04-11 - - - alone", "review 2023-11-20 2023-11-20 - 2023-11-20 - -"],
  S99900000027A: [
    ...old,
    "assessment plan 2019-01-07",
    "plan conversion 2019-01-07 - - -",
    "review 2023-05-09 2023-05-09 maintain 2023-05-30 - -",
  ],
  S99900000028A: [
    ...old,
    "assessment plan 2019-01-07",
    "plan conversion 2019-01-07 - - -",
    "review 2023-11-02 2023-11-02 cease 2023-11-16 - -",
  ],
};

const older = [...old, "assessment plan 2018-06-04", "plan conversion 2018-06-04 - - -"];

const of2026: Readonly<Record<string, readonly string[]>> = {
  S99900000001A: [
    "request 2024-11-04 assess assess 2024-12-13 -",
    "assessment plan 2025-03-21",
    "plan new 2025-03-21 - - -",
  ],
  S99900000002A: [...older, "review 2025-10-06 2025-10-06 amend 2025-10-31 2025-11-14 2026-01-09"],
  S99900000003A: [...older, "review 2025-10-06 2025-10-06 amend 2025-10-31 2025-11-14 -"],
  S99900000004A: [...older, "review 2025-06-09 2025-06-09 maintain 2025-06-30 - -"],
  S99900000005A: [...older, "review 2025-06-09 2025-06-09 cease 2025-06-30 - -"],
  S99900000006A: ["request 2025-11-03 - - - -"],
  S99900000007A: ["request 2025-06-02 refuse refuse 2025-07-11 -"],
  S99900000008A: ["request 2025-06-02 - - - 2025-07-11"],
  S99900000009A: ["request 2025-06-02 assess assess 2025-07-11 -", "assessment - -"],
  S99900000010A: ["request 2025-02-03 assess assess 2025-03-14 -", "assessment no plan 2025-05-23"],
  S99900000011A: ["request 2025-02-03 assess assess 2025-03-14 2026-01-15", "assessment - -"],
  S99900000012A: ["plan transfer_in 2025-06-20 - - - alone"],
  S99900000013A: ["request 2025-07-07 assess assess 2025-08-15 -", "assessment plan 2025-12-31"],
};

const ethnicities = [
  "White British",
  "Refused",
  "Information not yet obtained",
  "White Irish",
  "Traveller of Irish heritage",
  "Any other White background",
  "Gypsy or Roma",
  "White and Black Caribbean",
  "White and Black African",
  "White and Asian",
  "Any other mixed background",
  "Indian",
  "Pakistani",
  "Bangladeshi",
  "Any other Asian background",
  "Black Caribbean",
  "Black African",
  "Any other Black background",
  "Chinese",
  "Any other ethnic group",
  "ZZZZ",
];

describe("a SEN2 return with every code", () => {
  it.each([
    [2024, of2024],
    [2026, of2026],
  ])("of %s is read as the records that it means", async (year, meant) => {
    const { persons, rejected } = await read(year);

    expect(Object.fromEntries(persons.map((person) => [person.personId, linesOf(person)]))).toEqual(meant);
    expect(rejected).toEqual([]);
  });

  it("gives genders and ethnicities in words, unknown codes as recorded and nothing for what is missing", async () => {
    const { persons } = await read(2024);

    expect(persons.slice(0, 21).map(({ ethnicity }) => ethnicity)).toEqual(ethnicities);
    expect(new Set(persons.map(({ gender }) => gender))).toEqual(new Set(["Male", "Female", null]));
    expect(persons.filter(({ bornOn, ethnicity }) => bornOn === null && ethnicity === null)).toHaveLength(1);
  });

  it("notes each day that another stands for", async () => {
    const noted = (await read(2024)).warnings.map(({ view, reason }) => `${view}: ${reason}`);

    expect(noted.sort()).toEqual([
      "assessment: plan decided without a date: the last day of the collected year stands for it",
      "referral: decided before the collected year without a date: the last day before it stands for it",
      "referral: withdrawn without a date: the reference date stands for it",
    ]);
    expect((await read(2026)).warnings.map(({ reason }) => reason).sort()).toEqual([
      "plan decided without a date: the last day of the collected year stands for it",
      "withdrawn without a date: the reference date stands for it",
    ]);
  });

  it.each([
    [
      "a reassessment under way keeps the review of the plan",
      (text: string) =>
        text.replaceAll(
          /<\/Assessment>(\s*<ActivePlans>)/g,
          "</Assessment><Assessment><AssessmentOutcome>A</AssessmentOutcome></Assessment>$1",
        ),
      "review",
    ],
    [
      "a plan issued without its day begins on the day on which it starts",
      (text: string) =>
        text.replaceAll(/<AssessmentOutcomeDate>[\d-]+<\/AssessmentOutcomeDate>(?=[\s\S]{0,300}?<StartDate>)/g, ""),
      "plan",
    ],
  ])("%s", async (_, change, kind) => {
    const folder = await mkdtemp(join(tmpdir(), "send-sen2-"));
    const file = join(folder, "return.xml");
    const text = await readFile(new URL("return-2024.xml", import.meta.url), "utf8");
    await writeFile(file, change(text));
    const changed = await returnOf(file).read(defaultWords);
    await rm(folder, { recursive: true });
    const ofKind = (persons: readonly Person[]) =>
      persons.map((person) => linesOf(person).filter((line) => line.startsWith(kind)));

    expect(change(text)).not.toBe(text);
    expect(ofKind(changed.persons)).toEqual(ofKind((await read(2024)).persons));
  });
});
