import type { Day } from "../../cases/day.ts";
import type { AskedTime } from "../filter-words.ts";
import { entryOf, numberWords, wholeWords } from "../tokens.ts";

/** What words say of days to come. */
export interface ComingWords {
  /** The rest of the words, with what is reached in the measures' own words: "reaching 20 weeks". */
  readonly rest: string;
  /** Whether days to come are meant: "will", "going to". Then nothing that is past is an answer. */
  readonly isFuture: boolean;
  /** Why what is reached cannot be told; absent: it can, or nothing is. */
  readonly unread?: string;
}

const future = wholeWords(
  String.raw`(?:going|moving) forward|will|won't|\p{L}+'ll|gonna|(?:am|are|is) (?:we |they |i |you )?(?:going|about|set|likely|expected|due|bound) to|(?:going|about|set|likely|expected|bound) to(?! (?:the|a|case)\b)|due to(?= (?:be|hit|reach|pass|go|become|cross|exceed)\b)|expect(?:ed|ing)?|anticipate[ds]?|forecasts?|forecasted|forecasting|predict(?:ed|ion|ions)?|project(?:ed|ion|ions)`,
);
const futureAll = new RegExp(future.source, "gu");

/** "Will you tell me" asks now, and "waiting to hear whether they will be assessed" wait now. */
const polite = wholeWords(
  String.raw`(?:will|would) (?:you|it be possible)|(?:whether|if|that) (?:they|it|there|he|she) will`,
);

const count = String.raw`(\d{1,3}|${Object.keys(numberWords).join("|")})`;
const ofTheirs = "(?:(?:the|their|its|our|that|any|some|more) )?(?:statutory )?";
const end = "(?:[ -](?:deadlines?|limits?|marks?|points?|targets?|thresholds?|timescales?|dates?))?";
const weeks = String.raw`${ofTheirs}${count}[ -]?(?:weeks?|wks?)${end}`;
const months = String.raw`${ofTheirs}${count}[ -]?(?:months?|mths?)${end}`;

/** What comes to a length of time, whenever it is said. */
const surely =
  "reach(?:es|ing|ed)?|approach(?:es|ing)?|near(?:s|ing)|com(?:e|es|ing) up (?:to|for|on)|get(?:s|ting)? (?:close )?to|close to|about to (?:hit|reach|pass)";
/** What does so only of days to come, or of what still waits. */
const maybe =
  "hits?|hitting|pass(?:es|ing)?|cross(?:es|ing)?|exceed(?:s|ing)?|breach(?:es|ing)?|miss(?:es|ing)?|turn(?:s|ing)?|go(?:es|ing)? (?:over|past|beyond)|run(?:s|ning)? (?:over|past)|tip over|(?:be|been|have|be waiting|been waiting|have been|have waited|wait|waited)(?: (?:for|at|over|past|beyond|more|longer|than))+";
const waiting = String.raw`(?:cases?|children|kids|requests?|referrals?|families|assessments?|pupils|which|any)(?: (?:that|who|which))?(?: (?:of (?:mine|ours|them)|are|is))*`;

const reachedWeeks = (verbs: string) => wholeWords(`(?:${verbs}) ${weeks}`);
const reachedMonths = (verbs: string) => wholeWords(`(?:${verbs}) ${months}`);
const surelyWeeks = reachedWeeks(surely);
const maybeWeeks = reachedWeeks(`${surely}|${maybe}`);
const ofWaiting = wholeWords(
  `(?<=${waiting} )(?:hits?|hitting|pass(?:es|ing)?|cross(?:es|ing)?|turn(?:s|ing)?) ${weeks}`,
);
const deadline = wholeWords(
  String.raw`${weeks} (?:(?:is|are|will be|comes?|coming|falls?|falling|runs?|ends?|ending|expires?|expiring) ?)+(?:up|out|due)?`,
);
const deadlines = wholeWords(
  String.raw`${ofTheirs}${count}[ -]?(?:weeks?|wks?) (?:deadlines?|due dates?)(?: (?:that|which|are|is|coming|up|approaching|due|falling|looming))*`,
);
/** A deadline that something is said to have kept or missed is none to come. */
const over = wholeWords(
  String.raw`breach\p{L}*|miss\p{L}*|past|over|already|met|meet\p{L}*|hit\p{L}*|kept|keep\p{L}*|within|after|beyond|exceed\p{L}*|passed|gone|issued|decided|late`,
);
const maybeMonths = reachedMonths(`${surely}|${maybe}`);
const becomes = wholeWords(
  "(?:become|becomes|becoming|go|goes|going|be|turn|fall|falling|run) (overdue|late|out of (?:time|date))",
);
const ofRequests = wholeWords("cases?|children|kids|requests?|referrals?|families");
const ofReviews = wholeWords("reviews?|ars?|plans?|ehcps?");

