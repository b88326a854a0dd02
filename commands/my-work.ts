import type { Pending } from "../src/alert.ts";
import type { Colleague } from "../src/access/colleagues.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Choice, Item, List, Part, PrivateAnswer } from "../src/answer.ts";
import { textOfDay, type Day } from "../src/cases/day.ts";
import { command, fixedWord, pageNumber, pageWords, questionText, type Arg } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { alertOwner } from "../src/digest/alert-owner.ts";
import { named, unreadSentence } from "../src/digest/digest-answer.ts";
import { groupList, alertGroups, seenAll } from "../src/digest/digest-groups.ts";
import {
  alertsOnCases,
  caseCount,
  countOf,
  lineOf,
  workListOf,
  type ShownItem,
  type WorkList,
} from "../src/digest/digest-lines.ts";
import { urgencyTable } from "../src/digest/urgency-table.ts";
import { spelledDay, spelledFrom } from "../src/facts/calendar.ts";
import { notAllocated } from "../src/facts/case-officer.ts";
import { officerOf, scopeOf, teamOf } from "../src/measures/engine/scope.ts";
import { noOfficersText } from "../src/measures/engine/source-needs.ts";
import { isManagerial, needsAlerts, scheduledBy, workOf } from "../src/reports/my-work-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { lateReviews } from "../src/reports/summary-report.ts";
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
  /** Says how many there are, without a full stop. */
  readonly text: string;
}

const isLate = ({ alert }: ShownItem) => alert.days < 0;

function counted(items: readonly ShownItem[]): string {
  if (items.length === 0) return "Nothing is overdue or due soon here, and there are no data errors";
  const late = items.filter(isLate).length;
  const split = [
    ...(late > 0 ? [`${late} overdue`] : []),
    ...(late < items.length ? [`${items.length - late} due soon`] : []),
  ];
  return `${alertsOnCases(items)}: ${split.join(", ")}`;
}

function shownOf(part: WorkPart, { lines, older, unallocated }: WorkList, whose: string, today: Day): Shown {
  switch (part.list) {
    case "due": {
      const due = lines.filter(({ alert }) => alert.days >= 0 && alert.dueOn <= part.by);
      const late = lines.filter(isLate);
      const by = spelledFrom(today, part.by);
      const first = due.length === 0 ? `Nothing is due by ${by}` : `${countOf(due.length, "alert")} due by ${by}`;
      return {
        title: `${whose} work due by ${by}`,
        items: [...[...due].sort((a, b) => a.alert.days - b.alert.days), ...late],
        words: `due ${textOfDay(part.by)} `,
        text: late.length === 0 ? first : `${first}, and ${late.length} already overdue`,
      };
    }
    case "late": {
      const items = [...lines.filter(isLate), ...older];
      return { title: `${whose} overdue work`, items, words: "late ", text: counted(items) };
    }
    case "unallocated": {
      const title = "Cases without a case officer";
      // the title says why they are the manager's
      const items = unallocated.map((item) => ({ ...item, reason: null }));
      return { title, items, words: "unallocated ", text: counted(items) };
    }
    case "older":
      return { title: `${whose} work more than a year overdue`, items: older, words: "older ", text: counted(older) };
    default:
      return { title: `${whose} work`, items: lines, words: "", text: counted(lines) };
  }
}

/** Offers the lists that are shown apart from the lines, each as a button with its count. */
function otherLists({ older, unallocated }: WorkList): Choice[] {
  const count = caseCount(unallocated);
  return [
    ...(older.length > 0 ? [{ label: `${older.length} more than a year overdue`, words: "my work older" }] : []),
    ...(count > 0 ? [{ label: `${countOf(count, "case")} without a case officer`, words: "my work unallocated" }] : []),
  ];
}

/** Returns a line about somebody else's alert: it names the case officer, and nothing of it can be put aside. */
function othersLine(item: ShownItem, officer: string, { caseAddress }: CommandContext): Item {
  const line = lineOf({ ...item, reason: null }, caseAddress);
  const [reference = "", due = "", about = ""] = line.cells;
  // a name alone could be taken for the child's
  const holder = officer === notAllocated ? "" : `case officer ${officer}`;
  return {
    ...line,
    cells: [reference, due, [about, holder].filter((words) => words !== "").join(", ")],
    choices: (line.choices ?? []).filter(({ words }) => words.startsWith("why ")),
  };
}

/** Returns the groups of some items, of which the lines from one to another are shown. `isOthers`: they are not the asker's. */
function pageLists(
  items: readonly ShownItem[],
  from: number,
  to: number,
  isOthers: boolean,
  context: CommandContext,
): List[] {
  const scope = scopeOf(context.snapshot, context.today);
  let before = 0;
  return alertGroups(items, false).flatMap((group) => {
    const shown = group.items.slice(Math.max(0, from - before), Math.max(0, to - before));
    before += group.items.length;
    if (shown.length === 0) return [];
    const lines = shown.map((item) =>
      isOthers ? othersLine(item, officerOf(item.alert.person, scope), context) : lineOf(item, context.caseAddress),
    );
    return [{ ...groupList(group, lines, isOthers ? [] : seenAll(shown, group.items.length)), total: lines.length }];
  });
}

