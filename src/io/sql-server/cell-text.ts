/**
 * A value of SQL Server as a cell of the contract: text as it stands, a number or id in digits, a bit as 1 or 0,
 * a date as the day that was stored. The driver gives a date as that day's midnight in UTC, whatever the time zone
 * of this machine.
 */
export function cellText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "1" : "0";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  return "";
}
