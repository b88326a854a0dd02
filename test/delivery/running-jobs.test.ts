import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import type { ChannelHealth } from "../../src/delivery/channel-adapter.ts";
import { openJobRunner, type JobRunnerParts } from "../../src/delivery/job-runner.ts";
import { job, type JobNeed } from "../../src/job.ts";
import { machineClock } from "../../src/platform/london-clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openIncidents } from "../../src/reports/incidents.ts";
import { openStore } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { aSmallSnapshot } from "../support/sent.ts";
import { aCommandContext } from "../support/context.ts";
import { aNote, madeAt, scriptedChat } from "../support/delivery.ts";

const snapshot = aSmallSnapshot();
const colleagues = colleagueDirectory(snapshot, [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "data@x.org", role: "analyst", team: null },
]);
const loaded = aCommandContext(snapshot).load;

function aRunner(given: Partial<JobRunnerParts> = {}, load = loaded) {
  const clock = machineClock(dayOfText("2021-06-30"), "08:30");
  const context = aCommandContext(snapshot, { colleagues, load });
  const logged: unknown[] = [];
  const incidents = openIncidents(() => madeAt, silentLog);
  const runner = openJobRunner({
    incidents,
    contextNow: () => ({ ...context, today: clock.today() }),
    refresh: () => Promise.resolve(loaded),
    clock,
    log: { ...silentLog, info: (event, fields) => void logged.push([event, fields]) },
    channels: [scriptedChat([]).channel],
    refusal: null,
    jobs: [],
    weeklyChannels: ["C1"],
    me: "one",
    isDead: () => false,
    milliseconds: () => Date.parse(madeAt),
    random: () => 0.5,
    ...given,
  });
  return { runner, clock, logged, incidents, store: context.store };
}

const idle = (id: string) =>
  job({ id, description: "", schedule: "", needs: ["case data"], run: ({ today }) => `${id} on ${textOfDay(today)}` });

describe("a job runner", () => {
  it("that may not send refuses jobs and deliveries with the reason", async () => {
    const { runner } = aRunner({ refusal: "there is no channel" });

    await expect(runner.run(idle("watch"), true)).rejects.toThrow("there is no channel");
    await expect(runner.deliver()).rejects.toThrow("there is no channel");
  });

  it("delivers all that is due, and says how many messages that were", async () => {
    const { runner, store } = aRunner();
    for (const key of ["a", "b", "c"]) store.outbox.put(key, "channel:C1", aNote, madeAt);

    expect(await runner.deliver()).toBe(3);
    expect([await runner.deliver(), store.outbox.ended("sent").length]).toEqual([0, 3]);
  });

  it("tells each job whether it was asked for, and logs by its id what it did", async () => {
    const { runner, logged } = aRunner();
    const asked = job({ ...idle("watch"), run: ({ isForced }) => (isForced ? "asked for" : "by itself") });

    expect([await runner.run(asked, true), await runner.run(asked, false)]).toEqual(["asked for", "by itself"]);
    expect(logged).toEqual([
      ["job", { job: "watch", done: "asked for" }],
      ["job", { job: "watch", done: "by itself" }],
    ]);
  });

  it("runs without case data only what needs none", async () => {
    const { runner, logged } = aRunner({}, { ...loaded, isEmpty: true });

    expect(await runner.run(idle("watch"), true)).toBe("no case data has been read yet");
    expect(logged).toEqual([]);
    expect(await runner.run(job({ ...idle("tidy"), needs: [] }), true)).toBe("tidy on 2021-06-30");
  });

  it.each([
    ["same", "2021-06-30"],
    ["next", "2021-07-01"],
  ] as const)("runs the jobs of a morning in their order, on the %s day, and no others", async (day, on) => {
    const ran: string[] = [];
    const noting = (id: string, isPartOfMorning: boolean) =>
      job({
        ...idle(id),
        ...(isPartOfMorning ? { isPartOfMorning } : {}),
        run: ({ today, isForced }) => `${ran.push(`${id} ${textOfDay(today)} ${isForced}`)}`,
      });
    const { runner, clock } = aRunner({ jobs: [noting("watch", true), noting("tidy", false), noting("digest", true)] });
    await runner.morning(day);

    expect(ran).toEqual([`watch ${on} true`, `digest ${on} true`]);
    expect(textOfDay(clock.today())).toBe(on);
  });
});

