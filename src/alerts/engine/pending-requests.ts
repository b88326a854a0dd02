import { isWhole, type AlertKind, type AlertScope, type AlertText, type Pending } from "../../alert.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Referral } from "../../cases/records.ts";
import { addDays } from "../../facts/calendar.ts";
import { isSeenBy, isSeenWithdrawnOrIssued } from "../../facts/active.ts";
import { recordsById } from "../../cases/record-index.ts";
import { isExemptionRecorded, isNewClient, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { startClock, type ClockId } from "../../facts/statutory-clock.ts";

/** Days in which the plan must be issued: after them, decisions still missing are overdue (see docs/alerts.md). */
export const daysToIssue = 140;

/** The numbers of a request's assessments and of the decisions that are dated: fewer later mean that some are lost. */
function rowsOf({ assessments, decidedOn, withdrawnOn }: Referral): number[] {
  const days = [decidedOn, withdrawnOn, ...assessments.map((assessment) => assessment.decidedOn)];
  return [assessments.length, days.filter((day) => day !== null).length];
}

/** What an alert on requests says and is about. */
interface RequestAlert extends AlertText {
  /** The clock, which starts when the request was received. */
  readonly clock: ClockId;
  readonly isPending: (place: RequestPlace, request: Referral, on: Day) => boolean;
  /** Days from the receipt after which it is overdue; absent: never. */
  readonly overdueAfterDays?: number;
  /** Whether what it asks for is seen to be decided. */
  readonly isDecided: (request: Referral, scope: AlertScope) => boolean;
}

/**
 * Defines an alert on new clients' requests. One that is no longer pending ended as withdrawn, issued or decided; a
 * request that is now of another type is reclassified.
 */
export function requestAlert({ clock, isPending, overdueAfterDays, isDecided, ...text }: RequestAlert): AlertKind {
  const pendingOf = (request: Referral, { snapshot, on }: AlertScope): Pending | null => {
    const place = requestPlaceOn(request, on, snapshot.words);
    if (place === null || !isPending(place, request, on)) return null;
    const { referralId, person, receivedOn } = request;
    return {
      record: referralId,
      person,
      clock: startClock(clock, receivedOn, snapshot.words),
      ...(overdueAfterDays === undefined ? {} : { overdueAfter: addDays(receivedOn, overdueAfterDays) }),
      rows: rowsOf(request),
      values: [
        { name: "received", value: textOfDay(receivedOn) },
        { name: "decision taken", value: request.decisionTaken },
        { name: "decided", value: textOfDayOrNull(request.decidedOn) },
        { name: "stage", value: place },
        ...(isExemptionRecorded(request)
          ? [{ name: "exemption", value: "recorded, which does not change the deadline" }]
          : []),
      ],
    };
  };
  return {
    ...text,
    view: () => "referral",
    pending: (scope) =>
      scope.snapshot.referrals.filter(isNewClient).flatMap((request) => pendingOf(request, scope) ?? []),
    outcomeOf({ record, rows }, scope) {
      const request = recordsById(scope.snapshot).referral.get(record);
      // after a wrong day of receipt, whatever happened since looks like an answer
      if (request === undefined || !isSeenBy(request.receivedOn, scope.on)) return null;
      if (!isNewClient(request)) return "reclassified";
      if (isSeenWithdrawnOrIssued(request, scope.on, scope.snapshot)) return "done";
      return isWhole(rowsOf(request), rows) && isDecided(request, scope) ? "done" : null;
    },
  };
}
