import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { appointedOf, type Reachability } from "../../src/access/recipients.ts";
import { alertScope, raisedAlerts, urgencies } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { digestsAt, type Digest } from "../../src/digest/decide.ts";
import { applyChanges, emptyHistory, type Deferral } from "../../src/digest/history.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { isWorkingDay } from "../../src/facts/working-days.ts";
import { aSnapshot } from "../support/borough.ts";
import { changingBorough } from "../support/changing-borough.ts";
import { seedsOf } from "../support/long.ts";
import { stream } from "../support/random-borough.ts";

const appointments: readonly Appointment[] = [
  { email: "north@x.org", role: "team-manager", team: "north" },
  { email: "boss@x.org", role: "manager", team: null },
  { email: "second@x.org", role: "manager", team: null },
];
const days = Array.from({ length: 90 }, (_, at) => addDays(dayOfText("2021-03-01"), at));

interface Morning {
  readonly day: string;
  readonly raised: readonly string[];
  readonly digests: readonly Digest[];
}

/** Months of mornings in a changing borough, in which people sometimes press buttons and are away. */
function* mornings(seed: number): Generator<Morning> {
  const next = stream(seed);
  const borough = changingBorough(seed, 30);
  let history = emptyHistory;
  for (const day of days) {
    const snapshot = { ...aSnapshot(borough(textOfDay(day))), readAt: `${textOfDay(day)}T07:00:00+01:00` };
    const isAway = (email: string) => (email.length + (day - dayOfText("2021-01-01"))) % 11 < 2;
    const reachability: Reachability = {
      appointed: appointedOf(colleagueDirectory(snapshot, appointments)),
      isReachable: (email) => email !== "w3@x.org",
      away: ["w1@x.org", "w4@x.org", "boss@x.org"].filter(isAway).map((email) => ({ email, from: day, to: day })),
    };
    const digests = digestsAt(alertKinds, { snapshot, today: day, clock: "08:30", reachability }, history);
    history = applyChanges(
      history,
      digests.map((digest) => [digest.to, changesFrom(digest, day)]),
    );
    yield {
      day: textOfDay(day),
      raised: raisedAlerts(alertKinds, alertScope(snapshot, day)).map(({ key }) => key),
      digests,
    };
    history = { ...history, deferrals: [...history.deferrals, ...pressed(digests, textOfDay(day), next)] };
  }
}

function pressed(digests: readonly Digest[], day: string, next: () => number): Deferral[] {
  return digests.flatMap(({ to, items, isSent }) =>
    items.flatMap(({ key, alert, state }): Deferral[] => {
      if (!isSent || to === null || alert === null || next() > 0.05) return [];
      if (state === "acknowledged" || state === "snoozed") return [];
      const how = next() < 0.5 ? "seen" : "snoozed";
      return [{ key, by: to, how, until: addDays(dayOfText(day), how === "seen" ? 28 : 7), urgency: alert.urgency }];
    }),
  );
}

describe.each(seedsOf(30))("over months of borough %i", (seed) => {
  it("every alert is in exactly one digest, and reaches nobody only if there is no manager", () => {
    for (const { day, raised, digests } of mornings(seed)) {
      const items = digests.flatMap(({ items }) => items.filter(({ alert }) => alert !== null).map(({ key }) => key));

      expect([day, ...items.sort()]).toEqual([day, ...raised.toSorted()]);
      expect(digests.filter(({ to, items }) => to === null && items.length > 0)).toEqual([]);
    }
  });

  it("a change is sent on the next working day, and nothing on a day off", () => {
    const changes = new Set(["new", "more-urgent", "handed-over", "cleared"]);
    for (const { day, digests } of mornings(seed)) {
      const isChanged = ({ items }: Digest) => items.some(({ state }) => changes.has(state));
      const sent = digests.filter(({ isSent }) => isSent);
      const unsent = digests.filter((digest) => !digest.isSent && isChanged(digest));

      expect([day, isWorkingDay(dayOfText(day)) ? unsent.length : sent.length]).toEqual([day, 0]);
    }
  });

  it("nothing late is silent for more than a week and its holidays, unless it is deferred", () => {
    let silent = new Map<string, number>();
    for (const { day, digests } of mornings(seed)) {
      const still = new Map<string, number>();
      for (const { to, items, isSent } of digests) {
        const open = items.filter(({ state, alert }) => !isSent && state === "open" && (alert?.days ?? 0) < 0);
        for (const { key } of open) still.set(`${to} ${key}`, (silent.get(`${to} ${key}`) ?? 0) + 1);
      }
      silent = still;

      expect([day, ...[...silent].filter(([, days]) => days > 10)]).toEqual([day]);
    }
  });

  it("nothing is new or more urgent to the same person twice", () => {
    const sent = new Map<string, string>();
    for (const { digests, raised } of mornings(seed)) {
      const now = new Set(raised);
      for (const known of sent.keys()) if (!now.has(known.split(" ")[1] ?? "")) sent.delete(known);
      for (const { to, items, isSent, ended } of digests) {
        for (const { key } of ended) sent.delete(`${to} ${key}`);
        for (const { key, alert, state, previous } of isSent ? items : []) {
          if (alert === null || (state !== "new" && state !== "more-urgent")) continue;
          const earlier = sent.get(`${to} ${key}`);
          const rank = (urgency: string | undefined) => urgencies.findIndex((one) => one === urgency);

          expect([key, state === "new" ? earlier : rank(previous?.urgency) < rank(alert.urgency)]).toEqual([
            key,
            state === "new" ? undefined : true,
          ]);
          sent.set(`${to} ${key}`, alert.urgency);
        }
      }
    }
  });
});
