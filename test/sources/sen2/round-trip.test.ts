import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { dayOfText } from "../../../src/cases/day.ts";
import type { Snapshot } from "../../../src/cases/snapshot.ts";
import type { Measure } from "../../../src/measure.ts";
import { scopeAsked, scopeOf } from "../../../src/measures/engine/scope.ts";
import { isHeldAt } from "../../../src/measures/engine/source-needs.ts";
import { measures } from "../../../src/measures/index.ts";
import { UserError } from "../../../src/user-error.ts";
import { demoDay } from "../../../src/sources/demo/borough.ts";
import { writeReturn } from "../../../src/sources/sen2/write-return.ts";
import { dispatch } from "../../../src/dispatch.ts";
import { toText } from "../../../src/render/text.ts";
import { aCommandContext } from "../../support/context.ts";
import { demoSnapshot as demo } from "../../support/demo.ts";
import { returnOf } from "../../support/sen2.ts";

let folder = "";
let read: Snapshot;
let ofJanuary: Snapshot;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-sen2-"));
  const returned = async (year: number, day: string) => {
    const header = { year, referenceOn: dayOfText(day), council: "999" };
    const { file, ...beside } = await writeReturn(join(folder, `${year} ${day}.xml`), demo, header);
    return returnOf(file, beside).read(defaultWords);
  };
  read = await returned(2021, "2021-06-30");
  ofJanuary = await returned(2021, "2021-01-21");
});
afterAll(() => rm(folder, { recursive: true }));

/** What a return cannot answer, which is refused. */
const refused = [
  "plans.social-care",
  "assessments.reasons-no-plan",
  "assessments.time-from-referral",
  "assessments.time-from-decision-to-assess",
  "issued.time-from-decision",
  "issued.awaiting-since-decision",
  "issued-excluding.time-from-decision",
  "reviews.completed",
  "reviews.completed-by-month",
  "reviews.trend",
  "reviews.updates-in-progress",
  "other-referrals.decisions-by-year",
  "other-referrals.decisions-by-month",
  "other-referrals.undecided",
  "quality.assess-decision-mismatch",
  "quality.refuse-decision-mismatch",
  "quality.review-not-scheduled",
  "quality.out-of-borough-mismatch",
  "quality.review-date-incorrect",
  "quality.review-date-blank",
  "forecast.20-weeks",
  "reviews.pipeline",
  "phase-transfers",
];

/** What is answered and not the same, and why. */
const differing: Readonly<Record<string, string>> = {
  "plans.current": "plans from other councils count since they began there, in the months before the reference date",
  "plans.by-gender": "the department has codes for two genders; of all others it says that they are not known",
  "plans.by-ethnicity": "the department has words of its own for what is not obtained",
  "plans.ceased-reasons": "the department has words of its own",
  "referrals.decisions": "a request that was withdrawn after its decision has one outcome, the later",
  "referrals.decisions-new": "the form and the workflow are one, so what was entered wrongly in one is not seen",
  "referrals.by-age": "the form and the workflow are one, so what was entered wrongly in one is not seen",
  "referrals.decisions-by-month": "the total of a month has no transfers in",
  "assessments.decisions": "a decision to issue counts on the day of issue",
  "assessments.decisions-by-month": "a decision to issue counts on the day of issue",
  "quality.summary": "genders for which there is no code are not known",
  "quality.gender-not-recorded": "genders for which there is no code are not known",
  "referrals.refusal-rate": "a request that was withdrawn after its decision has one outcome, the later",
};

/** The cells of a measure's table, each by the labels of its row and column; totals stand for what they sum. */
function cellsOf(measure: Measure, snapshot: Snapshot, by?: "team" | "age"): Map<string, number | null> {
  const { rows, columns } = measure.figures(scopeOf(snapshot, demoDay), by);
  return new Map(
    rows.flatMap(({ label, values }) =>
      values.map((value, at): [string, number | null] => [`${label}, ${columns[at]?.label}`, value]),
    ),
  );
}

/** Whether the return has no cell that the demo has not, and lacks none but those of times before it begins. */
function isSame(measure: Measure, by?: "team" | "age"): boolean {
  const [told, all] = [cellsOf(measure, read, by), cellsOf(measure, demo, by)];
  const isEarlier = (cell: string) => /\b2019\b/.test(cell);
  const lacking = [...all.keys()].filter((cell) => !told.has(cell) && !isEarlier(cell));
  return lacking.length === 0 && [...told].every(([cell, value]) => all.get(cell) === value);
}

