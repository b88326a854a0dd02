import type { Day } from "../../cases/day.ts";
import { UserError } from "../../user-error.ts";
import type { AskedTime } from "../filter-words.ts";
import type { MeasureSearch } from "../search/measure-search.ts";
import { readPeriods } from "../periods.ts";
import { normalized, wholeWords } from "../tokens.ts";
import type { Cut } from "./cut-words.ts";

/** The times that words name. */
export interface Times extends Cut {
  readonly time?: AskedTime;
  /** What it is compared with. */
  readonly against?: AskedTime;
  readonly explanations: readonly string[];
}

/** Words that make a time the one to compare with. */
const comparing =
  /(?<![\p{L}\d])(?:compared?(?: (?:with|to))?|versus|vs|v|against|than|up on|down on|relative to)(?: the)? ;/u;

/**
 * Reads one time or two, of which the earlier is compared with. A time that is part of a measure's name as it was typed
 * (`reviewed in the last 12 months`) is left in the words. Throws UserError for times that cannot be asked about.
 */
export function readTimes(words: string, today: Day, search: MeasureSearch): Times {
  const phrases = timesInNames(search, today);
  const kept = phrases.reduce((text, phrase) => text.replaceAll(phrase, (typed) => typed.replaceAll(" ", "_")), words);
  const { periods: when, rest: cut } = readPeriods(kept, today);
  const rest = cut.replaceAll("_", " ");
  const times: { readonly typed: string; readonly past: AskedTime["past"]; readonly ahead: AskedTime["ahead"] }[] = [];
  const explanations: string[] = [];
  for (const one of when) {
    if ("error" in one) throw new UserError(one.error);
    if (one.explanation !== undefined) explanations.push(one.explanation);
    if (!times.some((other) => isSame(one, other))) times.push(one);
  }
  const [first, second, third] = [...times].sort((a, b) => lastDay(b) - lastDay(a));
  if (third !== undefined) {
    const typed = times.map((one) => `"${one.typed.trim()}"`);
    throw new UserError(`${typed.length} times are named: ${typed.join(", ")}; two can be compared`);
  }
  const typed = when.map((one) => one.typed).join(" ");
  if (first === undefined) return { rest, typed: "", explanations };
  if (second !== undefined) return { rest, typed, time: first, against: second, explanations };
  return comparing.test(rest)
    ? { rest: rest.replace(comparing, " ; "), typed, against: first, explanations }
    : { rest, typed, time: first, explanations };
}

function lastDay({ past, ahead }: AskedTime): number {
  return (past ?? ahead)?.to ?? 0;
}

function isSame(one: AskedTime, other: AskedTime): boolean {
  return [one.past, one.ahead].every((period, at) => {
    const same = at === 0 ? other.past : other.ahead;
    return period?.from === same?.from && period?.to === same?.to;
  });
}

const cached = new WeakMap<MeasureSearch, readonly RegExp[]>();

/** Returns the times in names of measures that do not look ahead, each with the word before it, the longest first. */
function timesInNames(search: MeasureSearch, today: Day): readonly RegExp[] {
  const known = cached.get(search);
  if (known !== undefined) return known;
  const phrases = search.names.flatMap(({ measure, text }) => {
    // an id is typed as it is, or is no name
    const name = text === measure.id ? "" : normalized(text);
    return readPeriods(name, today).periods.flatMap((period) => {
      if (measure.looksAhead && !("error" in period)) return [];
      const before = name.slice(0, name.indexOf(period.typed)).trim().split(" ").at(-1);
      const time = period.typed.trim().replace(/^(?:(?:in|on|over|within|the) )+/, "");
      return before === undefined || before === ""
        ? []
        : [String.raw`${before}(?: in| on| over| within| the)* ${time}`];
    });
  });
  const longestFirst = [...new Set(phrases)]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => new RegExp(wholeWords(phrase).source, "gu"));
  cached.set(search, longestFirst);
  return longestFirst;
}
