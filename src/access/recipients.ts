import { parseDay, type Day } from "../cases/day.ts";
import type { Person, Worker } from "../cases/records.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { spelledDay } from "../facts/calendar.ts";
import { caseOfficerOn, officerNames } from "../facts/case-officer.ts";
import { holidayWarning } from "../facts/working-days.ts";
import { normaliseEmail, type Colleague } from "./colleagues.ts";
import { rights, visibleTo } from "./rights.ts";

/** An absence, from the first to the last day, both included. */
export interface Away {
  /** Trimmed, in lower case. */
  readonly email: string;
  readonly from: Day;
  readonly to: Day;
}

/** What decides who can receive a message now. */
export interface Reachability {
  /** The colleagues that the people file names, in its order. */
  readonly appointed: readonly Colleague[];
  /** Whether a chat has an account for the email. */
  readonly isReachable: (email: string) => boolean;
  /** Whether the chat has refused a message to the person of an email for good; absent: it has refused nobody. */
  readonly isRefused?: (email: string) => boolean;
  readonly away: readonly Away[];
}

/** Returns the colleagues that the people file names, in its order. */
export function appointedOf(colleagues: ReadonlyMap<string, Colleague>): Colleague[] {
  return [...colleagues.values()].filter(({ line }) => line !== null).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Who receives an alert about a case. */
export interface Route {
  /** An email; null: nobody can be reached. */
  readonly to: string | null;
  /** Why the alert does not go to the case's officer; null: it does. */
  readonly reason: string | null;
}

/** How the reason of a case without an officer begins. */
export const noOfficer = "the case has no officer";
const noManager = "and there is no manager who can be reached";

/**
 * Returns a function that picks who receives an alert about a person: the case officer on the day. If that officer has
 * no email, is not in the chat or is away, the alert goes to the first reachable manager of the officer's team in the
 * people file's order, or else to the first reachable manager.
 */
export function recipientRouter(snapshot: Snapshot, today: Day, reachability: Reachability): (person: Person) => Route {
  const names = officerNames(snapshot);
  const isHere = presenceTest(today, reachability);
  const first = (fits: (colleague: Colleague) => boolean) =>
    reachability.appointed.find((colleague) => fits(colleague) && isHere(colleague.email))?.email ?? null;
  const manager = first(({ role }) => role === "manager");
  const teamManagers = new Map<string, string | null>();
  const teamManager = (team: string): string | null => {
    const known = teamManagers.get(team);
    if (known !== undefined) return known;
    const found = first((colleague) => colleague.role === "team-manager" && colleague.team === team);
    teamManagers.set(team, found);
    return found;
  };
  return (person) => {
    const officer = caseOfficerOn(person, today, snapshot.words);
    const email = emailOf(officer);
    if (email !== null && isHere(email)) return { to: email, reason: null };
    const reason =
      officer === null
        ? noOfficer
        : `its officer ${email === null ? "has no email" : whyUnreachable(email, today, reachability)}`;
    const to = (officer === null ? null : teamManager(names.team(officer))) ?? manager;
    return { to, reason: to === null ? `${reason}, ${noManager}` : reason };
  };
}

function emailOf(officer: Worker | null): string | null {
  return officer?.email ? normaliseEmail(officer.email) : null;
}

function whyUnreachable(email: string, today: Day, { away, isRefused }: Reachability): string {
  if (isRefused?.(email) === true) return "cannot be reached in the chat";
  const until = awayUntil(email, today, away);
  return until === null ? "is not in the chat" : `is away until ${spelledDay(until)}`;
}

/**
 * Returns a test of whether an alert that was routed for a reason may still go to the colleague. A message can wait for
 * hours, and the case can change hands meanwhile.
 */
export function stillFor(
  colleague: Colleague,
  snapshot: Snapshot,
  today: Day,
): (person: Person, reason: string | null) => boolean {
  const isOwn = visibleTo("own", colleague, snapshot, today);
  const mayKnow = visibleTo(rights[colleague.role].cases, colleague, snapshot, today);
  return (person, reason) => {
    if (reason === null) return isOwn(person);
    const isAllocated = caseOfficerOn(person, today, snapshot.words) !== null;
    return mayKnow(person) && isAllocated !== reason.startsWith(noOfficer);
  };
}

/** Returns a test of whether somebody is in a chat, can be written to there and is not away on the day. */
export function presenceTest(today: Day, reachability: Reachability): (email: string) => boolean {
  return (email) => isInChat(email, reachability) && awayUntil(email, today, reachability.away) === null;
}

/** Returns a test of whether somebody is away on the day, and can be written to when they are back. */
export function absenceTest(today: Day, reachability: Reachability): (email: string) => boolean {
  return (email) => isInChat(email, reachability) && awayUntil(email, today, reachability.away) !== null;
}

function isInChat(email: string, { isReachable, isRefused }: Reachability): boolean {
  return isReachable(email) && isRefused?.(email) !== true;
}

/** Returns the last day of the absence that includes the day; null: not away. */
function awayUntil(email: string, today: Day, away: readonly Away[]): Day | null {
  const absences = away.filter((one) => one.email === email && one.from <= today && today <= one.to);
  return absences.reduce<Day | null>((last, { to }) => (last === null || to > last ? to : last), null);
}

/** Returns the absences of the colleagues. They are stored by the person's key, as `2021-07-01/2021-07-14`. */
export function awaysOf(
  colleagues: ReadonlyMap<string, Colleague>,
  stored: readonly { readonly who: string; readonly value: string }[],
  keyOf: (email: string) => string,
): Away[] {
  if (stored.length === 0) return [];
  const ranges = new Map(stored.map(({ who, value }) => [who, value]));
  return [...colleagues.keys()].flatMap((email): Away[] => {
    const [from = null, to = null] = (ranges.get(keyOf(email)) ?? "").split("/").map(parseDay);
    return from !== null && to !== null ? [{ email, from, to }] : [];
  });
}

/** For so many days nobody whom the chat has refused is written to, unless they write to the bot. */
const refusedDays = 28;

/** Returns a test of whether the chat has refused somebody lately. Refusals are stored by the person's key, as their day. */
export function refusalTest(
  today: Day,
  stored: readonly { readonly who: string; readonly value: string }[],
  keyOf: (email: string) => string,
): (email: string) => boolean {
  const refused = new Set(stored.filter(({ value }) => isWithin(parseDay(value), today)).map(({ who }) => who));
  return (email) => refused.size > 0 && refused.has(keyOf(email));
}

function isWithin(day: Day | null, today: Day): boolean {
  return day !== null && today - day < refusedDays;
}

/**
 * Returns in a sentence that none of the case data's officers can be reached, and how to mend it; null where some can or
 * there are none.
 */
export function unreachedOfficers(
  colleagues: ReadonlyMap<string, Colleague>,
  isReachable: (email: string) => boolean,
): string | null {
  const officers = [...colleagues.values()].filter(({ role }) => role === "officer");
  if (officers.length === 0 || officers.some(({ email }) => isReachable(email))) return null;
  const whom = officers.length === 1 ? "The only case officer" : `None of the ${officers.length} case officers`;
  return `${whom} can${officers.length === 1 ? "not" : ""} be reached: no chat account has an email address that is in the case data. Give the app the rights in docs/slack.md or docs/teams.md, and check that EMAIL_DOMAINS lists their domains.`;
}

/** Returns what stops alerts from reaching people, in sentences for whoever runs the bot. */
export function alertWarnings(colleagues: ReadonlyMap<string, Colleague>, today: Day): string[] {
  const hasManager = appointedOf(colleagues).some(({ role }) => role === "manager");
  const holidays = holidayWarning(today);
  return [
    ...(hasManager
      ? []
      : ["PEOPLE_FILE names no manager, so an alert that cannot go to its case officer reaches nobody."]),
    ...(holidays === null ? [] : [holidays]),
  ];
}
