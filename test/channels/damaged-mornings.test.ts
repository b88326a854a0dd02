import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { alertScope, raisedAlerts } from "../../src/alert.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { botClock } from "../../src/app/bot.ts";
import { jobRunnerOf } from "../../src/app/work.ts";
import type { Borough } from "../../src/cases/contract.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import type { ChannelAdapter } from "../../src/delivery/channel-adapter.ts";
import type { JobRunner } from "../../src/delivery/job-runner.ts";
import type { Bot } from "../../src/dispatch.ts";
import { addDays } from "../../src/facts/calendar.ts";
import { aSnapshot } from "../support/borough.ts";
import { anyDamage, damaged, type Damage } from "../support/damage.ts";
import { aUser } from "../support/fake-slack/workspace.ts";
import { anAccount } from "../support/fake-teams/office.ts";
import { isLong } from "../support/long.ts";
import { randomBorough } from "../support/random-borough.ts";
import { workplaceOfEachTest } from "../support/slack-bot.ts";
import { config, teamsOfEachTest, told } from "../support/teams-bot.ts";

const slackAt = workplaceOfEachTest();
const teamsAt = teamsOfEachTest();

/** A chat in which everybody of a borough has an account. */
interface ChatOfAll {
  readonly bot: Bot;
  readonly adapter: ChannelAdapter;
  /** How many messages a person's own conversation shows. */
  readonly shownTo: (email: string) => number;
  readonly stop: () => Promise<void>;
}

interface Given {
  readonly emails: readonly string[];
  readonly changed: (bot: Bot) => Bot;
}

async function slack({ emails, changed }: Given): Promise<ChatOfAll> {
  const users = emails.map((email, at) => aUser({ id: `UP${at}`, email }));
  const { bot, channel, slack: fake } = await slackAt.start({ users, changed });
  return {
    bot,
    adapter: channel.adapter,
    shownTo: (email) => fake.posts(`DP${emails.indexOf(email)}`).length,
    stop: slackAt.stop,
  };
}

async function teams({ emails, changed }: Given): Promise<ChatOfAll> {
  const accounts = emails.map((email, at) => anAccount({ account: `p${at}`, email }));
  const { bot, channel, teams: fake } = await teamsAt.start({ accounts, changed });
  for (const { account } of accounts) {
    await fake.install(account);
    await told(teamsAt.at(), account);
  }
  fake.office.sent.splice(0);
  return {
    bot,
    adapter: channel.adapter,
    shownTo: (email) => fake.toldTo(`p${emails.indexOf(email)}`).length,
    stop: teamsAt.stop,
  };
}

const appointments: readonly Appointment[] = [
  { email: "north@x.org", role: "team-manager", team: "north" },
  { email: "boss@x.org", role: "manager", team: null },
];
const monday = dayOfText("2021-06-14");
const mornings = [0, 1, 2, 3, 4].map((days) => addDays(monday, days));

interface Schedule {
  readonly seed: number;
  /** The damages of the second to the fourth morning. */
  readonly damages: readonly (readonly Damage[])[];
}

const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  damages: fc.array(fc.array(anyDamage, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
});

/** What hides most alerts: each view that they rest on is spoilt on a morning of its own. */
const worst: Schedule = {
  seed: 1,
  damages: [
    [
      { view: "plan", kind: "codes renamed", share: 0.5, seed: 1 },
      { view: "review", kind: "rows missing", share: 0.5, seed: 2 },
    ],
    [
      { view: "referral", kind: "rows missing", share: 0.5, seed: 3 },
      { view: "review", kind: "day first", share: 1, seed: 4 },
    ],
    [
      { view: "assessment", kind: "words renamed", share: 1, seed: 5 },
      { view: "plan", kind: "cut short", share: 0.5, seed: 6 },
    ],
  ],
};

