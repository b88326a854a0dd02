import { atOnce } from "../../src/cases/snapshot-work.ts";
import type { Urgency } from "../../src/alert.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { decideDigests, type Occasion, type RoutedAlert } from "../../src/digest/decide.ts";
import type { Deferral, DeliveryHistory, DeliveryRecord } from "../../src/digest/history.ts";
import { anAlert } from "./alert.ts";

/** A Wednesday. */
export const today = "2021-06-30";
export const ada = "ada@x.org";
export const ben = "ben@x.org";

export const occasion: Occasion = {
  today: dayOfText(today),
  isWorkingDay: true,
  isWeeksFirst: false,
  isStale: false,
  isHere: () => true,
  isDecided: () => true,
  isAway: () => false,
  fateOf: () => "cleared",
};

export function routed(urgency: Urgency, to: string | null = ada, round?: string): RoutedAlert {
  return { alert: anAlert("1", today, urgency === "soon" ? 3 : -3, urgency, round), to, reason: null };
}

export function deferred(how: Deferral["how"], until: string, urgency: Urgency, by = ada): Deferral {
  return { key: "review-due:1", by, how, until: dayOfText(until), urgency };
}

export const history = (
  records: readonly DeliveryRecord[] = [],
  deferrals: readonly Deferral[] = [],
): DeliveryHistory => ({
  records,
  deferrals,
  onboarded: new Set([ada, ben]),
});

/** Each person's digest as `who: states`, with `not sent` if it is not. */
export function digestsOf(
  alerts: readonly RoutedAlert[],
  before: DeliveryHistory,
  changed: Partial<Occasion> = {},
): string[] {
  return atOnce(decideDigests(alerts, before, { ...occasion, ...changed })).map(
    ({ to, items, reassigned, ended, isSent }) => {
      const states = [
        ...items.map(({ state, isBack, isReminder }) =>
          isBack ? `${state} and back` : isReminder ? `${state}, a reminder` : state,
        ),
        ...reassigned.map(() => "reassigned"),
        ...ended.map(() => "ended"),
      ];
      return `${to?.slice(0, 3) ?? "nobody"}: ${states.join(", ")}${isSent ? "" : ", not sent"}`;
    },
  );
}
