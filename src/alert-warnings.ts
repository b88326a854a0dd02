import type { Colleague } from "./colleague.ts";
import { holidayWarning } from "./facts/working-days.ts";
import { appointedOf } from "./routing.ts";

/** What keeps alerts from reaching somebody, for who looks after the bot, in sentences. */
export function alertWarnings(colleagues: ReadonlyMap<string, Colleague>, today: string): string[] {
  const hasManager = appointedOf(colleagues).some(({ role }) => role === "manager");
  const holidays = holidayWarning(today);
  return [
    ...(hasManager ? [] : ["PEOPLE_FILE names no manager: alerts that cannot go to a case's officer reach nobody."]),
    ...(holidays === null ? [] : [`The ${holidays}.`]),
  ];
}
