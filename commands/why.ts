import { visibleTo, rights } from "../src/access/rights.ts";
import { isRaised, alertKey, alertScope, type AlertKind, type Pending } from "../src/alert.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { capitalised, type Item } from "../src/answer.ts";
import { parseDay } from "../src/cases/day.ts";
import { caseReference, command, isReference } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { alertOwner } from "../src/digest/alert-owner.ts";
import { named, unreadSentence } from "../src/digest/digest-answer.ts";
import { addDays, spelledDay } from "../src/facts/calendar.ts";
import { recipientsOf } from "../src/reports/case/case-alerts.ts";
import { digestsNow } from "../src/reports/my-work-report.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";
import { exactCase, personsOf } from "../src/typed/case-words.ts";
import { UserError } from "../src/user-error.ts";

/** Explains why an alert of the case is raised, or why it is not. */
function alertLine(
  kind: AlertKind,
  pending: Pending,
  context: CommandContext,
  recipients: ReadonlyMap<string, string>,
): Item {
  const { clock: running, values, rule = null } = pending;
  const { terms: clock, startOn, dueOn } = running;
  const { overdueAfter } = pending;
  // the law's day and the dashboard's stand together
  const overdueText = overdueAfter === undefined ? "" : `, overdue after ${spelledDay(overdueAfter)}`;
  const from = addDays(dueOn, -clock.warningDays);
  const to = recipients.get(alertKey(kind.id, rule, pending.record));
  const state = !context.kinds.includes(kind.id)
    ? "not raised: this kind of alert is switched off"
    : isRaised(pending, context.today)
      ? `raised, for ${to ?? "nobody: there is no manager who can be reached"}`
      : pending.isHeldBack
        ? "not raised: in time and scheduled"
        : `not raised before ${spelledDay(from)}`;
  return {
    cells: [
      kind.findingOf?.(rule) ?? capitalised(kind.noun.one),
      state,
      `${spelledDay(dueOn)}, ${clock.limit} ${clock.unit} from ${spelledDay(startOn)}${overdueText}`,
      clock.source,
      values.map(({ name, value }) => `${name} ${recordedText(value)}`).join(", "),
    ],
  };
}

/** Writes a value of a record as people read it: a day as `30 June 2021`. */
function recordedText(value: string | null): string {
  if (value === null) return "not recorded";
  const day = parseDay(value);
  return day === null ? value : spelledDay(day);
}

export const why = command({
  name: "why",
  description: "why you have an alert on a case, or why not: the dates recorded, the deadline and its legal source",
  args: { reference: caseReference("Type the reference of the case, such as: why REF-123.") },
  // "why is REF-12 late" asks about the case
  accepts: (rest) => isReference(rest) && !/^(?:is|are|was|were|has|have|did|does|do)\b/i.test(rest),
  exact: ({ reference }, { snapshot }) => exactCase(reference, snapshot),
  *run({ reference }, context) {
    const { snapshot, today, colleague, store, kinds } = context;
    const ofCase = new Set(personsOf(reference, snapshot));
    const isInReach = visibleTo(rights[colleague.role].cases, colleague, snapshot, today);
    const digests = yield* digestsNow(context, alertKinds);
    const ownKeys = new Set(digests.find(({ to }) => to === colleague.email)?.items.map(({ key }) => key));
    const recipients = recipientsOf(digests, context);
    const scope = alertScope(snapshot, today, { kinds, firstSeenOn: store.alerts.firstSeen(today) });
    const items: Item[] = [];
    for (const kind of alertKinds) {
      yield;
      const shown = kind
        .pending(scope)
        .filter(({ person }) => ofCase.has(person))
        .filter(({ person, rule = null, record }) => isInReach(person) || ownKeys.has(alertKey(kind.id, rule, record)));
      items.push(...shown.map((pending) => alertLine(kind, pending, context, recipients)));
    }
    const isVisible = [...ofCase].some(isInReach);
    if (items.length === 0 && !isVisible)
      throw new UserError("You cannot see a case with that reference. Check the reference.");
    const personIds = Array.from(ofCase, ({ personId }) => personId);
    const personOf = alertOwner(snapshot, alertKinds);
    const unread = digests
      .flatMap((digest) => digest.items)
      .filter(({ state, key, previous }) => {
        const person = state === "unread" ? personOf(key, previous?.person) : undefined;
        return person !== undefined && person !== null && ofCase.has(person);
      });
    if (items.length === 0 && unread.length === 0) {
      return {
        ...sentenceAnswer("Why", context, "Nothing on this case is overdue or due soon, and it has no data errors."),
        personIds,
      };
    }
    const headings = ["What", "Alert", "Deadline", "Source", "Recorded"];
    const answer = privateAnswer("Why", context, [
      ...(items.length > 0 ? [{ kind: "list" as const, headings, items, total: items.length }] : []),
      ...(unread.length > 0
        ? [{ kind: "say" as const, text: unreadSentence(named(unread, { kinds: alertKinds, personOf })) }]
        : []),
    ]);
    return { ...answer, personIds };
  },
});
