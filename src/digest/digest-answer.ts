import { parseAlertKey, type AlertKind } from "../alert.ts";
import { asAtText, type Item, type List, type Part, type PrivateAnswer, type Say } from "../answer.ts";
import { textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { isWeeksFirstWorkingDay } from "../facts/working-days.ts";
import { isDeferred, isStaleAt, type Digest, type DigestItem, type ItemState, type Moment } from "./decide.ts";
import { groupList, alertGroups, inSentence, seenAll } from "./digest-groups.ts";
import {
  alertsOnCases,
  caseCount,
  countOf,
  isNews,
  lineOf,
  workListOf,
  type CaseAddress,
  type ShownItem,
  type WorkList,
} from "./digest-lines.ts";
import type { DeliveryRecord } from "./history.ts";
import { alertOwner, type AlertOwner } from "./alert-owner.ts";
import { groupByKind, urgencyTable } from "./urgency-table.ts";

/** What a digest is rendered from. */
export interface DigestContext {
  readonly today: Day;
  /** The instant (ISO 8601 with offset) at which the case data was read. */
  readonly readAt: string;
  readonly kinds: readonly AlertKind[];
  readonly caseAddress: CaseAddress;
  /** The data are older than a day. */
  readonly isStale: boolean;
  /** Returns whose record an alert's key names; null: the record is no longer in the snapshot. */
  readonly personOf: AlertOwner;
}

/** Returns what digests are rendered from at a moment. */
export function digestContext(
  moment: Moment & Pick<DigestContext, "caseAddress"> & { readonly snapshot: Snapshot },
  kinds: readonly AlertKind[],
): DigestContext {
  const { snapshot, today, caseAddress } = moment;
  return {
    today,
    readAt: snapshot.readAt,
    kinds,
    caseAddress,
    isStale: isStaleAt(snapshot, moment),
    personOf: alertOwner(snapshot, kinds),
  };
}

/** A digest must be short enough to be read to its end, the first one above all, in which every line is unfamiliar. */
const mostLines = 20;
const mostLinesFirst = 10;
const mostNamed = 10;

/**
 * Returns a person's digest as a private answer: what is new, more urgent or done in full, and what is still open as a
 * count, except in the first digest and the week's first. Its title may show on a lock screen, so it holds only counts.
 */
export function digestAnswer(digest: Digest, context: DigestContext): PrivateAnswer {
  const { items, reassigned, isFirst } = digest;
  const work = workListOf(items);
  const deferred = items.filter(({ state }) => isDeferred(state)).length;
  const cleared = items.filter(({ state }) => state === "cleared");
  const unread = items.filter(({ state }) => state === "unread");
  const reclassified = items.filter(({ state }) => state === "reclassified");
  const parts: (Part | null)[] = [
    context.isStale ? say(`Data from ${asAtText(context.readAt)}. Later changes are not included.`) : null,
    ...(isFirst ? welcome(all(work), context.kinds) : []),
    ...workParts(work, digest, context),
    foldedList(work, digest, context),
    cleared.length > 0 ? doneList(cleared, context) : null,
    unread.length > 0 ? say(unreadSentence(named(unread, context))) : null,
    reclassified.length > 0 ? say(reclassifiedSentence(named(reclassified, context))) : null,
    reassigned.length > 0 ? say(`Now with someone else: ${named(reassigned, context)}.`) : null,
    stillOpen(work, digest, context),
    deferred > 0
      ? say(`${countOf(deferred, "alert")} you put aside ${deferred === 1 ? "is" : "are"} not shown.`)
      : null,
  ];
  return {
    audience: "private",
    title: titleOf(digest, work),
    on: textOfDay(context.today),
    asAt: context.readAt,
    filters: [],
    parts: parts.filter((part) => part !== null),
  };
}

function say(text: string): Say {
  return { kind: "say", text };
}

const counted: readonly (readonly [ItemState | "back" | "reminder", string, string?])[] = [
  ["new", "new"],
  ["more-urgent", "more urgent"],
  ["reminder", "reminder", "reminders"],
  ["handed-over", "handed over to you"],
  ["back", "to look at again"],
  ["cleared", "done"],
  ["open", "still open"],
  ["unread", "not read today"],
  ["reclassified", "not needed now"],
];

/** Names alerts whose records today's data lack. */
export function unreadSentence(names: string): string {
  return `Still open, because today's data about them could not be read: ${names}.`;
}

function reclassifiedSentence(names: string): string {
  return `Not needed now, because the type or outcome in the record has changed: ${names}. If that is a mistake, correct the record.`;
}

function titleOf({ items, reassigned, isFirst }: Digest, work: WorkList): string {
  if (isFirst) return `Your cases: ${countOf(all(work).length, "alert")}`;
  const stateOf = ({ state, isBack, isReminder }: DigestItem) =>
    state !== "open" ? state : isBack ? "back" : isReminder ? "reminder" : state;
  const counts = counted.flatMap(([state, one, many = one]) => {
    const count = items.filter((item) => stateOf(item) === state).length;
    return count > 0 ? [countOf(count, one, many)] : [];
  });
  if (reassigned.length > 0) counts.push(`${reassigned.length} now with someone else`);
  // with nothing to count, everything has been deferred since, by the buttons of this message
  return `Your cases: ${counts.length === 0 ? "nothing left to look at" : counts.join(", ")}`;
}

function all({ lines, older, unallocated }: WorkList): ShownItem[] {
  return [...lines, ...older, ...unallocated];
}

/** Returns how a first digest begins. Deferred items are in none of its numbers. */
function welcome(shown: readonly ShownItem[], kinds: readonly AlertKind[]): Part[] {
  const text = `This is your first digest: ${alertsOnCases(shown)}. From now on it tells you what is new, more urgent or done and, once a week, what is still open.`;
  const alerts = shown.map(({ alert }) => alert);
  const raised = groupByKind(kinds, alerts).filter((group) => group.alerts.length > 0);
  const isLate = alerts.some(({ days }) => days < 0);
  return [say(text), urgencyTable("What", raised), ...(isLate ? [say(overdueExplained)] : [])];
}

const overdueExplained =
  "Overdue means the legal deadline has passed. Long overdue means more than 14 months since the last annual review, when the dashboard counts it as overdue, or more than 20 weeks since a request.";

/** Whether a digest shows what is only still open too. */
function isWhole({ isFirst }: Pick<Digest, "isFirst">, { today }: Pick<DigestContext, "today">): boolean {
  return isFirst || isWeeksFirstWorkingDay(today);
}

/** Returns the alerts with lines of their own, grouped; the lines of all groups are no more than a digest may have. */
function workParts({ lines }: WorkList, digest: Digest, context: DigestContext): List[] {
  const told = isWhole(digest, context) ? lines : lines.filter(isNews);
  let room = digest.isFirst ? mostLinesFirst : mostLines;
  return alertGroups(told, !digest.isFirst).flatMap((group) => {
    const shown = group.items.slice(0, room);
    room -= shown.length;
    const lines = shown.map((item) => lineOf(item, context.caseAddress));
    return lines.length === 0 ? [] : [groupList(group, lines, seenAll(shown, group.items.length))];
  });
}

/** Returns what is done as a list. The records of some may no longer be in the data: they are only counted. */
function doneList(cleared: readonly DigestItem[], context: DigestContext): Part {
  const lines = cleared.flatMap((item): Item[] => {
    const person = context.personOf(item.key, item.previous?.person);
    if (person === null) return [];
    const { caseReference, personId } = person;
    const address = context.caseAddress?.(caseReference);
    const link = address === undefined ? {} : { address };
    return [{ cells: [caseReference, whatOf(item.key, context.kinds)], ...link, personId }];
  });
  if (lines.length === 0) return say(`Done, thank you: ${countOf(cleared.length, "alert")}.`);
  const group = {
    title: `Done, thank you: ${countOf(cleared.length, "alert")}`,
    action: "",
    choices: [],
    rest: ", with nothing left to do",
  };
  const headings = ["Case", "What"];
  return { kind: "list", headings, items: lines.slice(0, mostLines), total: cleared.length, group };
}

/** Returns what is told without lines of its own, each kind in one line with its button; null: everything has lines. */
function foldedList(work: WorkList, digest: Digest, context: DigestContext): Part | null {
  const isTold = (item: ShownItem) => isWhole(digest, context) || isNews(item);
  const told = { older: work.older.filter(isTold), unallocated: work.unallocated.filter(isTold) };
  const shown = workParts(work, digest, context).reduce((sum, { items }) => sum + items.length, 0);
  const hidden = work.lines.filter(isTold).length - shown;
  const cases = `${countOf(caseCount(told.unallocated), "case")} without a case officer`;
  const items = [
    ...(hidden > 0 ? [foldedLine(countOf(hidden, "more alert"), "My work", "my work")] : []),
    ...(told.older.length > 0
      ? [foldedLine(`${countOf(told.older.length, "alert")} more than a year overdue`, "Show", "my work older")]
      : []),
    ...(told.unallocated.length > 0
      ? [foldedLine(isWhole(digest, context) ? cases : `${cases}, new or due now`, "Show", "my work unallocated")]
      : []),
  ];
  return items.length === 0 ? null : { kind: "list", headings: [], items, total: items.length };
}

/** Returns how much is still open that the digest does not show; null: it shows everything. */
function stillOpen(work: WorkList, digest: Digest, context: DigestContext): Part | null {
  const count = isWhole(digest, context) ? 0 : all(work).filter((item) => !isNews(item)).length;
  if (count === 0) return null;
  const items = [foldedLine(`${count.toLocaleString("en-GB")} still open`, "My work", "my work")];
  return { kind: "list", headings: [], items, total: 1 };
}

function foldedLine(text: string, label: string, words: string): Item {
  return { cells: [text], choices: [{ label, words }], isFolded: true };
}

/** Returns what an alert's key is about in running words: "annual review", "data error: gender has not been recorded". */
function whatOf(key: string, kinds: readonly AlertKind[]): string {
  const { alert, rule } = parseAlertKey(key);
  const kind = kinds.find(({ id }) => id === alert);
  const what = kind?.noun.one ?? alert;
  const finding = kind?.findingOf?.(rule);
  return finding === undefined ? what : `${what}: ${inSentence(finding)}`;
}

/** Names cases by reference and kind of alert, up to the limit, and counts the rest. */
export function named(
  entries: readonly (DigestItem | DeliveryRecord)[],
  { kinds, personOf }: Pick<DigestContext, "kinds" | "personOf">,
): string {
  const names = entries.flatMap((entry) => {
    const { key } = entry;
    const told = "previous" in entry ? entry.previous : entry;
    const reference = personOf(key, told?.person)?.caseReference;
    return reference === undefined ? [] : [`${reference} (${whatOf(key, kinds)})`];
  });
  const unnamed = entries.length - Math.min(names.length, mostNamed);
  const shown = names.slice(0, mostNamed).join(", ");
  if (unnamed === 0) return shown;
  return shown === "" ? countOf(unnamed, "case") : `${shown} and ${unnamed} more`;
}