describe("a job's context", () => {
  it("knows who is reached by any of the channels, each of which is asked of those whom none before it reaches", async () => {
    const asked: string[] = [];
    const reaching = (name: string, emails: readonly string[]) => ({
      ...scriptedChat([]).channel,
      reaches: ({ email }: { readonly email: string }) => {
        asked.push(`${name} ${email}`);
        return Promise.resolve(emails.includes(email));
      },
    });
    const channels = [reaching("one", ["ada@x.org"]), reaching("two", ["boss@x.org"])];
    const { reachability } = await aRunner({ channels }).runner.context(false);
    const reached = [...colleagues.keys()].filter(reachability.isReachable);

    expect(reached).toEqual(["ada@x.org", "boss@x.org"]);
    expect(asked).toEqual(["one ada@x.org", "one boss@x.org", "one data@x.org", "two boss@x.org", "two data@x.org"]);
  });

  it("is not there for a job that needs it while a channel does not say, and one that does not need it asks nobody", async () => {
    let asked = 0;
    const reaches = () => {
      asked += 1;
      return Promise.reject(new UserError("Slack does not say who is in the workspace (missing_scope)"));
    };
    const { runner, incidents } = aRunner({ channels: [{ ...scriptedChat([]).channel, reaches }] });
    const needing = (needs: readonly JobNeed[]) => job({ ...idle("some"), needs });

    expect(await runner.run(needing(["case data"]), false)).toBe("some on 2021-06-30");
    expect(asked).toBe(0);
    await expect(runner.run(needing(["case data", "reachability"]), false)).rejects.toThrow("missing_scope");
    expect(await runner.run(needing(["reachability where known"]), false)).toBe("some on 2021-06-30");
    expect(incidents.current()).toMatchObject([
      {
        id: "reachability",
        sentence:
          "Slack does not say who is in the workspace (missing_scope). Digests, summaries and notes wait until it does.",
      },
    ]);
  });

  it("counts everybody as reached where a channel does not say and the job can do without", async () => {
    const silent = { ...scriptedChat([]).channel, reaches: () => Promise.reject(new Error("words of the server")) };
    const { runner, incidents } = aRunner({ channels: [silent] });
    const { reachability } = await runner.context(false, ["reachability where known"]);

    expect([...colleagues.keys()].every(reachability.isReachable)).toBe(true);
    expect(incidents.current()[0]?.sentence).toMatch(/^scripted does not say who is there\. /);
  });

  it("raises an incident while none of the officers can be reached, and settles it once one can", async () => {
    const reached = new Set(["boss@x.org"]);
    const reaches = ({ email }: { readonly email: string }) => Promise.resolve(reached.has(email));
    const { runner, incidents } = aRunner({ channels: [{ ...scriptedChat([]).channel, reaches }] });
    await runner.checkReach();
    expect(incidents.current()[0]?.sentence).toMatch(/^The only case officer cannot be reached: .*docs\/slack\.md/);
    reached.add("ada@x.org");
    await runner.checkReach();

    expect(incidents.current()).toEqual([]);
  });

  it("holds whom the people file names, who is away, and the weekly channels", async () => {
    const { runner, store } = aRunner();
    store.personal.set(store.personKey("ada@x.org"), "away", "2021-06-30/2021-07-02");
    const { reachability, weeklyChannels } = await runner.context(false);

    expect(reachability.appointed.map(({ email }) => email)).toEqual(["boss@x.org", "data@x.org"]);
    expect(reachability.away).toEqual([
      { email: "ada@x.org", from: dayOfText("2021-06-30"), to: dayOfText("2021-07-02") },
    ]);
    expect(weeklyChannels).toEqual(["C1"]);
  });

  it.each([
    [null, "the case data was read"],
    ["plan.csv is empty", "plan.csv is empty"],
  ])("reads the data anew and says how that went, with the error %s: %s", async (error, said) => {
    const { runner } = aRunner({ refresh: async () => ({ ...loaded, error }) });

    expect(await (await runner.context(true)).refresh()).toBe(said);
  });
});

