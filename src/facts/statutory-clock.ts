import type { ClockChange, CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import { addDays, addMonths, spelledDay } from "./calendar.ts";

/** The terms of a clock for a case whose clock starts on a given day. What is done on the last lawful day is in time. */
export interface StatutoryClock {
  readonly id: ClockId;
  /** What must be done, in words for people. */
  readonly description: string;
  readonly limit: number;
  /** Days: the last lawful day is `limit` days after the start. Months: the start is the first day, so it is one less. */
  readonly unit: "days" | "months";
  /** How many days before the last lawful day people are first warned. */
  readonly warningDays: number;
  /** The regulation, or "Local definition". */
  readonly source: string;
}

type Terms = Omit<StatutoryClock, "id">;

/** Terms in days: what must be done, in words for people, the regulation and when people are first warned. */
function days(limit: number, description: string, source: string, warningDays = 14): Terms {
  return { description, limit, unit: "days", warningDays, source };
}

/** Terms in calendar months; else as `days`. */
function months(limit: number, description: string, source: string, warningDays = 56): Terms {
  return { description, limit, unit: "months", warningDays, source };
}

/** The clocks that the law or the council sets, in the order of a case's life, with the terms that hold unless configured. */
const initialTerms = {
  "assessment-decision": days(42, "Decide whether to assess", "SEND Regulations 2014, regulation 5(1)"),
  "plan-decision": days(
    112,
    "Decide whether to issue a plan and, if not, notify the parent or young person",
    "SEND Regulations 2014, regulation 10(1)",
  ),
  "plan-issue": days(140, "Issue the final plan", "SEND Regulations 2014, regulation 13(2)"),
  review: months(12, "Hold the annual review", "Children and Families Act 2014, section 44(1)"),
  "review-after-transfer": months(
    3,
    "Hold the first annual review after the transfer in",
    "SEND Regulations 2014, regulation 15(5)",
  ),
  "phase-transfer": days(
    167,
    "Issue the final plan for the next phase of education",
    "SEND Regulations 2014, regulation 18",
    56,
  ),
  "review-decision": days(
    28,
    "Decide after the review to maintain, amend or cease the plan, and send any proposed amendments",
    "SEND Regulations 2014, regulation 20(10); R (L, M, P) v Devon CC [2022] EWHC 493",
  ),
  "amended-final-from-draft": days(56, "Issue the amended final plan", "SEND Regulations 2014, regulation 22(3)"),
  "amended-final-from-review": days(
    84,
    "Issue the amended final plan",
    "SEND Regulations 2014, regulations 20(10) and 22(3)",
  ),
  "record-mending": days(28, "Correct the record", "Local definition", 28),
} satisfies Readonly<Record<string, Terms>>;

export type ClockId = keyof typeof initialTerms;

export const clockIds: readonly string[] = Object.keys(initialTerms);

/** Returns a clock's terms for a case whose clock starts on the day: configured changes apply from their first day. */
function statutoryClock(id: ClockId, startOn: Day, { clockChanges }: CouncilWords): StatutoryClock {
  if (clockChanges.length === 0) return { id, ...initialTerms[id] };
  const changes = clockChanges.filter((change) => change.clock === id && change.from <= startOn);
  return { id, ...[...changes].sort((a, b) => a.from - b.from).reduce(changed, initialTerms[id]) };
}

function changed(terms: Terms, change: ClockChange): Terms {
  return {
    unit: terms.unit,
    limit: change.limit ?? terms.limit,
    warningDays: change.warningDays ?? terms.warningDays,
    description: change.description ?? terms.description,
    source: change.source ?? terms.source,
  };
}

/** Returns the last lawful day of a clock that starts on the day. */
function lastLawfulDay({ limit, unit }: StatutoryClock, startOn: Day): Day {
  return unit === "days" ? addDays(startOn, limit) : addDays(addMonths(startOn, limit), -1);
}

/** A clock that runs for a case. */
export interface RunningClock {
  readonly terms: StatutoryClock;
  readonly startOn: Day;
  /** The last lawful day. */
  readonly dueOn: Day;
}

/** Starts a clock on the day. */
export function startClock(id: ClockId, startOn: Day, words: CouncilWords): RunningClock {
  const clock = statutoryClock(id, startOn, words);
  return { terms: clock, startOn, dueOn: lastLawfulDay(clock, startOn) };
}

/** Writes a number of days: `1 day`, `1,200 days`. */
export function dayCount(days: number): string {
  return `${days.toLocaleString("en-GB")} ${days === 1 ? "day" : "days"}`;
}

/** Says when something is due and how long that is: `5 July 2021, 3 days left`, `15 June 2021, 15 days late`. */
export function dueText(dueOn: Day, today: Day): string {
  const days = dueOn - today;
  const left = days === 0 ? "due today" : days > 0 ? `${dayCount(days)} left` : `${dayCount(-days)} late`;
  return `${spelledDay(dueOn)}, ${left}`;
}
