import { isRaised, keyOf, watched, type AlertKind, type Pending } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Item } from "../src/answer.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import type { DigestItem } from "../src/digest.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { digestsNow } from "../src/own-work.ts";
import { QuestionRefused } from "../src/question.ts";
import { inReach, rights } from "../src/rights.ts";
import { sayAnswer } from "../src/say-answer.ts";

/** Why an alert of the case is raised, or not yet. */
function lineOf(kind: AlertKind, pending: Pending, desk: Desk, told: ReadonlyMap<string, string>): Item {
  const { running, values, rule = null } = pending;
  const { clock, startOn, dueOn } = running;
  const from = addDays(dueOn, -clock.warningDays);
  const to = told.get(keyOf(kind.id, rule, pending.record));
  const state = !desk.kinds.includes(kind.id)
    ? "this kind is switched off"
    : isRaised(pending, desk.today)
      ? `raised, and goes to ${to ?? "nobody: there is no manager who can be reached"}`
      : pending.isHeldBack
        ? "not raised while it is in time and scheduled"
        : `not raised before ${spelledDay(from)}`;
  return {
    cells: [
      kind.titleOf?.(rule) ?? kind.title,
      state,
      `${clock.limit} ${clock.unit} from ${startOn}: ${dueOn}`,
      clock.source,
      values.map(({ name, value }) => `${name} ${value ?? "blank"}`).join("; "),
    ],
  };
}

/** Who is told, why not the officer, and why perhaps not now: when it was last said, and until when it was put off. */
function toWhom(to: string, { reason, said, state }: DigestItem, until: string | undefined): string {
  const isOff = state === "acknowledged" || state === "snoozed";
  return [
    to,
    ...(reason === null ? [] : [`because ${reason}`]),
    ...(said === null ? [] : [`last told on ${spelledDay(said.on)}`]),
    ...(isOff && until !== undefined ? [`put off until ${spelledDay(until)}`] : []),
  ].join(", ");
}

export const why = command({
  name: "why",
  says: "why you were told of a case, or why not: the rule, the record's values, the clock and its source",
  usage: "why <reference>",
  run(words, desk) {
    const { book, today, colleague, store, kinds } = desk;
    const reference = words.trim().toLowerCase();
    if (reference === "") throw new QuestionRefused("name the case's reference, such as: why REF-123");
    const reached = inReach(rights[colleague.role].cases, colleague, book, today);
    const digests = digestsNow(desk, alertKinds);
    const mine = new Set(digests.find(({ to }) => to === colleague.email)?.items.map(({ key }) => key));
    const putOff = new Map(
      store.alerts.memory(desk.colleagues.keys()).putOff.map(({ by, key, until }) => [`${by} ${key}`, until]),
    );
    const told = new Map(
      digests.flatMap(({ to, items }) =>
        to === null ? [] : items.map((item) => [item.key, toWhom(to, item, putOff.get(`${to} ${item.key}`))] as const),
      ),
    );
    const setting = watched(book, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) });
    const items = alertKinds.flatMap((kind) =>
      kind
        .pending(setting)
        .filter(({ person }) => person.caseReference.toLowerCase() === reference)
        .filter(({ person, rule = null, record }) => reached(person) || mine.has(keyOf(kind.id, rule, record)))
        .map((pending) => lineOf(kind, pending, desk, told)),
    );
    const mayKnow = book.persons.some((one) => one.caseReference.toLowerCase() === reference && reached(one));
    if (items.length === 0 && !mayKnow)
      throw new QuestionRefused("there is no case of that reference that you may see");
    if (items.length === 0)
      return sayAnswer("Why", desk, [{ kind: "say", text: "Nothing of this case is late, due or wrong." }]);
    const headings = ["What", "Told", "Clock", "Source", "The record says"];
    return sayAnswer("Why", desk, [{ kind: "list", headings, items, total: items.length }]);
  },
});
