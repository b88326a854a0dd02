import type { Day } from "../cases/day.ts";
import type { ClockChange, ClockId } from "../cases/clock-change.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import { addDays, addMonths } from "./calendar.ts";

/** The terms of a clock that starts on one day. A thing done on the last lawful day is in time. */
export interface StatutoryClock {
  readonly id: ClockId;
  /** What must be done, in plain words. */
  readonly description: string;
  readonly limit: number;
  /** Days: the last lawful day is so many days after the start. Months: the period starts with the day, so it is one day less. */
  readonly unit: "days" | "months";
  /** From so many days before the last lawful day people are told. */
  readonly warningDays: number;
  /** The regulation, or "Local definition". */
  readonly source: string;
}

type Terms = Omit<StatutoryClock, "id">;

const terms: Readonly<Record<ClockId, Terms>> = {
  "assessment-decision": {
    description: "Decide whether to assess",
    limit: 42,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulation 5(1)",
  },
  "plan-decision": {
    description: "Decide whether to issue a plan and, if not, tell the family",
    limit: 112,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulation 10(1)",
  },
  "plan-issue": {
    description: "Issue the final plan",
    limit: 140,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulation 13(2)",
  },
  review: {
    description: "Review the plan",
    limit: 12,
    unit: "months",
    warningDays: 56,
    source: "Children and Families Act 2014, section 44(1)",
  },
  "review-after-transfer": {
    description: "Review the plan taken over from another authority",
    limit: 3,
    unit: "months",
    warningDays: 56,
    source: "SEND Regulations 2014, regulation 15(5)",
  },
  "review-decision": {
    description: "Decide after the review and send any proposed amendments",
    limit: 28,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulation 20(10); R (L, M, P) v Devon CC [2022] EWHC 493",
  },
  "amended-final-from-draft": {
    description: "Issue the amended final plan",
    limit: 56,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulation 22(3)",
  },
  "amended-final-from-review": {
    description: "Issue the amended final plan",
    limit: 84,
    unit: "days",
    warningDays: 14,
    source: "SEND Regulations 2014, regulations 20(10) and 22(3)",
  },
  "record-mending": {
    description: "Put the record right",
    limit: 28,
    unit: "days",
    warningDays: 28,
    source: "Local definition",
  },
};

/** The clock as it runs for a case whose clock starts on the day: the council's changes up to that day applied in time. */
function statutoryClock(id: ClockId, startOn: Day, { clockChanges }: CouncilWords): StatutoryClock {
  if (clockChanges.length === 0) return { id, ...terms[id] };
  const changes = clockChanges.filter((change) => change.clock === id && change.from <= startOn);
  return { id, ...[...changes].sort((a, b) => (a.from < b.from ? -1 : 1)).reduce(changed, terms[id]) };
}

function changed(before: Terms, { limit, warningDays, description: says, source }: ClockChange): Terms {
  return {
    unit: before.unit,
    limit: limit ?? before.limit,
    warningDays: warningDays ?? before.warningDays,
    description: says ?? before.description,
    source: source ?? before.source,
  };
}

/** The last lawful day of a clock that starts on the day. */
function lastLawfulDay({ limit, unit }: StatutoryClock, startOn: Day): Day {
  return unit === "days" ? addDays(startOn, limit) : addDays(addMonths(startOn, limit), -1);
}

/** A clock that runs for a case: from which day, and until which it is in time. */
export interface RunningClock {
  readonly terms: StatutoryClock;
  readonly startOn: Day;
  readonly dueOn: Day;
}

/** The clock of that id running from the day. */
export function startClock(id: ClockId, startOn: Day, words: CouncilWords): RunningClock {
  const clock = statutoryClock(id, startOn, words);
  return { terms: clock, startOn, dueOn: lastLawfulDay(clock, startOn) };
}
