import { dayOfText, textOfDay, type Day } from "../cases/day.ts";
import { parseAlertKey, urgencies, type AlertKind } from "../alert.ts";
import type { Item, Part, PrivateAnswer, Say, Table } from "../answer.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Person } from "../cases/records.ts";
import { isStaleAt, type Digest, type DigestItem, type ItemState, type Moment } from "./decide.ts";
import type { DeliveryRecord } from "./history.ts";
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
import { spelledDay } from "../facts/calendar.ts";
import { recordOwner } from "./record-owner.ts";

/** What a digest is written with. */
export interface DigestContext {
  readonly snapshot: Snapshot;
  readonly today: Day;
  readonly kinds: readonly AlertKind[];
  readonly caseAddress: CaseAddress;
  /** The data are older than a day. */
  readonly isStale: boolean;
  /** Whose a record is, by an alert's key; null: it is no longer in the data. */
  readonly personOf: (key: string) => Person | null;
}

/** What digests are written with at a moment. */
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
    personOf: recordOwner(snapshot, kinds),
  };
}

const mostLines = 15;
const mostLinesFirst = 10;
const mostNamed = 10;

/** A person's digest as a private message. Its title, which a lock screen may show, holds counts and no reference. */
export function digestAnswer(digest: Digest, payload: DigestContext): PrivateAnswer {
  const { items, reassigned, isFirst } = digest;
  const work = isFirst ? clocksFirst(workListOf(items)) : workListOf(items);
  const putOff = items.filter(({ state }) => state === "acknowledged" || state === "snoozed").length;
  const cleared = items.filter(({ state }) => state === "cleared");
  const parts: (Part | null)[] = [
    payload.isStale ? say(`Data from ${instant(payload.snapshot.readAt)}: later changes are not seen.`) : null,
    isFirst ? say(welcome(work)) : null,
    isFirst ? totals(all(work), payload.kinds) : null,
    listOf(work, isFirst, payload.caseAddress),
    cleared.length > 0 ? say(`Cleared, thank you: ${named(cleared, payload)}.`) : null,
    reassigned.length > 0 ? say(`No longer with you: ${named(reassigned, payload)}.`) : null,
    putOff > 0 ? say(`${countOf(putOff, "thing")} you put off ${putOff === 1 ? "is" : "are"} not shown.`) : null,
  ];
  return {
    audience: "private",
    title: titleOf(digest, work),
    on: textOfDay(payload.today),
    asAt: payload.snapshot.readAt,
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
  ["cleared", "cleared"],
];

function titleOf({ items, reassigned, isFirst }: Digest, work: WorkList): string {
  if (isFirst) return `Your cases: ${countOf(all(work).length, "thing")} to look at`;
  const counts = counted.flatMap(([state, words]) => {
    const count = items.filter((item) => (item.isBack && item.state === "open" ? "back" : item.state) === state).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  if (reassigned.length > 0) counts.push(`${reassigned.length} no longer with you`);
  // all of it was put off since, by the buttons of this very message
  return `Your cases: ${counts.length === 0 ? "nothing left to look at" : counts.join(", ")}`;
}

function all({ lines, older, unallocated }: WorkList): ShownItem[] {
  return [...lines, ...older, ...unallocated];
}

function welcome(work: WorkList): string {
  const shown = all(work);
  return `This is your first digest: ${countOf(shown.length, "thing")} in ${countOf(caseCount(shown), "case")}. From now on you hear of what is new, more urgent or put right, and once a week of what is still late.`;
}

/** The things that the digest shows, by kind and urgency: what was put off is in none of its numbers. */
function totals(shown: readonly ShownItem[], kinds: readonly AlertKind[]): Table {
  return {
    kind: "table",
    rowHeading: "What",
    columns: ["Soon", "Late", "Overdue"].map((label) => ({ label, unit: "count" })),
    rows: kinds
      .map(({ id, title }) => ({
        label: title,
        values: urgencies.map(
          (urgency) => shown.filter(({ alert }) => alert.alert === id && alert.urgency === urgency).length,
        ),
      }))
      .filter(({ values }) => values.some((value) => value > 0)),
  };
}

/** Of a first digest, what the law gives a day for matters more than records to mend. */
function clocksFirst({ lines, ...others }: WorkList): WorkList {
  const isRecord = ({ alert }: ShownItem) => alert.alert === "record-wrong";
  return { ...others, lines: [...lines.filter((one) => !isRecord(one)), ...lines.filter(isRecord)] };
}

/** At most so many lines, those for many cases among them, then how many more there are. */
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
  // the first digest has an order of its own: what it left out may stand on any page
  if (more > 0) items.push(foldedLine(`and ${more} more`, isFirst ? "my work" : "my work page 2"));
  return { kind: "list", headings: lineHeadings, items, total: lines.length + older.length + unallocated.length };
}

function foldedLine(says: string, words: string): Item {
  return { cells: [says, "", "", ""], choices: [{ label: "Show", words }] };
}

/** Cases by reference with what it was, so many of them. */
function named(of: readonly (DigestItem | DeliveryRecord)[], { kinds, personOf }: DigestContext): string {
  const names = of.flatMap(({ key }) => {
    const reference = personOf(key)?.caseReference;
    const { alert, rule } = parseAlertKey(key);
    const kind = kinds.find(({ id }) => id === alert);
    const title = kind?.titleOf?.(rule) ?? kind?.title ?? alert;
    return reference === undefined ? [] : [`${reference} (${title.charAt(0).toLowerCase()}${title.slice(1)})`];
  });
  const unnamed = of.length - Math.min(names.length, mostNamed);
  const shown = names.slice(0, mostNamed).join(", ");
  if (unnamed === 0) return shown;
  return shown === "" ? countOf(unnamed, "case") : `${shown} and ${unnamed} more`;
}
