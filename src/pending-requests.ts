import type { Pending, Watched } from "./alert.ts";
import type { ClockId } from "./cases/clock-change.ts";
import type { Referral } from "./cases/record.ts";
import { addDays } from "./facts/calendar.ts";
import { isExemptionRecorded } from "./facts/exemption.ts";
import { isNewClient, placeOn, type Place } from "./facts/request.ts";
import { runningFrom } from "./facts/statutory-clock.ts";

type Where = (place: Place, request: Referral, on: string) => boolean;

/** New clients' requests at a place, under a clock that starts when the request was received. */
export function requestsPending(
  clock: ClockId,
  where: Where,
  overdueAfterDays?: number,
): (watched: Watched) => Pending[] {
  return ({ book, on }) =>
    book.referrals.filter(isNewClient).flatMap((request): Pending[] => {
      const place = placeOn(request, on, book.words);
      if (place === null || !where(place, request, on)) return [];
      const { referralId: record, person, receivedOn } = request;
      return [
        {
          record,
          person,
          running: runningFrom(clock, receivedOn, book.words),
          ...(overdueAfterDays === undefined ? {} : { overdueAfter: addDays(receivedOn, overdueAfterDays) }),
          values: [
            { name: "received", value: receivedOn },
            { name: "decision taken", value: request.decisionTaken },
            { name: "decided", value: request.decidedOn },
            { name: "stands at", value: place },
            ...(isExemptionRecorded(request) ? [{ name: "exemption", value: "recorded; the day stays" }] : []),
          ],
        },
      ];
    });
}
