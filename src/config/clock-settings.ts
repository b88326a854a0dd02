import type { ClockChange } from "../cases/council-words.ts";
import { parseDay } from "../cases/day.ts";
import { clockIds } from "../facts/statutory-clock.ts";
import { InvalidSetting, setting } from "./setting.ts";

const shape =
  /^(?<clock>[a-z-]+)\s+from\s+(?<from>\S+)(?<terms>(?:\s+(?:limit|warning)\s+\d{1,4}|\s+(?:says|source)\s+"[^"]*")+)$/i;

/** Changes in law, a line each: `plan-issue from 2027-09-01 limit 126 warning 21 says "Issue the plan" source "…"`. */
export const clockChanges = setting<readonly ClockChange[]>({
  name: "CLOCKS",
  meaning: `changes of the statutory clocks by the day from which the clock starts, separated by semicolons: ${clockIds.join(", ")}`,
  initial: "",
  example: 'plan-issue from 2027-09-01 limit 126 warning 21 source "SEND Regulations 2027, regulation 9"',
  read(text) {
    const changes: ClockChange[] = [];
    for (const line of text.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)) {
      if (line.trim() === "") continue;
      const change = changeOf(line.trim());
      if (change instanceof InvalidSetting) return change;
      changes.push(change);
    }
    return changes;
  },
});

function changeOf(text: string): ClockChange | InvalidSetting {
  const { clock: name, from: fromText = "", terms = "" } = shape.exec(text)?.groups ?? {};
  const clock = clockIds.find((known) => known === name?.toLowerCase());
  const from = parseDay(fromText);
  if (clock === undefined || from === null) {
    return new InvalidSetting(
      `must be lines such as "plan-issue from 2027-09-01 limit 126 warning 21", of the clocks ${clockIds.join(", ")}`,
    );
  }
  if (clock === "phase-transfer" && /\slimit\s/i.test(terms)) {
    return new InvalidSetting("cannot set the limit of phase-transfer: PHASE_DAYS sets its last days");
  }
  const term = (word: string, value: string) => new RegExp(`\\s${word}\\s+${value}`, "i").exec(terms)?.[1] ?? null;
  const number = (word: string) => {
    const digits = term(word, "(\\d+)");
    return digits === null ? null : Number(digits);
  };
  return {
    clock,
    from,
    limit: number("limit"),
    warningDays: number("warning"),
    description: term("says", '"([^"]*)"'),
    source: term("source", '"([^"]*)"'),
  };
}