describe("a message that was sent", () => {
  const digest = { kind: "summary", day: "2021-06-30" } as const;

  it("is written again as it is now, for its person or its channel", async () => {
    const { runner, store } = aRunner();
    const who = store.personKey("boss@x.org");
    store.outbox.put("to boss", `person:${who}`, digest, madeAt);
    store.outbox.put(
      "to a channel",
      "channel:C1",
      { kind: "measure", day: "2021-06-30", words: "plans.by-team" },
      madeAt,
    );

    expect((await runner.rewrite("to boss"))?.audience).toBe("private");
    expect((await runner.rewrite("to a channel"))?.audience).toBe("shared");
  });

  it.each([
    ["of an unknown key", "another"],
    ["to somebody who may no longer ask", "to nobody"],
    ["to a channel that is called like a person", "to a channel"],
  ])("is nothing %s", async (_, key) => {
    const { runner, store } = aRunner();
    store.outbox.put("to nobody", "person:somebody who left", digest, madeAt);
    store.outbox.put("to a channel", `channel:person:${store.personKey("boss@x.org")}`, digest, madeAt);

    expect(await runner.rewrite(key)).toBeNull();
  });
});

it("managers are told once a day of an incident of the store, whatever process tells them", async () => {
  const incidents = openIncidents(() => madeAt, silentLog);
  const { channel, messages } = scriptedChat([], [null, "m1"]);
  const start = () => {
    const store = openStore(":memory:");
    store.health.noteStranger(madeAt);
    const contextNow = () => aCommandContext(snapshot, { colleagues, store, incidents: incidents.current() });
    return aRunner({ contextNow, incidents, channels: [channel] }).runner;
  };
  const [first, second] = [start(), start()];
  for (const runner of [first, first, second, second]) expect(await runner.deliver()).toBe(0);

  expect(messages.map(({ address, key }) => `${address} ${key}`)).toEqual([
    "boss@x.org incident:2021-06-30:second bot",
  ]);
});

describe("a bot is healthy", () => {
  const chat = (name: string, health: ChannelHealth) => ({ ...scriptedChat([]).channel, name, health: () => health });
  const fresh = { ...snapshot, readAt: "2021-06-30T07:00:00+01:00" };
  interface State {
    readonly slack?: ChannelHealth;
    readonly page?: ChannelHealth;
    readonly raised?: string;
    readonly readAt?: string;
    readonly isEmpty?: boolean;
  }
  const healthOf = ({ slack = "working", page = "working", raised, readAt = fresh.readAt, isEmpty = false }: State) => {
    const load = { ...loaded, isEmpty };
    const context = aCommandContext({ ...snapshot, readAt }, { colleagues, clock: "08:30", load });
    const channels = [chat("slack", slack), chat("page", page)];
    const { runner, incidents } = aRunner({ channels, contextNow: () => context });
    if (raised !== undefined) incidents.raise(raised, "It does not work.");
    return runner.isHealthy();
  };

  it.each<[string, State, boolean]>([
    ["with fresh data and channels that work", {}, true],
    ["while one of two channels works", { slack: "stopped", raised: "slack" }, true],
    ["while a channel refuses a method", { raised: "slack users.list" }, true],
    ["with data of 24 hours ago", { readAt: "2021-06-29T08:30:00+01:00" }, true],
    ["not with older data", { readAt: "2021-06-29T08:29:00+01:00" }, false],
    ["not before any data were read", { isEmpty: true }, false],
    ["not while no channel works", { slack: "stopped", page: "failing" }, false],
    ["not while an incident stands that is not of a channel", { raised: "data" }, false],
    ["not while nobody can be reached", { raised: "reachability" }, false],
  ])("%s", (_, state, isHealthy) => {
    expect(healthOf(state)).toBe(isHealthy);
  });

  it("not without any channel", () => {
    expect(
      aRunner({ channels: [], contextNow: () => aCommandContext(fresh, { clock: "08:30" }) }).runner.isHealthy(),
    ).toBe(false);
  });
});
