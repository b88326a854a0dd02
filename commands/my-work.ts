import type { Colleague } from "../src/access/colleagues.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Choice, Item, PrivateAnswer } from "../src/answer.ts";
import { textOfDay } from "../src/cases/day.ts";
import { command, fixedWord, pageNumber, pageWords, questionText, type Arg } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { alertOwner } from "../src/digest/alert-owner.ts";
import { named, unreadSentence } from "../src/digest/digest-answer.ts";
import {
  caseCount,
  countOf,
  lineHeadings,
  lineOf,
  workListOf,
  type ShownItem,
  type WorkList,
} from "../src/digest/digest-lines.ts";
import { spelledDay } from "../src/facts/calendar.ts";
import { needsAlerts, othersUnallocated, ownDigest } from "../src/reports/my-work-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { readWorkPart, workSaying, type WorkPart } from "../src/typed/work-words.ts";
import { UserError } from "../src/user-error.ts";

/** The most lines that a person's Home has room for beside its other parts. */
const pageSize = 10;

const workPart: Arg<WorkPart> = {
  ...questionText("[late|older|unallocated|due this week]"),
  read: (typed, { today }) => readWorkPart(typed ?? "", today),
};

/** What is shown of somebody's work. */
interface Shown {
  readonly title: string;
  readonly items: readonly ShownItem[];
  /** What is typed after `my work` for the same. */
  readonly words: string;
  /** Says how many there are. */
  readonly text: string;
}

const isLate = ({ alert }: ShownItem) => alert.days < 0;

function shownOf(part: WorkPart, work: WorkList, others: readonly ShownItem[]): Shown {
  const counted = (items: readonly ShownItem[]) =>
    items.length === 0
      ? "Nothing is late, due or wrong here"
      : `${countOf(items.length, "thing")} in ${countOf(caseCount(items), "case")}`;
  if (part.list === "due") {
    const due = work.lines.filter(({ alert }) => alert.days >= 0 && alert.dueOn <= part.by);
    const late = work.lines.filter(isLate);
    const items = [...[...due].sort((a, b) => a.alert.days - b.alert.days), ...late];
    const by = spelledDay(part.by);
    const first = due.length === 0 ? `Nothing is due by ${by}` : `${countOf(due.length, "thing")} due by ${by}`;
    const text = late.length === 0 ? first : `${first}; ${late.length} late already`;
    return { title: `Your work due by ${by}`, items, words: `due ${textOfDay(part.by)} `, text };
  }
  if (part.list === "late") {
    const items = [...work.lines.filter(isLate), ...work.older];
    return { title: "Your work that is late", items, words: "late ", text: counted(items) };
  }
  if (part.list === "unallocated") {
    const items = [...work.unallocated, ...others];
    return { title: "Cases without an officer", items, words: "unallocated ", text: counted(items) };
  }
  if (part.list === "older") {
    return { title: "Your work: over a year late", items: work.older, words: "older ", text: counted(work.older) };
  }
  return { title: "Your work", items: work.lines, words: "", text: counted(work.lines) };
}

/** Offers the lists that are shown apart from the lines, each as a button with its count. */
function otherLists({ older, unallocated }: WorkList): Choice[] {
  return [
    ...(older.length > 0 ? [{ label: `${older.length} over a year late`, words: "my work older" }] : []),
    ...(unallocated.length > 0
      ? [{ label: `${unallocated.length} without an officer`, words: "my work unallocated" }]
      : []),
  ];
}

/** Leaves only the Why button on a line that belongs to another manager. */
function withWhyOnly(line: Item): Item {
  return { ...line, choices: (line.choices ?? []).filter(({ words }) => words.startsWith("why ")) };
}

/** Answers a manager without cases who asks for their own: says so, and offers those of the team or the borough. */
function noCasesAnswer(context: CommandContext, { role, team }: Colleague): PrivateAnswer {
  const ofTeam = role === "team-manager" && team !== null;
  const filter = ofTeam ? ` team:"${team}"` : "";
  const whose = ofTeam ? `${team}'s` : "The borough's";
  const choices = [
    { label: `${whose} current plans`, words: `plans.current${filter}` },
    { label: `${whose} plans by officer`, words: `plans.current${filter} by officer` },
    { label: `${whose} overdue reviews`, words: `reviews.overdue${filter}` },
    ...(ofTeam ? [] : [{ label: "Cases without an officer", words: "my work unallocated" }]),
  ];
  const text = `You hold no cases: a manager has none of their own. You can ask for ${ofTeam ? "your team's" : "the borough's"}.`;
  return privateAnswer("Your cases", context, [
    { kind: "say", text },
    { kind: "choices", title: "Instead", choices },
  ]);
}

export const myWork = command({
  name: "my",
  sayings: workSaying,
  description:
    "what is late or due of your own cases, and your wrong records; also: to do, my cases, what's due this week",
  args: { work: fixedWord("work"), which: workPart, page: pageNumber },
  accepts: (rest) =>
    /^(?:cases$|(?:work|older|unallocated|late|due|page)?(?:\s|$))/i.test(rest) &&
    // "my late reviews" are counted
    !/^(?:older|unallocated|late|due)\s.*\b(?:reviews?|ars?|plans?|ehcps?|assessments?|requests?|referrals?)\b/i.test(
      rest,
    ),
  needs: needsAlerts,
  exact: ({ which, page }) => `work${which.list === "lines" ? "" : ` ${which.list}`}${pageWords(page)}`,
  *run({ which, page }, context) {
    const { colleague } = context;
    if (which.list === "cases" && colleague.workers.length === 0) return noCasesAnswer(context, colleague);
    const { items: own } = yield* ownDigest(context, alertKinds);
    const work = workListOf(own);
    const unread = own.filter(({ state }) => state === "unread");
    const personOf = alertOwner(context.snapshot, alertKinds);
    const others =
      which.list === "unallocated" && work.unallocated.length === 0
        ? yield* othersUnallocated(context, alertKinds)
        : [];
    const { title, items: all, words, text } = shownOf(which, work, others);
    const last = Math.max(1, Math.ceil(all.length / pageSize));
    if (page > last) throw new UserError(`there is no page ${page}; the last is ${last}`);
    const items = all
      .slice((page - 1) * pageSize, page * pageSize)
      .map((item) => lineOf(item, context.caseAddress, true))
      .map((line) => (others.length > 0 ? withWhyOnly(line) : line));
    const isWhole = words === "";
    const more = [
      ...(page < last ? [{ label: `Page ${page + 1} of ${last}`, words: `my work ${words}page ${page + 1}` }] : []),
      ...(isWhole ? otherLists(work) : []),
      ...(which.list === "due" || which.list === "late" ? [{ label: "All your work", words: "my work" }] : []),
    ];
    return privateAnswer(title, context, [
      { kind: "say", text: all.length === 0 ? `${text}.` : `${text}, page ${page} of ${last}.` },
      ...(isWhole && unread.length > 0
        ? [{ kind: "say" as const, text: unreadSentence(named(unread, { kinds: alertKinds, personOf })) }]
        : []),
      ...(items.length > 0 ? [{ kind: "list" as const, headings: lineHeadings, items, total: all.length }] : []),
      ...(more.length > 0 ? [{ kind: "choices" as const, title: "More", choices: more }] : []),
    ]);
  },
});
