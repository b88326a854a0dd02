/**
 * A value of SQL Server as a cell of the contract: text as it stands, a number or id in digits, a bit as 1 or 0,
 * a date as the day that was stored. The driver gives a date as that day's midnight in UTC, whatever the time zone
 * of this machine.
 */
export function cellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value instanceof Date) return dayOf(value.getTime());
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return "";
}

const millisecondsPerDay = 86_400_000;

// The days of a borough are few, and its dates many.
const days = new Map<number, string>();

function dayOf(time: number): string {
  const day = Math.floor(time / millisecondsPerDay);
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(time).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
}
