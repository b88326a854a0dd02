import type { Show } from "../../measures/engine/asked.ts";
import { entryOf, numberWords, wholeWords } from "../tokens.ts";
import { cutFirst, type Cut } from "./cut-words.ts";
import { marks } from "./marks.ts";

const records = "cases|children|kids|plans|reviews|requests|referrals|assessments|families|pupils|young people";

/** What each form is asked by; an earlier pattern takes the words first. */
const forms: readonly (readonly [show: Show, patterns: readonly string[]])[] = [
  [
    "trend",
    [
      String.raw`(?:(?:getting|got|get|any|become|becoming) )?(?:better or worse|worse or better|better|worse)(?: (?:at|on|with|over time))?`,
      String.raw`(?:changed|changing|changes|change|developed|moved|moving) over (?:the )?(?:time|years|months)`,
      String.raw`(?:(?:by )?how much (?:did|have|has|do) (?:the )?)?(?:grow|grew|grown|rise|rose|risen|fell|fallen|dropped|(?<!percentage )changed?|moved)(?! (?:in|out|to|into|away)\b)(?: by)?`,
      String.raw`(?:by|per|each|every) months?|monthly|month (?:by|on) month|over (?:the )?months`,
      String.raw`over (?:the )?time|direction of travel|trends?(?: (?:in|of|for|over time))?|trending|growth(?: (?:in|of))?|growing|improv(?:ing|ed|ements?|es?)|(?:going|gone) (?:up|down)(?: or (?:up|down))?|(?:increas|decreas)(?:ing|ed|e)|rising|falling`,
    ],
  ],
  [
    "duration",
    [
      String.raw`how (?:long|many (?:weeks|days|months)|quickly|fast)(?: on average)?`,
      String.raw`(?:the )?(?:on average|average|avg|typical(?:ly)?|median|mean(?! (?:by|to)\b))(?: and (?:mean|median))?(?: (?:number|length|amount) of)?(?: (?:time|duration|days|weeks|months)(?= |$))?(?: taken)?(?: in (?:days|weeks|months))?`,
      String.raw`in (?:days|weeks|months) on average`,
    ],
  ],
  [
    "share",
    [
      String.raw`(?:the |what )?(?:rates?|percentages?|percent|per cent|pct|shares?|proportions?|fractions?)(?: of(?: the)?)?`,
    ],
  ],
  [
    "cases",
    [
      String.raw`(?:longest|oldest|worst|latest|most overdue|furthest(?: past)?) (?:ones? )?first`,
      String.raw`(?:the )?(?:(?:top )?(\d{1,3}) )?(?:longest|oldest|worst|most overdue|slowest|furthest)(?: (\d{1,3}))?`,
      String.raw`(?<!\bwaiting )(?:a |the )?list(?: of)?(?: all)?(?: the)?`,
      String.raw`which(?: of (?:the|our|these))?(?=(?: of)?(?: ${marks})* (?:${records})\b)(?: (?:cases|children|kids|families|pupils)(?: (?:are|have|is|has|were))?)?`,
      String.raw`who (?:is|are|s)|whos`,
    ],
  ],
];

/** The next review, or the next three: "next reviews" alone may be as many as there are. */
const nextOnes = wholeWords(
  String.raw`next(?: (\d{1,2}|${Object.keys(numberWords).join("|")})(?= (?:annual )?(?:reviews|ars)\b)|(?= (?:annual )?(?:review|ar)(?! month)\b))`,
);

const nextDeadlines = wholeWords(
  String.raw`next(?: (?:\d{1,2}|${Object.keys(numberWords).join("|")}))?(?= deadlines?\b)`,
);

const compiled = forms.map(([show, patterns]) => ({ show, patterns: patterns.map((pattern) => wholeWords(pattern)) }));
const showMe = wholeWords("(?:show|see|display)(?: (?:me|us))?");
const showMeThe = wholeWords(
  "(?:show|give|send) (?:me|us) (?:all(?: of)?(?: the)?|the)(?! (?:total |overall |latest |exact |current )?(?:numbers?|count|totals?|figures?|percentages?|rates?|breakdown|headlines?|averages?|median|mean|share|proportion|trend|split|statistics|stats)\\b)",
);

