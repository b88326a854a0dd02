/** The ways people write one day. The day comes before the month, as in the United Kingdom. */
import { dayFrom, type Day } from "../../cases/day.ts";
import { addDays, addMonths, monthNames, spelledDay, yearOf } from "../../facts/calendar.ts";
import { weekOf } from "./calendar-units.ts";
import { explained, firstOf, inOneYear, stretch, unclear, withYear } from "./reading.ts";
import type { Match, Reader, Reading, Yearly } from "./reading.ts";
import {
  numberSaid,
  dayNumberOf,
  monthAt,
  unitOf,
  wordAt,
  yearOfWord,
  type Sentence,
  type TimeUnit,
} from "./time-words.ts";

const numbered = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const withoutYear = /^(\d{1,2})\/(\d{1,2})$/;

const noDay = unclear((typed) => `There is no day "${typed}".`);

function onDay(day: Day | null): Reading {
  return day === null ? noDay : stretch({ from: day, to: day });
}

function yearlyDay(month: number, number: number): Yearly {
  return {
    kind: "yearly",
    inYear: (year) => {
      const day = dayFrom(year, month, number);
      return day === null ? null : { from: day, to: day };
    },
  };
}

/** Whether a month has the day in any year: 2020 was a leap year. */
const canBe = (month: number, number: number) => dayFrom(2020, month, number) !== null;

/** Reads `05/07/2021`, `5.7.21`, `5-7-2021`, `5/7` and `2021-07-05`. */
const numberedDay: Reader = (sentence, at) => {
  const word = wordAt(sentence, at);
  const next = at + 1;
  const isoParts = iso.exec(word);
  if (isoParts !== null) {
    const [year = 0, month = 0, day = 0] = isoParts.slice(1).map(Number);
    return { reading: onDay(dayFrom(year, month, day)), next };
  }
  const parts = numbered.exec(word);
  if (parts !== null) {
    const [day = 0, month = 0, year = 0] = parts.slice(1).map(Number);
    return { reading: onDay(dayFrom(parts[3]?.length === 2 ? 2000 + year : year, month, day)), next };
  }
  const short = withoutYear.exec(word);
  if (short === null || /^(?:years?|yrs?|of)$/.test(wordAt(sentence, next))) return null;
  const [day = 0, month = 0] = short.slice(1).map(Number);
  return { reading: canBe(month, day) ? yearlyDay(month, day) : noDay, next };
};

/** The earliest year that two digits after a day and its month can mean: `5 may 12` may go on "12 weeks". */
const firstShortYear = 15;

/** Reads what follows a day and its month: a year, of two digits too, or nothing. */
function withAnyYear(sentence: Sentence, yearly: Yearly, next: number): Match {
  const word = wordAt(sentence, next);
  const short = /^\d\d$/.test(word) ? Number(word) : 0;
  const goesOn = /^(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|percentage|to|or|plus)$/.test(
    wordAt(sentence, next + 1),
  );
  if (short >= firstShortYear && short <= (yearOf(sentence.today) % 100) + 2 && !goesOn) {
    return { reading: inOneYear(yearly, 2000 + short), next: next + 1 };
  }
  return withYear(sentence, yearly, next);
}

const skip = (sentence: Sentence, at: number, word: string) => (wordAt(sentence, at) === word ? at + 1 : at);

/** Reads `5 July`, `5th of July 2021`, and days of one month: `5 to 9 July 2021`. */
const dayOfMonth: Reader = (sentence, at) => {
  const first = dayNumberOf(wordAt(sentence, at));
  if (first === null) return null;
  const joiner = wordAt(sentence, at + 1);
  const isBetween = wordAt(sentence, at - 1) === "between" || wordAt(sentence, at - 2) === "between";
  const isRange = /^(?:to|until|till|through)$/.test(joiner) || (joiner === "and" && isBetween);
  const lastAt = isRange ? skip(sentence, at + 2, "the") : at;
  const last = dayNumberOf(wordAt(sentence, lastAt));
  const monthPlace = skip(sentence, lastAt + 1, "of");
  const month = monthAt(sentence, monthPlace);
  if (last === null || month === null) return null;
  if (isRange && /^age[sd]?$/.test(wordAt(sentence, at - 1))) return null;
  if (!canBe(month, first) || !canBe(month, last)) return { reading: noDay, next: monthPlace + 1 };
  if (last < first) {
    const error = (typed: string) => `"${typed}" ends before it begins. Type the earlier day first.`;
    return { reading: unclear(error), next: monthPlace + 1 };
  }
  const from = yearlyDay(month, first);
  const to = yearlyDay(month, last);
  const yearly: Yearly = {
    kind: "yearly",
    inYear: (year) => {
      const [start, end] = [from.inYear(year), to.inYear(year)];
      return start === null || end === null ? null : { from: start.from, to: end.to };
    },
  };
  return withAnyYear(sentence, yearly, monthPlace + 1);
};

/** Reads `July 5th` and `July 5 2021`; `May 21` may be a day or a year. */
const monthThenDay: Reader = (sentence, at) => {
  const month = monthAt(sentence, at);
  if (month === null) return null;
  const numberAt = skip(sentence, at + 1, "the");
  const word = wordAt(sentence, numberAt);
  const number = dayNumberOf(word);
  if (number === null) return null;
  const next = numberAt + 1;
  const isBare = /^\d+$/.test(word);
  const year = yearOfWord(wordAt(sentence, next));
  if (isBare && year === null) {
    // "in May 20 weeks"
    if (unitOf(wordAt(sentence, next)) !== null || wordAt(sentence, next) === "percentage") return null;
    if (number > 9 && number <= yearOf(sentence.today) % 100) {
      const name = monthNames[month - 1] ?? "";
      const error = (typed: string) =>
        `"${typed}" may be a day or a month. Write the day first (${number} ${name}) or the whole year (${name} ${2000 + number}).`;
      return { reading: unclear(error), next };
    }
  }
  return canBe(month, number) ? withYear(sentence, yearlyDay(month, number), next) : { reading: noDay, next };
};

const weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const shortWeekdays: Readonly<Record<string, number>> = {
  ...Object.fromEntries(weekdayNames.map((name, at) => [name, at])),
  mon: 0,
  tue: 1,
  tues: 1,
  weds: 2,
  thu: 3,
  thur: 3,
  thurs: 3,
  fri: 4,
};

/** Reads `Monday`, `last Friday`, `Friday next week` and `Monday 5 July`. */
const weekday: Reader = (sentence, at) => {
  const which = /^(?:last|this|next)$/.test(wordAt(sentence, at)) ? wordAt(sentence, at) : "";
  const nameAt = which === "" ? at : at + 1;
  const word = wordAt(sentence, nameAt);
  // every object knows words such as "constructor"
  const number = Object.hasOwn(shortWeekdays, word) ? shortWeekdays[word] : undefined;
  if (number === undefined) return null;
  const { today } = sentence;
  const name = weekdayNames[number] ?? "";
  const on = (day: Day, relative: string) => explained({ from: day, to: day }, relative);
  const inWeek = (weeks: number) => addDays(weekOf(today).from, 7 * weeks + number);
  const weekMoved = { last: -1, this: 0, next: 1 }[wordAt(sentence, nameAt + 1)];
  if (which === "" && weekMoved !== undefined && wordAt(sentence, nameAt + 2) === "week") {
    const relative = `${name} ${wordAt(sentence, nameAt + 1)} week`;
    return { reading: on(inWeek(weekMoved), relative), next: nameAt + 3 };
  }
  const date = which === "" ? plainDay(sentence, skip(sentence, nameAt + 1, "the")) : null;
  if (date !== null) return { reading: onWeekday(date.reading, number), next: date.next };
  const next = nameAt + 1;
  if (which === "this") return { reading: on(inWeek(0), `this ${name}`), next };
  if (which === "last") {
    return { reading: on(addDays(inWeek(0), inWeek(0) < today ? 0 : -7), `last ${name}`), next };
  }
  if (which === "next") return { reading: on(addDays(inWeek(0), inWeek(0) > today ? 0 : 7), `next ${name}`), next };
  const past = addDays(inWeek(0), inWeek(0) <= today ? 0 : -7);
  const nextTime = addDays(inWeek(0), inWeek(0) >= today ? 0 : 7);
  return {
    reading: stretch(
      { from: past, to: past, relative: name },
      { nextTime: { from: nextTime, to: nextTime, relative: name } },
    ),
    next,
  };
};

/** Keeps a day that falls on the weekday typed before it. */
function onWeekday(reading: Reading, number: number): Reading {
  const isThat = (day: Day) => weekOf(day).from + number === day;
  if (reading.kind === "yearly") {
    return {
      kind: "yearly",
      inYear: (year) => {
        const period = reading.inYear(year);
        return period === null || !isThat(period.from) ? null : period;
      },
    };
  }
  if (reading.kind !== "stretch" || isThat(reading.period.from)) return reading;
  const { from } = reading.period;
  const name = weekdayNames[from - weekOf(from).from] ?? "";
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  return unclear((typed) => `"${typed}" does not fit: ${spelledDay(from)} is a ${capital}. Type the day alone.`);
}

const daysFromToday = new Map([
  ["yesterday", -1],
  ["today", 0],
  ["tomorrow", 1],
]);

const named: Reader = (sentence, at) => {
  const word = wordAt(sentence, at);
  const offset = daysFromToday.get(word);
  if (offset === undefined) return null;
  const day = addDays(sentence.today, offset);
  return { reading: stretch({ from: day, to: day, relative: word }), next: at + 1 };
};

const comparing = /^(?:than|over|under|least|most|within|about|around)$/;

/** Reads `3 weeks ago`: one day. "More than 3 weeks ago" is no day. */
const ago: Reader = (sentence, at) => {
  const word = wordAt(sentence, at);
  const count = word === "a" || word === "an" ? 1 : numberSaid(word);
  const unitWord = wordAt(sentence, at + 1);
  const isFortnight = /^fortnights?$/.test(unitWord);
  const unit: TimeUnit | null = isFortnight ? "week" : unitOf(unitWord);
  if (count === null || unit === null || wordAt(sentence, at + 2) !== "ago") return null;
  // "than a year ago" compares, "more than a year ago" is a length of time
  const isCompared =
    wordAt(sentence, at - 1) === "than" &&
    !/^(?:more|less|longer|later|older|earlier|fewer)$/.test(wordAt(sentence, at - 2));
  if (comparing.test(wordAt(sentence, at - 1)) && !isCompared) return null;
  const units = isFortnight ? 2 * count : count;
  const { today } = sentence;
  const day =
    unit === "day" || unit === "week"
      ? addDays(today, -units * (unit === "week" ? 7 : 1))
      : addMonths(today, -units * (unit === "year" ? 12 : 1));
  const relative = `${units} ${unit}${units === 1 ? "" : "s"} ago`;
  return { reading: explained({ from: day, to: day }, relative), next: skip(sentence, at + 3, "today") };
};

const plainDay = firstOf([numberedDay, dayOfMonth, monthThenDay]);

/** Reads one day; days of one month too, such as `5 to 9 July`. */
export const readOneDay = firstOf([plainDay, weekday, named, ago]);
