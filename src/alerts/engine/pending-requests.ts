import type { Pending, AlertScope } from "../../alert.ts";
import type { ClockId } from "../../cases/clock-change.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Referral } from "../../cases/records.ts";
import { addDays } from "../../facts/calendar.ts";
import { isExemptionRecorded, isNewClient, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { startClock } from "../../facts/statutory-clock.ts";

/** Days in which the plan must be issued: after them, decisions still missing are overdue (see docs/alerts.md). */
export const daysToIssue = 140;

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
