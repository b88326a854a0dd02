import type { Filters } from "./asked.ts";
import type { CaseBook } from "./cases/book.ts";
import { officerNames } from "./facts/case-officer.ts";
import type { Measure } from "./measure.ts";
import type { By } from "./resplit.ts";

/**
 * The exact words that ask a measure again: `reviews.overdue team:"Primary" officer:"#w3" by team`. Officers stand by
 * their worker id, so that the words can be kept without a name.
 */
export function askWords(measure: Measure, filters: Filters, by: By | undefined, book: CaseBook): string {
  const { officer, team, age, year, on } = filters;
  const named = {
    officer: officer === undefined ? undefined : officerWord(officer, book),
    team,
    age,
    year: year?.toString(),
    on,
  };
  const texts = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}:${/^[\w#-]+$/.test(value) ? value : quoted(value)}`],
  );
  return [measure.id, ...texts, ...(by === undefined ? [] : [`by ${by}`])].join(" ");
}

/** `#` and the id of the officer of that shown name; a name that is no officer's stays. */
function officerWord(shown: string, book: CaseBook): string {
  const names = officerNames(book);
  const worker = book.workers.find((one) => one.isActive && names.officer(one) === shown);
  return worker === undefined ? shown : `#${worker.workerId}`;
}

function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
