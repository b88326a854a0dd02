import type { Alert, AlertKind } from "./alert.ts";
import type { Colleague } from "./colleague.ts";
import type { Desk } from "./desk.ts";
import type { Digest } from "./digest.ts";
import { workOf, type Shown } from "./digest-lines.ts";
import { morning } from "./morning.ts";
import { QuestionRefused } from "./question.ts";
import { appointedOf, awaysOf } from "./routing.ts";

const withDigest = new Set<Colleague["role"]>(["manager", "team-manager", "officer"]);

/** What everybody should be told now, as far as a question can know: whoever may ask counts as reachable. */
export function digestsNow(
  { book, today, clock, colleagues, store, kinds }: Desk,
  all: readonly AlertKind[],
): Digest[] {
  const away = awaysOf(colleagues, store.personal.all("away"), store.personKey);
  const reach = { appointed: appointedOf(colleagues), isReachable: (email: string) => colleagues.has(email), away };
  const settings = { kinds, firstSeenOn: store.alerts.firstSeen(today) };
  return morning(all, { book, today, clock, reach }, store.alerts.memory(colleagues.keys()), settings);
}

/** The asker's own digest; throws QuestionRefused for roles that have none. */
export function ownDigest(desk: Desk, all: readonly AlertKind[]): Digest {
  const { email, role, workers } = desk.colleague;
  // Whoever holds cases is told of them, whatever else the people file says of them.
  if (!withDigest.has(role) && workers.length === 0)
    throw new QuestionRefused("alerts are for officers and managers; ask for a measure instead");
  const own = digestsNow(desk, all).find(({ to }) => to === email);
  const isFirst = !desk.store.alerts.memory([email]).greeted.has(email);
  return own ?? { to: email, items: [], handedOn: [], ended: [], isFirst, isSent: false };
}

/**
 * What is raised of cases without an officer, put off or not, for a manager whom it does not go to: it goes to the first
 * alone, and every manager's summary counts it.
 */
export function othersUnallocated(desk: Desk, all: readonly AlertKind[]): readonly Shown[] {
  if (desk.colleague.role !== "manager") return [];
  const items = digestsNow(desk, all).flatMap((one) => one.items.filter(({ alert }) => alert !== null));
  return workOf(items.map((item) => ({ ...item, state: "open" }))).unallocated.map((one) => ({ ...one, reason: null }));
}

/** The asker's alerts that the words name: a case, and its kind or rule where there are several. Throws QuestionRefused. */
export function ownAlerts(words: string, desk: Desk, all: readonly AlertKind[]): Alert[] {
  const [reference = "", which = ""] = words.trim().toLowerCase().split(/\s+/);
  const own = ownDigest(desk, all).items.flatMap(({ alert }) => (alert === null ? [] : [alert]));
  const ofCase = own.filter(({ person }) => person.caseReference.toLowerCase() === reference);
  if (ofCase.length === 0) throw new QuestionRefused("no alert of yours is of that case");
  const found = which === "" ? ofCase : ofCase.filter(({ alert, rule }) => alert === which || rule === which);
  if (found.length > 0) return found;
  const there = [...new Set(ofCase.map(({ alert, rule }) => rule ?? alert))];
  throw new QuestionRefused(`that case has no alert "${which}"; it has ${there.join(", ")}`);
}
