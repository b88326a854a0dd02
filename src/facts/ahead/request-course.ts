import { dayOf, type Day } from "../../cases/day.ts";
import type { Referral } from "../../cases/records.ts";
import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { isAnswerTo, isNewClient, requestPlaceOn, type RequestPlace } from "../request.ts";

/** A stay of a request at one place. */
interface Stay {
  readonly place: RequestPlace;
  readonly from: Day;
  /** The first day on which it is elsewhere; null: it stays, as far as is recorded. */
  readonly until: Day | null;
}

/** Where a request for a new plan stood, from its first day to the last that is recorded. */
export interface Course {
  readonly request: Referral;
  /** In order of time. */
  readonly stays: readonly Stay[];
  /** The day of its plan; null: it has none. */
  readonly issuedOn: Day | null;
}

/** Returns the course of every new client's request, in the order of the snapshot. */
export const requestCourses = oncePerSnapshot((snapshot): readonly Course[] =>
  snapshot.referrals.filter(isNewClient).map((request) => courseOf(request, snapshot)),
);

function courseOf(request: Referral, { words }: Snapshot): Course {
  const stays: Stay[] = [];
  for (const from of turningDays(request)) {
    const place = requestPlaceOn(request, from, words);
    const last = stays.at(-1);
    if (place === null || last?.place === place) continue;
    if (last !== undefined) stays[stays.length - 1] = { ...last, until: from };
    stays.push({ place, from, until: null });
  }
  return { request, stays, issuedOn: stays.find(({ place }) => place === "issued")?.from ?? null };
}

/** Returns the days on which a request's place may change, the first first. */
function turningDays(request: Referral): Day[] {
  const { receivedOn, decidedOn, withdrawnOn, assessments, person } = request;
  const days = [
    receivedOn,
    decidedOn,
    withdrawnOn,
    ...assessments.map((assessment) => assessment.decidedOn),
    ...person.plans.filter((plan) => isAnswerTo(request, plan)).map((plan) => plan.issuedOn),
  ];
  const known = new Set(days.flatMap((day) => day ?? []));
  return [...known].sort((one, other) => one - other).map((day) => dayOf(day));
}

/** Returns the place of a request on a day; null: it does not exist yet. */
export function placeIn({ stays }: Course, on: Day): RequestPlace | null {
  return stays.findLast(({ from }) => from <= on)?.place ?? null;
}