describe("the demo as a SEN2 return", () => {
  it("is read back whole: nothing left out, nothing that the department's schema would refuse", () => {
    expect([read.rejected, read.cautions]).toEqual([[], []]);
    expect([ofJanuary.rejected, ofJanuary.cautions]).toEqual([[], []]);
    expect(read.persons.length).toBeGreaterThan(2500);
  });

  it("answers every measure that a return can answer as the demo does, but for what is named", () => {
    const answered = measures.filter((measure) => isHeldAt(scopeOf(read, demoDay), measure));
    const others = answered.filter((measure) => !isSame(measure)).map(({ id }) => id);

    expect(others).toEqual(Object.keys(differing));
    expect(measures.filter((one) => !answered.includes(one)).map(({ id }) => id)).toEqual(refused);
  });

  it.each(["team", "age"] as const)("answers them by %s too", (by) => {
    const isAnswered = (measure: Measure) => {
      try {
        scopeAsked(read, demoDay, { filters: {}, by }, measure);
        return true;
      } catch (error) {
        if (!String(error).includes("A SEN2 return does not hold this")) throw error;
        return false;
      }
    };
    const answered = measures.filter(
      (measure) => isAnswered(measure) && !(measure.id in differing) && !measure.isQuality,
    );

    expect(answered.filter((measure) => !isSame(measure, by)).map(({ id }) => id)).toEqual([]);
  });

  it.each(refused)("refuses %s, which would be noughts", (id) => {
    const measure = measures.find((one) => one.id === id);

    expect(() => measure && scopeAsked(read, demoDay, { filters: {} }, measure)).toThrow(
      /^A SEN2 return does not hold this: .*\.$/,
    );
  });

  it("is in January of the year before, where a question names none", () => {
    const [on, issued] = [dayOfText("2021-01-21"), measures.find(({ id }) => id === "issued.total")];

    expect(issued?.count(scopeOf(ofJanuary, on))).toBe(issued?.count(scopeOf(demo, on, { year: 2020 })));
    expect(issued?.count(scopeOf(ofJanuary, on))).toBeGreaterThan(200);
  });
});

describe("a question of a return", () => {
  const ask = (id: string, filters: Parameters<typeof scopeOf>[2]) => () => {
    const measure = measures.find((one) => one.id === id);
    if (measure !== undefined) scopeAsked(read, demoDay, { filters: filters ?? {} }, measure);
  };

  it("about a time before it begins is refused, and so is how things stood where it says how they stand", () => {
    expect(ask("issued.total", { year: 2019 })).toThrow("what is in it happened since 1 January 2020");
    expect(ask("plans.by-age", { on: dayOfText("2019-12-31") })).toThrow("happened since 1 January 2020");
    expect(ask("reviews.overdue", { on: dayOfText("2021-05-31") })).toThrow("how this stands on 30 June 2021");
    expect(ask("plans.by-age", { on: dayOfText("2021-05-31") })).not.toThrow();
    expect(ask("issued.total", { year: 2020 })).not.toThrow();
  });

  it("about officers and teams is refused where none are named", async () => {
    const file = join(folder, "2021 2021-06-30.xml");
    const bare = await returnOf(file).read(defaultWords);
    const measure = measures.find(({ id }) => id === "plans.by-age");
    const asked = (by: "team" | "officer") => () => measure && scopeAsked(bare, demoDay, { filters: {}, by }, measure);

    expect(asked("team")).toThrow("it names no case officers. Set SEN2_OFFICERS to a CSV file that does");
    expect(asked("officer")).toThrow("it names no case officers");
    expect(bare.persons[0]?.caseReference).toBe(bare.persons[0]?.personId);
    expect(read.persons[0]?.caseReference).toMatch(/^SEND-\d+$/);
  });
});

describe("what a return does not hold", () => {
  const said = (words: string) => {
    try {
      return toText(dispatch(words, aCommandContext(read))).replaceAll(/\s+/g, " ");
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
  };
  /** A case with a current plan that is older than the return. */
  const reference = () =>
    read.plans.find(({ origin, ceasedOn }) => origin === "conversion" && ceasedOn === null)?.person.caseReference ?? "";

  it.each([
    ["is REF looked after", "social care is not in it", "looked after: no"],
    ["is a review scheduled for REF", "reviews still to come are not in it", "No review is scheduled"],
    ["when was REF last amended", "only where a child changed phase", "nothing of it is known"],
    ["is REF a transfer in", "taken over from another council is not in it", "converted from a statement"],
    ["how many reviews has REF had", "only the last review of each current plan", "nothing of it is known"],
    ["reviews.overdue by social care", "social care is not in it", "No social care"],
    ["plans.current by care", "social care is not in it", "No social care"],
    ["overdue reviews of looked after children", "social care is not in it", "0 plans have"],
    ['reviews.overdue care:"Looked after children"', "social care", "0 plans have"],
  ])("is said to whoever asks: %s", (words, told, never) => {
    const answer = said(words.replace("REF", reference()));

    expect(answer).toContain(told);
    expect(answer).not.toContain(never);
  });
});
