import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Pending, AlertScope } from "../../alert.ts";
import type { ClockId } from "../../cases/clock-change.ts";
import type { Referral } from "../../cases/records.ts";
import { addDays } from "../../facts/calendar.ts";
import { isExemptionRecorded } from "../../facts/request.ts";
import { isNewClient, requestPlaceOn, type RequestPlace } from "../../facts/request.ts";
import { startClock } from "../../facts/statutory-clock.ts";

type Where = (place: RequestPlace, request: Referral, on: Day) => boolean;

/** New clients' requests at a place, under a clock that starts when the request was received. */
export function requestsPending(
  clock: ClockId,
  where: Where,
  overdueAfterDays?: number,
): (scope: AlertScope) => Pending[] {
  return ({ snapshot, on }) =>
    snapshot.referrals.filter(isNewClient).flatMap((request): Pending[] => {
      const place = requestPlaceOn(request, on, snapshot.words);
      if (place === null || !where(place, request, on)) return [];
      const { referralId: record, person, receivedOn } = request;
      return [
        {
          record,
          person,
          clock: startClock(clock, receivedOn, snapshot.words),
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