/** Returns how a manager's work divides: by team for the borough, by case officer for a team. */
function overview(items: readonly ShownItem[], { colleague, snapshot, today }: CommandContext): Part[] {
  const scope = scopeOf(snapshot, today);
  const isTeam = colleague.role === "team-manager";
  const nameOf = ({ alert }: ShownItem) => (isTeam ? officerOf(alert.person, scope) : teamOf(alert.person, scope));
  const groups = [...new Set(items.map(nameOf))].sort().map((label) => {
    return { label, alerts: items.filter((item) => nameOf(item) === label).map(({ alert }) => alert) };
  });
  return items.length === 0 ? [] : [urgencyTable(isTeam ? "Case officer" : "Team", groups)];
}

/** Says whose work somebody's is: a manager looks after that of the team or the borough. */
function whoseWork({ role, team }: Colleague): string {
  if (role === "manager") return "The borough's";
  return role === "team-manager" ? (team === null ? "Your team's" : `${team}'s`) : "Your";
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
  const text = `You hold no cases of your own. You can ask for ${ofTeam ? "your team's" : "the borough's"}.`;
  return privateAnswer("Your cases", context, [
    { kind: "say", text },
    { kind: "choices", title: "Instead", choices },
  ]);
}

/** The most cases that a sentence names. */
const mostNamed = 10;

/** Says which cases the list leaves out, as what is due in them is scheduled in time. */
function scheduledText(scheduled: readonly Pending[]): string {
  const named = scheduled
    .slice(0, mostNamed)
    .map(({ person, clock }) => `${person.caseReference} (due ${spelledDay(clock.dueOn)})`);
  const others = scheduled.length > mostNamed ? ` and ${scheduled.length - mostNamed} more` : "";
  const what =
    scheduled.length === 1
      ? "1 more review is due by then and scheduled in time, so it has no alert"
      : `${scheduled.length} more reviews are due by then and scheduled in time, so they have no alerts`;
  return `${what}: ${named.join(", ")}${others}.`;
}

export const myWork = command({
  name: "my",
  sayings: workSaying,
  description:
    "what is overdue or due soon on your cases, and your data errors; a manager's is the team's or the borough's. Also: to do, my cases, what's due this week",
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
    const { own: digest, others } = yield* workOf(context, alertKinds);
    const own = digest.items;
    const nobody = noOfficersText(context.snapshot);
    const ownKeys = new Set(own.map(({ key }) => key));
    const isOwn = ({ key }: ShownItem) => ownKeys.has(key);
    const work = workListOf([...own, ...others]);
    const unread = own.filter(({ state }) => state === "unread");
    const personOf = alertOwner(context.snapshot, alertKinds);
    const { title, items: all, words, text } = shownOf(which, work, whoseWork(colleague), context.today);
    const last = Math.max(1, Math.ceil(all.length / pageSize));
    if (page > last) throw new UserError(`There is no page ${page}. The last is page ${last}.`);
    const [mine, theirs] = [all.filter(isOwn), all.filter((item) => !isOwn(item))];
    const [from, to] = [(page - 1) * pageSize, page * pageSize];
    const lists = [
      ...pageLists(mine, from, to, false, context),
      ...pageLists(theirs, from - mine.length, to - mine.length, true, context),
    ];
    const isWhole = words === "";
    const more = [
      ...(page < last ? [{ label: `Page ${page + 1} of ${last}`, words: `my work ${words}page ${page + 1}` }] : []),
      ...(isWhole ? otherLists(work) : []),
      ...(which.list === "due" || which.list === "late" ? [{ label: "The whole list", words: "my work" }] : []),
    ];
    const scheduled = which.list === "due" ? yield* scheduledBy(which.by, context, alertKinds) : [];
    const answer = privateAnswer(title, context, [
      { kind: "say", text: last === 1 ? `${text}.` : `${text}. Page ${page} of ${last}.` },
      ...lateReviews([...work.lines, ...work.older].map(({ alert }) => alert)),
      ...(scheduled.length === 0 ? [] : [{ kind: "say" as const, text: scheduledText(scheduled) }]),
      ...(nobody === null ? [] : [{ kind: "note" as const, about: "caveat" as const, text: nobody }]),
      ...(isWhole && unread.length > 0
        ? [{ kind: "say" as const, text: unreadSentence(named(unread, { kinds: alertKinds, personOf })) }]
        : []),
      ...(isWhole && page === 1 && isManagerial(colleague) ? overview(all, context) : []),
      ...lists,
      ...(more.length > 0 ? [{ kind: "choices" as const, title: "More", choices: more }] : []),
    ]);
    const personIds = scheduled.slice(0, mostNamed).map(({ person }) => person.personId);
    return personIds.length === 0 ? answer : { ...answer, personIds };
  },
});