/** The lengths that open requests come to, in weeks. */
const lengths = new Set([6, 16, 20]);

/** What somebody has, holds or gets: of a month to come that is no past one. */
const holds = wholeWords(
  String.raw`(?:have|has) (?:\p{L}+ ){1,3}got|(?:do|does) (?:\p{L}+ ){1,3}(?:have|hold|get)|(?:am|are|is) (?:\p{L}+ ){1,3}(?:getting|holding|having)|(?:i|we|they|he|she) (?:have|has|hold|holds)(?: got)?|(?:on|in) (?:my|our|their|her|his) (?:plate|list|diary|calendar)`,
);
/** What was done or came is past, whoever has it. */
const wasDone = wholeWords(
  String.raw`did|was|were|had|held|done|sent|made|came|went|gone|(?!need|looked|amended|schedul|book|plann|arrang)\p{L}+ed`,
);

/** Whether words ask what somebody has in a time soon to come, and not what was done then: "reviews have I got in July". */
export function holdsAhead(words: string, time: AskedTime | undefined, today: Day): boolean {
  if (time?.past == null || time.ahead === null || time.ahead.from <= today) return false;
  // of two that may be meant, the nearer
  if (time.ahead.from - today > today - time.past.to) return false;
  return holds.test(words) && !wasDone.test(words);
}

/** Reads whether days to come are meant, and what will be reached in them: "will hit 20 weeks", "become overdue". */
export function readComing(words: string): ComingWords {
  const said = words.replace(polite, " ");
  const isFuture = future.test(said);
  const text = isFuture ? said.replaceAll(futureAll, " ") : words;
  const isOver = !isFuture && over.test(text);
  const ofWeeks = [surelyWeeks, ...(isFuture ? [maybeWeeks, deadline] : []), ofWaiting, ...(isOver ? [] : [deadlines])];
  for (const pattern of ofWeeks) {
    const found = pattern.exec(text);
    if (found !== null) return reached(text, found, isFuture);
  }
  if (!isFuture) return { rest: words, isFuture };
  const inMonths = maybeMonths.exec(text);
  if (inMonths !== null) return reachedInMonths(text, inMonths);
  const become = becomes.exec(text);
  if (become === null) return { rest: text, isFuture };
  const isOverdue = become[1] === "overdue" || become[1] === "out of date";
  if (ofReviews.test(text)) {
    return isOverdue
      ? { rest: replaced(text, become, "becoming overdue"), isFuture }
      : { rest: replaced(text, become, "upcoming"), isFuture };
  }
  return ofRequests.test(text)
    ? { rest: replaced(text, become, "reaching 20 weeks"), isFuture }
    : { rest: text, isFuture };
}

function reached(words: string, found: RegExpExecArray, isFuture: boolean): ComingWords {
  const number = numberOf(found);
  const rest = replaced(words, found, `reaching ${number} weeks`);
  if (lengths.has(number)) return { rest, isFuture: true };
  const unread = `You can ask which open requests reach 6, 16 or 20 weeks, but not ${number} weeks.`;
  return { rest: replaced(words, found, "reaching 20 weeks"), isFuture, unread };
}

function reachedInMonths(words: string, found: RegExpExecArray): ComingWords {
  const number = numberOf(found);
  const isFuture = true;
  if (number === 12) return { rest: replaced(words, found, "upcoming reviews"), isFuture };
  const rest = replaced(words, found, "reviews becoming overdue");
  if (number === 14) return { rest, isFuture };
  return { rest, isFuture, unread: `You can ask which reviews reach 12 or 14 months, but not ${number} months.` };
}

function numberOf(found: RegExpExecArray): number {
  const typed = found[1] ?? "";
  return entryOf(numberWords, typed) ?? Number(typed);
}

function replaced(words: string, found: RegExpExecArray, by: string): string {
  return `${words.slice(0, found.index)} ${by} ${words.slice(found.index + found[0].length)}`.replaceAll(/\s+/g, " ");
}
