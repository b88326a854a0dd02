import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import type { Clock } from "./clock.ts";

/** Writes an instant as London's clocks show it, with their offset: `2021-06-30T07:00:00+01:00`. */
export function instantInLondon(instant: Date): string {
  const local = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "medium",
  }).format(instant);
  return local.replace(" ", "T") + offsetOf(instant);
}

/** Returns the instant at which it is 07:00 in London on the day. */
export function sevenInLondon(day: Day): string {
  const text = textOfDay(day);
  return `${text}T07:00:00${offsetOf(new Date(`${text}T07:00:00Z`))}`;
}

/** Returns the instant that data read at an instant are of, as instantInLondon writes it: on a pretended day, its 07:00. */
export function dataInstant({ moveTo, today }: Clock, instant: Date): string {
  return moveTo === null ? instantInLondon(instant) : sevenInLondon(today());
}

function offsetOf(instant: Date): string {
  const zone = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "longOffset" })
    .formatToParts(instant)
    .find(({ type }) => type === "timeZoneName");
  const offset = zone?.value.slice(3) ?? "";
  return offset === "" ? "+00:00" : offset;
}

/**
 * Returns the machine's clock. `pretended` is the day to take for today instead of the calendar's, on which it is
 * always `pretendedHour`; null: the calendar's.
 */
export function machineClock(pretended: Day | null, pretendedHour: string): Clock {
  let day = pretended;
  const now = () => new Date();
  return {
    now: () => now().toISOString(),
    today: () => day ?? dayOfText(instantInLondon(now()).slice(0, 10)),
    hour: () => (day === null ? instantInLondon(now()).slice(11, 16) : pretendedHour),
    moveTo: pretended === null ? null : (to) => void (day = to),
  };
}
