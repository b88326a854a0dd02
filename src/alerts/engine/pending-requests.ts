import { isWhole, type AlertKind, type Pending, type AlertScope } from "../../alert.ts";
import type { ClockId } from "../../cases/council-words.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Assessment, Referral } from "../../cases/records.ts";
import { addDays } from "../../facts/calendar.ts";
import { isSeenBy, isSeenWithdrawnOrIssued } from "../../facts/active.ts";
import { recordsById } from "../../cases/record-index.ts";
import { isExemptionRecorded, isNewClient, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { startClock } from "../../facts/statutory-clock.ts";

/** Days in which the plan must be issued: after them, decisions still missing are overdue (see docs/alerts.md). */
export const daysToIssue = 140;

/** Returns how many assessments there are, and how many are decided: one that lost its day may be the one that speaks. */
export function assessmentRows(assessments: readonly Assessment[]): number[] {
  return [assessments.length, assessments.filter(({ decidedOn }) => decidedOn !== null).length];
}

type IsPending = (place: RequestPlace, request: Referral, on: Day) => boolean;

/**
 * Returns the pending cases of new clients' requests, under a clock that starts when the request was received. They are
 * overdue after `overdueAfterDays` days from then; absent: never.
 */
export function requestsPending(
  clockId: ClockId,
  isPending: IsPending,
  overdueAfterDays?: number,
): (scope: AlertScope) => Pending[] {
  return ({ snapshot, on }) =>
    snapshot.referrals.filter(isNewClient).flatMap((request): Pending[] => {
      const place = requestPlaceOn(request, on, snapshot.words);
      if (place === null || !isPending(place, request, on)) return [];
      const { referralId, person, receivedOn } = request;
      return [
        {
          record: referralId,
          person,
          clock: startClock(clockId, receivedOn, snapshot.words),
          ...(overdueAfterDays === undefined ? {} : { overdueAfter: addDays(receivedOn, overdueAfterDays) }),
          rows: assessmentRows(request.assessments),
          values: [
            { name: "received", value: textOfDay(receivedOn) },
            { name: "decision taken", value: request.decisionTaken },
            { name: "decided", value: textOfDayOrNull(request.decidedOn) },
            { name: "stands at", value: place },
            ...(isExemptionRecorded(request) ? [{ name: "exemption", value: "recorded; the day stays" }] : []),
          ],
        },
      ];
    });
}

type IsSeen = (request: Referral, scope: AlertScope) => boolean;

/**
 * Returns how requests that are no longer pending ended: withdrawn, issued, or decided as `isDecided` says. A request
 * that is now of another type is over.
 */
export function requestOutcome(isDecided: IsSeen): AlertKind["outcomeOf"] {
  return ({ record, rows }, scope) => {
    const request = recordsById(scope.snapshot).referral.get(record);
    // after a wrong day of receipt, whatever happened since looks like an answer
    if (request === undefined || !isSeenBy(request.receivedOn, scope.on)) return null;
    if (!isNewClient(request)) return "over";
    if (isSeenWithdrawnOrIssued(request, scope.on, scope.snapshot)) return "done";
    return isWhole(assessmentRows(request.assessments), rows) && isDecided(request, scope) ? "done" : null;
  };
}
