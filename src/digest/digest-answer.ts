import { parseAlertKey, type AlertKind } from "../alert.ts";
import type { Item, Part, PrivateAnswer, Say, Table } from "../answer.ts";
import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { isStaleAt, type Digest, type DigestItem, type ItemState, type Moment } from "./decide.ts";
import {
  caseCount,
  countOf,
  lineHeadings,
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
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly kinds: readonly AlertKind[];
  readonly caseAddress: CaseAddress;
  /** The data are older than a day. */
  readonly isStale: boolean;
  /** Returns whose record an alert's key names; null: the record is no longer in the snapshot. */
  readonly personOf: AlertOwner;
}

/** Returns what digests are rendered from at a moment. */
export function digestContext(
  moment: Moment & Pick<DigestContext, "snapshot" | "caseAddress">,
  kinds: readonly AlertKind[],
): DigestContext {
  const { snapshot, today, caseAddress } = moment;
  return {
    snapshot,
    today,
    kinds,
    caseAddress,
    isStale: isStaleAt(snapshot, moment),
    personOf: alertOwner(snapshot, kinds),
  };
}

/** A digest must be short enough to be read to its end, the first one above all, in which every line is unfamiliar. */
const mostLines = 15;
const mostLinesFirst = 10;
const mostNamed = 10;

/** Returns a person's digest as a private answer. Its title may show on a lock screen, so it holds only counts. */
export function digestAnswer(digest: Digest, context: DigestContext): PrivateAnswer {
  const { items, reassigned, isFirst } = digest;
  const work = isFirst ? clocksFirst(workListOf(items)) : workListOf(items);
  const deferred = items.filter(({ state }) => state === "acknowledged" || state === "snoozed").length;
  const cleared = items.filter(({ state }) => state === "cleared");
  const unread = items.filter(({ state }) => state === "unread");
  const reclassified = items.filter(({ state }) => state === "reclassified");
  const parts: (Part | null)[] = [
    context.isStale ? say(`Data from ${instant(context.snapshot.readAt)}: later changes are not seen.`) : null,
    isFirst ? say(welcome(work)) : null,
    isFirst ? totals(all(work), context.kinds) : null,
    listOf(work, isFirst, context.caseAddress),
    unread.length > 0 ? say(unreadSentence(named(unread, context))) : null,
    reclassified.length > 0 ? say(reclassifiedSentence(named(reclassified, context))) : null,
    cleared.length > 0 ? say(`Cleared, thank you: ${named(cleared, context)}.`) : null,
    reassigned.length > 0 ? say(`No longer with you: ${named(reassigned, context)}.`) : null,
    deferred > 0 ? say(`${countOf(deferred, "thing")} you put off ${deferred === 1 ? "is" : "are"} not shown.`) : null,
  ];
  return {
    audience: "private",
    title: titleOf(digest, work),
    on: textOfDay(context.today),
    asAt: context.snapshot.readAt,
    filters: [],
    parts: parts.filter((part) => part !== null),
  };
}

function say(text: string): Say {
  return { kind: "say", text };
}

function instant(readAt: string): string {
  return `${spelledDay(dayOfText(readAt.slice(0, 10)))}, ${readAt.slice(11, 16)}`;
}

const counted: readonly (readonly [ItemState | "back", string])[] = [
  ["new", "new"],
  ["more-urgent", "more urgent"],
  ["handed-over", "handed over to you"],
  ["back", "back"],
  ["open", "still open"],
  ["unread", "not read today"],
  ["reclassified", "no longer asked for"],
  ["cleared", "cleared"],
];

/** Names alerts whose records today's data lack. */
export function unreadSentence(names: string): string {
  return `Could not be read in today's data, so still open: ${names}.`;
}

function reclassifiedSentence(names: string): string {
  return `No longer asked for, because the type or outcome in the record has changed: ${names}. If that is a mistake, put the record right.`;
}

function titleOf({ items, reassigned, isFirst }: Digest, work: WorkList): string {
  if (isFirst) return `Your cases: ${countOf(all(work).length, "thing")} to look at`;
  const counts = counted.flatMap(([state, words]) => {
    const count = items.filter((item) => (item.isBack && item.state === "open" ? "back" : item.state) === state).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  if (reassigned.length > 0) counts.push(`${reassigned.length} no longer with you`);
  // with nothing to count, everything has been deferred since, by the buttons of this message
  return `Your cases: ${counts.length === 0 ? "nothing left to look at" : counts.join(", ")}`;
}

function all({ lines, older, unallocated }: WorkList): ShownItem[] {
  return [...lines, ...older, ...unallocated];
}

function welcome(work: WorkList): string {
  const shown = all(work);
  return `This is your first digest: ${countOf(shown.length, "thing")} in ${countOf(caseCount(shown), "case")}. From now on you hear of what is new, more urgent or put right, and once a week of what is still late.`;
}

/** Returns a table of the items shown, by kind and urgency. Deferred items are in none of its numbers. */
function totals(shown: readonly ShownItem[], kinds: readonly AlertKind[]): Table {
  const alerts = shown.map(({ alert }) => alert);
  const raised = groupByKind(kinds, alerts).filter((group) => group.alerts.length > 0);
  return urgencyTable("What", raised);
}

/** Moves wrong records to the end: in a first digest what the law sets a day for matters more. */
function clocksFirst({ lines, ...others }: WorkList): WorkList {
  const isRecord = ({ alert }: ShownItem) => alert.alert === "record-wrong" || alert.alert === "data-check";
  return { ...others, lines: [...lines.filter((one) => !isRecord(one)), ...lines.filter(isRecord)] };
}

/** Returns the list of a digest, cut to its limit, which includes the folded lines; null: it would be empty. */
function listOf({ lines, older, unallocated }: WorkList, isFirst: boolean, caseAddress: CaseAddress): Part | null {
  const most = isFirst ? mostLinesFirst : mostLines;
  const folded: Item[] = [];
  if (unallocated.length > 0) {
    folded.push(foldedLine(`${countOf(caseCount(unallocated), "case")} without an officer`, "my work unallocated"));
  }
  if (older.length > 0) folded.push(foldedLine(`${older.length} older than a year`, "my work older"));
  const shown = lines.slice(0, most - folded.length);
  const more = lines.length - shown.length;
  const items = [...shown.map((item) => lineOf(item, caseAddress, !isFirst)), ...folded];
  if (items.length === 0) return null;
  // a first digest has an order of its own, so what it left out can be on any page
  if (more > 0) items.push(foldedLine(`and ${more} more`, isFirst ? "my work" : "my work page 2"));
  return { kind: "list", headings: lineHeadings, items, total: lines.length + older.length + unallocated.length };
}

function foldedLine(text: string, words: string): Item {
  return { cells: [text, "", "", ""], choices: [{ label: "Show", words }], isFolded: true };
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
    const { alert, rule } = parseAlertKey(key);
    const kind = kinds.find(({ id }) => id === alert);
    const title = kind?.titleOf?.(rule) ?? kind?.title ?? alert;
    return reference === undefined ? [] : [`${reference} (${title.charAt(0).toLowerCase()}${title.slice(1)})`];
  });
  const unnamed = entries.length - Math.min(names.length, mostNamed);
  const shown = names.slice(0, mostNamed).join(", ");
  if (unnamed === 0) return shown;
  return shown === "" ? countOf(unnamed, "case") : `${shown} and ${unnamed} more`;
}