/**
 * Whether words ask to be shown what there is, and so the cases where nothing else is asked of them: `surely`, or only where
 * they are more than the title of a chart.
 */
export function mayAskForCases(words: string): "surely" | "beside a title" | undefined {
  if (showMeThe.test(words)) return "surely";
  return showMe.test(words) ? "beside a title" : undefined;
}

/** Words of a length of time, without which an average is of numbers: "average caseload". */
const ofTime = wholeWords(
  String.raw`times?|long|longer|wait\p{L}*|tak\p{L}+|took|(?<!\d[ -]?)(?:weeks?|wks?|days?)|duration|length|quick\p{L}*|fast\p{L}*|slow\p{L}*|speed|delays?|turnaround|months?(?= (?:to|from|for|late|overdue|taken))|(?<=\b(?:many|number of|in) )months?`,
);

const change =
  /\b(?:gr[eo]w\p{L}*|ris(?:e|en|ing)|rose|fell|fall(?:en|ing)|dropped|changed?|moved|(?:in|de)creas\p{L}*|up|down)(?! over (?:time|the))/u;

export interface ShowWords extends Cut {
  readonly show?: Show;
  /** An average is asked for that is no length of time. */
  readonly isMean?: true;
  /** How a number has changed is asked for: of what stands, from the first day of a time to its last. */
  readonly isChange?: true;
  /** Why what is asked for cannot be told from the words. */
  readonly unread?: string;
  /** How many cases are asked for: `top 10 longest waits`. */
  readonly top?: number;
}

/** Reads what is to be told of the records: how long, the share, the cases, the trend. */
export function readShow(words: string): ShowWords {
  const next = nextOnes.exec(words);
  if (next !== null) {
    const [typed, count] = next;
    const top = count === undefined ? undefined : (entryOf(numberWords, count) ?? Number(count));
    const rest = `${words.slice(0, next.index)}next${words.slice(next.index + typed.length)}`;
    return { rest, typed, show: "cases", ...(top === undefined ? {} : { top }) };
  }
  if (nextDeadlines.test(words)) {
    const unread = "A deadline may be that of a review or of a request: ask for my work, or for the next reviews.";
    return { rest: words.replace(nextDeadlines, "next"), typed: "next", show: "cases", unread };
  }
  for (const { show, patterns } of compiled) {
    const { rest, typed, found } = cutFirst(words, patterns);
    if (found === null) continue;
    const top = show === "cases" ? (found[1] ?? found[2]) : undefined;
    // "how long do they take on average", "who are the longest waiting"
    if (show === "duration" && !ofTime.test(words))
      return { rest: cutFirst(rest, patterns).rest, typed: "", isMean: true };
    const again = show === "duration" || show === "cases" ? cutFirst(rest, patterns).rest : rest;
    return {
      rest: again,
      typed: show === "duration" ? "time" : typed,
      show,
      ...(show === "trend" && change.test(typed) ? { isChange: true } : {}),
      ...(top === undefined ? {} : { top: Number(top) }),
    };
  }
  return { rest: words, typed: "" };
}

const average = wholeWords(
  String.raw`(?:on average|(?:the |our )?(?:average|avg|mean|typical)(?: (?:number|amount|total|count)s?)?(?: of)?)`,
);
const eachTime = wholeWords(String.raw`(?:per|a|an|each|every|by) (month|week)|(monthly|weekly)`);

/** Reads how many there are in a month or a week on average; null: that is not asked. */
export function readAverage(words: string): (Cut & { readonly over: "monthly" | "weekly" }) | null {
  const mean = cutFirst(words, [average]);
  if (mean.found === null || /\b(?:how long|times?|waits?|waiting|take|takes|took|taken|days)\b/.test(words))
    return null;
  const { rest, found } = cutFirst(mean.rest, [eachTime]);
  if (found === null) return null;
  const isWeek = (found[1] ?? found[2] ?? "").startsWith("week");
  return { rest, typed: "", over: isWeek ? "weekly" : "monthly" };
}
