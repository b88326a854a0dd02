import type { Day } from "../cases/day.ts";
import { addDays } from "../facts/calendar.ts";
import { isWorkingDay } from "../facts/working-days.ts";

/** So many days before the last lawful day, people are reminded of it, and once more on that day. */
const reminderDays = 7;

/** How near a last lawful day is. A person is reminded whenever it comes nearer. */
const nearness = ["far", "near", "last"] as const;

/**
 * Returns how near the last lawful day is: `near` from 7 days before it, `last` on the last working day up to it, as no
 * digest goes on others.
 */
function nearnessOn(dueOn: Day, on: Day): (typeof nearness)[number] {
  if (dueOn - on > reminderDays) return "far";
  for (let day = addDays(on, 1); day <= dueOn; day = addDays(day, 1)) if (isWorkingDay(day)) return "near";
  return "last";
}

/** What was said on a day about an alert: its last lawful day. */
interface Told {
  readonly dueOn: Day;
  readonly on: Day;
}

/** Whether the last lawful day has come nearer since a person was told, so that they are reminded. */
export function hasComeNearer(now: Told, told: Told): boolean {
  const place = ({ dueOn, on }: Told) => nearness.indexOf(nearnessOn(dueOn, on));
  return now.on <= now.dueOn && place(now) > place(told);
}
