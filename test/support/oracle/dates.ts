/** Returns the days since 1970 of a day, by plain arithmetic that shares nothing with the bot's. */
export function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, date);
  return Math.round(instant.getTime() / 86_400_000);
}

export function monthEnd(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function civil(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** Returns the day so many days later. */
export function plus(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}

/** Returns the day so many months later, at most the month's last. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const count = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return civil(toYear, toMonth, Math.min(date, monthEnd(toYear, toMonth)));
}

export function exists(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [, year = 0, month = 0, date = 0] = match.map(Number);
  return year > 0 && month >= 1 && month <= 12 && date >= 1 && date <= monthEnd(year, month);
}

const names = "January February March April May June July August September October November December".split(" ");

export function fullMonth(month: number): string {
  return names[month - 1] ?? "";
}

export function shortMonth(day: string): string {
  return `${fullMonth(Number(day.slice(5, 7))).slice(0, 3)} ${day.slice(0, 4)}`;
}

/** Returns the completed years. Somebody born on 29 February is a year older on 1 March. */
export function yearsBetween(birth: string, day: string): number {
  let years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  if (dayNumber(day) < dayNumber(`${day.slice(0, 4)}${birth.slice(4) === "-02-29" ? "-03-01" : birth.slice(4)}`))
    years -= 1;
  return Math.max(0, years);
}
