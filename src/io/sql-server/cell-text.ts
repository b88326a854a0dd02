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

// The days of two centuries from 1900 as text, those that came: a borough has few, and each many times.
const firstDay = Date.UTC(1900, 0, 1) / millisecondsPerDay;
const days: (string | null)[] = Array.from({ length: 73_000 }, () => null);

function dayOf(time: number): string {
  const place = Math.floor(time / millisecondsPerDay) - firstDay;
  const known = days[place];
  if (typeof known === "string") return known;
  const text = new Date(time).toISOString().slice(0, 10);
  if (known === null) days[place] = text;
  return text;
}
