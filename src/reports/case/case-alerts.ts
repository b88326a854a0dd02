import { capitalised, type List } from "../../answer.ts";
import type { Day } from "../../cases/day.ts";
import type { Person } from "../../cases/records.ts";
import type { CommandContext } from "../../context.ts";
import type { Digest, DigestItem } from "../../digest/decide.ts";
import { alertDueText } from "../../digest/digest-lines.ts";
import { spelledDay } from "../../facts/calendar.ts";

/** Names who is told of an alert, why it is not the officer, when it was last sent, and until when it is put off. */
function recipientText(to: string, { reason, previous, state }: DigestItem, until: Day | undefined): string {
  const isDeferred = state === "acknowledged" || state === "snoozed";
  return [
    to,
    ...(reason === null ? [] : [`because ${reason}`]),
    ...(previous === null ? [] : [`last told on ${spelledDay(previous.on)}`]),
    ...(isDeferred && until !== undefined ? [`put aside until ${spelledDay(until)}`] : []),
  ].join(", ");
}

/** Returns to whom each alert goes and what they were told, by the alert's key. */
export function recipientsOf(
  digests: readonly Digest[],
  { store, colleagues }: Pick<CommandContext, "store" | "colleagues">,
): ReadonlyMap<string, string> {
  const deferrals = new Map(
    store.alerts.history(colleagues.keys()).deferrals.map(({ by, key, until }) => [`${by} ${key}`, until]),
  );
  return new Map(
    digests.flatMap(({ to, items }) =>
      to === null
        ? []
        : items.map((item) => [item.key, recipientText(to, item, deferrals.get(`${to} ${item.key}`))] as const),
    ),
  );
}

/** Shows the alerts of a person that are raised, when each is due, and who was told of it and when. Null: there are none. */
export function alertsList(
  person: Person,
  digests: readonly Digest[],
  context: Pick<CommandContext, "store" | "colleagues">,
): List | null {
  const recipients = recipientsOf(digests, context);
  const shown = digests.flatMap(({ items }) =>
    items.flatMap(({ alert, key, previous }) =>
      alert === null || alert.person !== person ? [] : [{ alert, key, previous }],
    ),
  );
  if (shown.length === 0) return null;
  return {
    kind: "list",
    headings: ["Alert", "Due", "Told"],
    items: shown.map(({ alert, key, previous }) => {
      const to = recipients.get(key);
      const before = previous === null ? "nobody has been told yet; " : "";
      const told = to === undefined ? "nobody: there is no manager who can be reached" : `${before}goes to ${to}`;
      return { cells: [alert.finding ?? capitalised(alert.noun.one), alertDueText(alert), told] };
    }),
    total: shown.length,
    group: {
      title: "Its alerts",
      action: "",
      choices: [{ label: "Why?", words: `why ${person.caseReference}` }],
    },
  };
}
