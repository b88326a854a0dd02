import { contract, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { randomBorough, stream } from "./random-borough.ts";

/**
 * A borough that changes from day to day, the same for the same seed: cases move, officers leave, records change.
 */
export function changingBorough(seed: number, size: number): (day: string) => Borough {
  const next = stream(seed + 104_729);
  const start = randomBorough(seed, size);
  const rows: Record<View, Row[]> = {
    person: [...start.person],
    worker: [...start.worker],
    worker_relationship: [...start.worker_relationship],
    referral: [...start.referral],
    assessment: [...start.assessment],
    plan: [...start.plan],
    review: [...start.review],
  };
  let made = 0;

  const change = (view: View, share: number, cells: (row: Row) => Readonly<Record<string, string | null>>) => {
    rows[view] = rows[view].map((row) => {
      if (next() >= share) return row;
      const changed = cells(row);
      return contract[view].map(({ name }, at) => changed[name] ?? row[at] ?? null);
    });
  };
  const pick = (...words: readonly string[]) => words[Math.floor(next() * words.length)] ?? null;
  const cell = (view: View, row: Row, name: string) =>
    row[contract[view].findIndex((column) => column.name === name)] ?? null;

  return (day) => {
    change("person", 0.01, () => ({ gender: pick("Female", "Male", "Unknown") }));
    change("worker", 0.01, () => ({ active: pick("1", "1", "0"), team: pick("North", "South") }));
    change("worker_relationship", 0.004, () => ({ end_date: day }));
    change("referral", 0.01, () => ({
      decision_date: day,
      decision_taken: pick("Proceed to EHC Assessment", "Decision not to proceed to EHC assessment", "Deferred"),
    }));
    change("referral", 0.002, () => ({ withdrawn_date: day }));
    change("referral", 0.003, () => ({
      received_date: textOfDay(addDays(dayOfText(day), -Math.floor(next() * 130))),
      decision_date: "",
    }));
    change("assessment", 0.01, () => ({ decision_date: day, next_action: pick("Develop EHCP", "EHCP Not required") }));
    change("plan", 0.004, (row) => ({ issued_date: cell("plan", row, "issued_date") ?? day }));
    change("plan", 0.001, () => ({ ceased_date: day }));
    change("review", 0.01, () => ({ review_date: day, completed_date: day, outcome: "", decision_date: "" }));
    change("review", 0.01, () => ({ outcome: pick("maintain", "amend"), decision_date: day }));
    change("review", 0.01, () => ({ amended_draft_date: day }));
    change("review", 0.01, () => ({ amended_final_date: day }));
    change("review", 0.01, () => ({ scheduled_date: textOfDay(addDays(dayOfText(day), Math.floor(next() * 60))) }));
    made += 1;
    rows.worker_relationship.push([
      `p${Math.floor(next() * size)}`,
      `w${Math.floor(next() * 8)}`,
      "SEND Case Officer",
      day,
      null,
    ]);
    if (made % 5 === 0) {
      rows.referral.push([
        `n${made}`,
        `p${Math.floor(next() * size)}`,
        "ehc_needs_assessment",
        day,
        null,
        null,
        null,
        null,
      ]);
    }
    return rows;
  };
}
