import { visibleTo, rights } from "../src/access/rights.ts";
import { isRaised, alertKey, alertScope, type AlertKind, type Pending } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Item } from "../src/answer.ts";
import { textOfDay, type Day } from "../src/cases/day.ts";
import { caseReference, command, isReference } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import type { DigestItem } from "../src/digest/decide.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { digestsNow } from "../src/reports/my-work-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

/** Why an alert of the case is raised, or not yet. */
function lineOf(kind: AlertKind, pending: Pending, context: CommandContext, told: ReadonlyMap<string, string>): Item {
  const { clock: running, values, rule = null } = pending;
  const { terms: clock, startOn, dueOn } = running;
  const from = addDays(dueOn, -clock.warningDays);
  const to = told.get(alertKey(kind.id, rule, pending.record));
  const state = !context.kinds.includes(kind.id)
    ? "this kind is switched off"
    : isRaised(pending, context.today)
      ? `raised, and goes to ${to ?? "nobody: there is no manager who can be reached"}`
      : pending.isHeldBack
        ? "not raised while it is in time and scheduled"
        : `not raised before ${spelledDay(from)}`;
  return {
    cells: [
      kind.titleOf?.(rule) ?? kind.title,
      state,
      `${clock.limit} ${clock.unit} from ${textOfDay(startOn)}: ${textOfDay(dueOn)}`,
      clock.source,
      values.map(({ name, value }) => `${name} ${value ?? "blank"}`).join("; "),
    ],
  };
}

/** Who is told, why not the officer, and why perhaps not now: when it was last said, and until when it was put off. */
function toWhom(to: string, { reason, previous, state }: DigestItem, until: Day | undefined): string {
  const isOff = state === "acknowledged" || state === "snoozed";
  return [
    to,
    ...(reason === null ? [] : [`because ${reason}`]),
    ...(previous === null ? [] : [`last told on ${spelledDay(previous.on)}`]),
    ...(isOff && until !== undefined ? [`put off until ${spelledDay(until)}`] : []),
  ].join(", ");
}

export const why = command({
  name: "why",
  description: "why you were told of a case, or why not: the rule, the record's values, the clock and its source",
  args: { reference: caseReference("name the case's reference, such as: why REF-123") },
  accepts: isReference,
  run({ reference }, context) {
    const { snapshot, today, colleague, store, kinds } = context;
    const reached = visibleTo(rights[colleague.role].cases, colleague, snapshot, today);
    const digests = digestsNow(context, alertKinds);
    const mine = new Set(digests.find(({ to }) => to === colleague.email)?.items.map(({ key }) => key));
    const deferrals = new Map(
      store.alerts.memory(context.colleagues.keys()).deferrals.map(({ by, key, until }) => [`${by} ${key}`, until]),
    );
    const told = new Map(
      digests.flatMap(({ to, items }) =>
        to === null
          ? []
          : items.map((item) => [item.key, toWhom(to, item, deferrals.get(`${to} ${item.key}`))] as const),
      ),
    );
    const scope = alertScope(snapshot, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) });
    const items = alertKinds.flatMap((kind) =>
      kind
        .pending(scope)
        .filter(({ person }) => person.caseReference.toLowerCase() === reference)
        .filter(({ person, rule = null, record }) => reached(person) || mine.has(alertKey(kind.id, rule, record)))
        .map((pending) => lineOf(kind, pending, context, told)),
    );
    const mayKnow = snapshot.persons.some((one) => one.caseReference.toLowerCase() === reference && reached(one));
    if (items.length === 0 && !mayKnow) throw new UserError("there is no case of that reference that you may see");
    if (items.length === 0)
      return privateAnswer("Why", context, [{ kind: "say", text: "Nothing of this case is late, due or wrong." }]);
    const headings = ["What", "Told", "Clock", "Source", "The record says"];
    return privateAnswer("Why", context, [{ kind: "list", headings, items, total: items.length }]);
  },
});
