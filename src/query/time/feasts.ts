/** Feasts with which a time begins or ends: "since Easter", "before Christmas". */
import { addDays } from "../../facts/calendar.ts";
import { easterSunday, monthStart } from "./calendar-units.ts";
import { withYear, type Reader, type Yearly } from "./reading.ts";
import { isPhrase, wordAt } from "./time-words.ts";

/** Feasts of one day each year. */
const feasts: readonly (readonly [words: string, yearly: Yearly])[] = (
  [
    ["christmas", 12, 25],
    ["xmas", 12, 25],
    ["new year", 1, 1],
    ["the new year", 1, 1],
  ] as const
).map(([words, month, day]) => [
  words,
  {
    kind: "yearly",
    inYear: (year) => {
      const on = addDays(monthStart(year, month), day - 1);
      return { from: on, to: on };
    },
  },
]);

/** Reads Christmas and New Year as their day where a time begins or ends with it; "at Christmas" is more days than that. */
export const sinceFeast: Reader = (sentence, at) => {
  const place = wordAt(sentence, at) === "last" ? at + 1 : at;
  const before = wordAt(sentence, wordAt(sentence, at - 1) === "the" ? at - 2 : at - 1);
  if (!/^(?:since|after|before|by|from|until|till)$/.test(before)) return null;
  const found = feasts.find(([words]) => isPhrase(sentence, place, words));
  if (found === undefined) return null;
  const [words, yearly] = found;
  const end = place + words.split(" ").length;
  const next = /^(?:day|eve)$/.test(wordAt(sentence, end)) ? end + 1 : end;
  if (/^(?:holidays?|hols|break|term|monday|weekend|week|bank|half|eve)$/.test(wordAt(sentence, next))) return null;
  return withYear(sentence, yearly, next);
};

const easter: Yearly = {
  kind: "yearly",
  inYear: (year) => ({ from: easterSunday(year), to: easterSunday(year) }),
};

/** Reads Easter as its Sunday where a time begins or ends with it; "at Easter" is more days than that. */
export const sinceEaster: Reader = (sentence, at) => {
  const place = wordAt(sentence, at) === "last" ? at + 1 : at;
  if (wordAt(sentence, place) !== "easter") return null;
  if (!/^(?:since|after|before|from|until|till)$/.test(wordAt(sentence, at - 1))) return null;
  const next = wordAt(sentence, place + 1) === "sunday" ? place + 2 : place + 1;
  if (/^(?:holidays?|hols|break|term|monday|weekend|week|bank|half)$/.test(wordAt(sentence, next))) return null;
  return withYear(sentence, easter, next);
};