/** A borough in which nothing is done: one row an id, so that no other can have been removed by hand. */
function stillBorough(seed: number): Borough {
  const rows = randomBorough(seed, 12);
  const unique = (view: keyof Borough) =>
    view === "worker_relationship"
      ? rows[view]
      : rows[view].filter(([id], at) => rows[view].findIndex(([other]) => other === id) === at);
  return {
    person: unique("person"),
    worker: unique("worker"),
    worker_relationship: unique("worker_relationship"),
    referral: unique("referral"),
    assessment: unique("assessment"),
    plan: unique("plan"),
    review: unique("review"),
  };
}

/** The bot over a borough that a test exchanges, on a day that it sets. */
function overBorough(right: Borough) {
  const clock = botClock(config);
  const snapshotOf = (borough: Borough) => ({
    ...aSnapshot(borough),
    readAt: `${textOfDay(clock.today())}T07:00:00+01:00`,
  });
  let snapshot = snapshotOf(right);
  let colleagues = colleagueDirectory(snapshot, appointments);
  return {
    emails: [...colleagues.keys()],
    changed: (bot: Bot): Bot => {
      const current = { current: () => snapshot, colleagues: () => colleagues };
      const state = () => ({ ...bot.snapshots.state(), isEmpty: false, error: null });
      return { ...bot, clock, snapshots: { ...current, state, refresh: async () => state() } };
    },
    /** Begins a morning; returns the keys of the alerts that are raised on it. */
    begin(day: (typeof mornings)[number], borough: Borough): Set<string> {
      clock.moveTo?.(day);
      snapshot = snapshotOf(borough);
      colleagues = colleagueDirectory(snapshot, appointments);
      return new Set(raisedAlerts(alertKinds, alertScope(snapshot, day)).map(({ key }) => key));
    },
  };
}

/** Plays a schedule in a chat. Returns what is wrong. */
async function faultsOf({ seed, damages }: Schedule, open: (given: Given) => Promise<ChatOfAll>): Promise<string[]> {
  const right = stillBorough(seed);
  const over = overBorough(right);
  const { bot, adapter, shownTo, stop } = await open(over);
  const { store } = bot;
  const runner: JobRunner = jobRunnerOf(config, bot, [adapter]).runner;
  const faults: string[] = [];
  // what only damaged data raised may be gone again
  const known = new Set<string>();
  for (const [at, day] of mornings.entries()) {
    const damage = damages[at - 1] ?? [];
    const raised = over.begin(day, damaged(structuredClone(right), damage));
    if (damage.length === 0) for (const key of raised) known.add(key);
    await runner.morning("same");
    await runner.deliver();
    for (const { payload } of store.outbox.ended("sent")) {
      if (payload.kind !== "digest" || payload.day !== textOfDay(day)) continue;
      const thanked = payload.items.filter(({ key, state }) => state === "cleared" && known.has(key));
      faults.push(...thanked.map(({ key }) => `${payload.day}: thanked for ${key}`));
    }
    const unsent = [...store.outbox.ended("given up"), ...store.outbox.ended("dropped")];
    faults.push(...unsent.map(({ key, note }) => `${textOfDay(day)}: ${key} was not sent: ${note ?? ""}`));
    if (store.outbox.waiting() > 0) faults.push(`${textOfDay(day)}: not everything was sent`);
  }
  for (const email of over.emails) {
    const own = store.outbox.ended("sent").filter(({ conversation }) => conversation.endsWith(store.personKey(email)));
    const shown = shownTo(email);
    if (shown !== own.length) faults.push(`${own.length} messages were sent, ${shown} are shown`);
  }
  const { records } = store.alerts.history(over.emails);
  const told = new Set(records.map(({ key }) => key));
  faults.push(...[...known].filter((key) => !told.has(key)).map((key) => `${key} was told to nobody`));
  await stop();
  return faults;
}

describe.each([
  ["Slack", slack],
  ["Teams", teams],
] as const)("in %s", (_, open) => {
  it("a borough that is damaged between mornings thanks nobody for what is not done, and every alert is told", async () => {
    await fc.assert(
      fc.asyncProperty(anySchedule, async (schedule) => {
        expect(await faultsOf(schedule, open)).toEqual([]);
      }),
      { numRuns: isLong ? 200 : 1, seed: 2021, examples: [[worst]] },
    );
  }, 3_600_000);
});
