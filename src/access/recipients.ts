import { parseDay, type Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Person, Worker } from "../cases/records.ts";
import { normaliseEmail, type Colleague } from "./colleagues.ts";
import { spelledDay } from "../facts/calendar.ts";
import { caseOfficerOn, officerNames } from "../facts/case-officer.ts";
import { visibleTo, rights } from "./rights.ts";
import { holidayWarning } from "../facts/working-days.ts";

/** Days on which somebody is away, both inclusive. */
export interface Away {
  /** Trimmed, in lower case. */
  readonly email: string;
  readonly from: Day;
  readonly to: Day;
}

/** Who can be told something now. */
export interface Reachability {
  /** Those whom the people file appoints, in its order. */
  readonly appointed: readonly Colleague[];
  /** Whether the chat knows somebody of that email. */
  readonly isReachable: (email: string) => boolean;
  readonly away: readonly Away[];
}

/** Those whom the people file names, in its order. */
export function appointedOf(colleagues: ReadonlyMap<string, Colleague>): Colleague[] {
  const named = [...colleagues.values()].flatMap((one) => (one.line === null ? [] : [{ one, line: one.line }]));
  return named.sort((a, b) => a.line - b.line).map(({ one }) => one);
}

/** To whom something of a case goes, and why not to its officer. */
export interface Route {
  readonly to: string | null;
  /** Why it does not go to the case's officer; null: it does. */
  readonly reason: string | null;
}

export const noOfficer = "the case has no officer";
const noManager = "and there is no manager who can be reached";

/**
 * Who is told of a case: its officer of the day; where that officer has no email, is not in the chat or is away, the
 * first team manager of the officer's team who can be reached, in the people file's order; else the first manager.
 */
export function recipientRouter(snapshot: Snapshot, today: Day, reachability: Reachability): (person: Person) => Route {
  const names = officerNames(snapshot);
  const isHere = (email: string) =>
    reachability.isReachable(email) && awayUntil(email, today, reachability.away) === null;
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
    const why =
      officer === null
        ? noOfficer
        : `its officer ${email === null ? "has no email" : whyNot(email, today, reachability.away)}`;
    const to = (officer === null ? null : teamManager(names.team(officer))) ?? manager;
    return { to, reason: to === null ? `${why}, ${noManager}` : why };
  };
}

function emailOf(officer: Worker | null): string | null {
  return officer?.email ? normaliseEmail(officer.email) : null;
}

function whyNot(email: string, today: Day, away: readonly Away[]): string {
  const until = awayUntil(email, today, away);
  return until === null ? "is not in the chat" : `is away until ${spelledDay(until)}`;
}

/**
 * Whether what went to somebody for a reason is still theirs to hear of: a message may wait for hours, and the case may
 * have changed hands meanwhile.
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

/** The last day of the absence that somebody is in on the day; null: not away. */
export function awayUntil(email: string, today: Day, away: readonly Away[]): Day | null {
  const now = away.filter((one) => one.email === email && one.from <= today && today <= one.to);
  return now.reduce<Day | null>((last, { to }) => (last === null || to > last ? to : last), null);
}

/** Who is away when, of those whose email is known: kept by the person's key, as `2021-07-01/2021-07-14`. */
export function awaysOf(
  colleagues: ReadonlyMap<string, Colleague>,
  kept: readonly { readonly who: string; readonly value: string }[],
  keyOf: (email: string) => string,
): Away[] {
  if (kept.length === 0) return [];
  const ranges = new Map(kept.map(({ who, value }) => [who, value]));
  return [...colleagues.keys()].flatMap((email): Away[] => {
    const [from = null, to = null] = (ranges.get(keyOf(email)) ?? "").split("/").map(parseDay);
    return from !== null && to !== null ? [{ email, from, to }] : [];
  });
}

/** What keeps alerts from reaching somebody, for who looks after the bot, in sentences. */
export function alertWarnings(colleagues: ReadonlyMap<string, Colleague>, today: Day): string[] {
  const hasManager = appointedOf(colleagues).some(({ role }) => role === "manager");
  const holidays = holidayWarning(today);
  return [
    ...(hasManager ? [] : ["PEOPLE_FILE names no manager: alerts that cannot go to a case's officer reach nobody."]),
    ...(holidays === null ? [] : [`The ${holidays}.`]),
  ];
}
