import { describe, expect, it, vi } from "vitest";
import type { PrivateAnswer } from "../../src/answer.ts";
import type { ChannelAdapter } from "../../src/delivery/channel-adapter.ts";
import { deliveryWorker } from "../../src/delivery/worker.ts";
import type { Payload } from "../../src/digest/payload.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { fakeChat, type Mood } from "../support/chat.ts";
import { seedsOf } from "../support/long.ts";
import { stream } from "../support/random-borough.ts";

const made = "2021-06-30T07:30:00.000Z";
const payload: Payload = { kind: "note", day: "2021-06-30", title: "A note", lines: [] };
const answer: PrivateAnswer = {
  audience: "private",
  title: "A note",
  on: "2021-06-30",
  asAt: made,
  filters: [],
  parts: [],
};

interface World {
  readonly store: Store;
  readonly channel: ChannelAdapter;
  readonly clock: { now: number };
}

function aWorkerOf(
  { store, channel, clock }: World,
  me = "one",
  isDead: (by: string) => boolean = () => false,
  isTrue: () => boolean = () => true,
) {
  return deliveryWorker({
    outbox: store.outbox,
    storeId: store.health.id,
    acceptedAt: store.health.acceptedAt,
    sawStranger: () => undefined,
    channels: [channel],
    me,
    isDead,
    now: () => clock.now,
    instant: () => made,
    random: () => 0.5,
    colleagueOf: () => null,
    canRender: () => true,
    render: async () => (isTrue() ? answer : null),
    log: silentLog,
  });
}

function aWorld(moods: readonly Mood[], canLookBack = true) {
  const left = [...moods];
  const { channel, arrived } = fakeChat(
    () => left.shift() ?? "well",
    () => undefined,
    canLookBack,
  );
  return { store: openStore(":memory:"), channel, arrived, clock: { now: Date.parse(made) } };
}

async function drain(world: World, worker = aWorkerOf(world)): Promise<void> {
  for (let step = 0; step < 100 && world.store.outbox.waiting() > 0; step += 1) {
    while (await worker.deliverOne());
    world.clock.now += 3_600_000;
  }
}

describe("a message", () => {
  it.each<[string, Mood[], number, string, string | null]>([
    ["is sent once if all is well", [], 1, "sent", null],
    ["waits while the conversation is busy", ["busy", "busy"], 1, "sent", null],
    ["is sent again after a fault that lost it", ["fault before", "fault before"], 1, "sent", null],
    ["is found after a fault that did not lose it", ["fault after"], 1, "sent", "found after an unknown outcome"],
    ["is sent as plain text if its form is refused", ["content", "content", "content"], 1, "sent", null],
    ["is given up if its recipient is refused", ["recipient"], 0, "given up", "no such user"],
    [
      "is given up after about a day of faults",
      Array.from({ length: 40 }, () => "fault before" as const),
      0,
      "given up",
      "time-out",
    ],
  ])("%s", async (_, moods, count, state, note) => {
    const world = aWorld(moods);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    await drain(world);

    const ended = (["sent", "dropped", "given up"] as const).flatMap((one) => world.store.outbox.ended(one));
    expect(world.arrived).toHaveLength(count);
    expect(ended.map((row) => [row.state, row.note])).toEqual([[state, note]]);
  });

  it("is added once, however often it is put", () => {
    const { store } = aWorld([]);

    expect([1, 2].map(() => store.outbox.put("k1", "channel:C1", payload, made))).toEqual([true, false]);
  });

  it("that is sent, and not written down as sent, is looked for before it is sent again", async () => {
    const world = aWorld([]);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    vi.spyOn(world.store.outbox, "end").mockImplementationOnce(() => {
      throw new Error("database is locked");
    });
    await drain(world);

    expect(world.arrived).toHaveLength(1);
    expect(world.store.outbox.ended("sent").map(({ note }) => note)).toEqual(["found after an unknown outcome"]);
  });

  it("is dropped if it is no longer true", async () => {
    const world = aWorld([]);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    await drain(
      world,
      aWorkerOf(world, "one", undefined, () => false),
    );

    expect(world.store.outbox.ended("dropped").map(({ note }) => note)).toEqual(["not true now"]);
  });

  it("is given up at once, with the reason, if its words can no longer be answered", async () => {
    const world = aWorld([]);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    const worker = aWorkerOf(world, "one", undefined, () => {
      throw new UserError("there is no team Gone");
    });
    while (await worker.deliverOne());

    expect(world.store.outbox.ended("given up").map(({ note }) => note)).toEqual(["there is no team Gone"]);
  });

  it("holds back its own conversation while it waits, and no other", async () => {
    const world = aWorld(["busy"]);
    for (const [key, to] of ["a1 A", "a2 A", "b1 B"].map((one) => one.split(" "))) {
      world.store.outbox.put(key ?? "", `channel:${to}`, payload, made);
    }
    const worker = aWorkerOf(world);
    while (await worker.deliverOne());

    expect(world.arrived.map(({ key }) => key)).toEqual(["b1"]);
    world.clock.now += 5000;
    while (await worker.deliverOne());
    expect(world.arrived.map(({ key }) => key)).toEqual(["b1", "a1", "a2"]);
  });

  it("is not sent again at once to a server that asks for hours of quiet", async () => {
    const world = aWorld([]);
    let asked = 0;
    const send: ChannelAdapter["send"] = async () => ({ kind: "busy", milliseconds: (asked += 1) * 86_400_000 });
    const worker = aWorkerOf({ ...world, channel: { ...world.channel, send } });
    world.store.outbox.put("k1", "channel:C1", payload, made);
    for (let turn = 0; turn < 5; turn += 1) await worker.deliverOne();

    expect(asked).toBe(1);
  });

  it("is not given up because a server was busy for long", async () => {
    const world = aWorld([...Array.from({ length: 30 }, () => "busy" as const), "fault before"]);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    await drain(world);

    expect(world.store.outbox.ended("sent").map(({ key }) => key)).toEqual(["k1"]);
  });

  it("that cannot be searched for is sent once more, marked as a possible repeat", async () => {
    const world = aWorld(["fault after", "fault after"], false);
    world.store.outbox.put("k1", "channel:C1", payload, made);
    await drain(world);

    expect(world.arrived.map(({ message }) => message.mayBeRepeat)).toEqual([false, true]);
    expect(world.store.outbox.ended("given up")).toHaveLength(1);
  });
});

const moods: readonly Mood[] = [
  ...Array.from({ length: 8 }, () => "well" as const),
  "busy",
  "fault before",
  "fault after",
  "crash before",
  "crash after",
  "content",
];

/** Plays three processes over one outbox, which crash at random; resolves with what arrived and what was given up. */
async function played(store: Store, seed: number, canLookBack: boolean) {
  const next = stream(seed);
  const clock = { now: Date.parse(made) };
  const dead = new Set<string>();
  let crash: () => void = () => undefined;
  const { channel, arrived } = fakeChat(
    () => moods[Math.floor(next() * moods.length)] ?? "well",
    () => crash(),
    canLookBack,
  );
  const world = { store, channel, clock };
  let born = 0;
  const aProcess = () => {
    const me = `p${(born += 1)}`;
    return { me, worker: aWorkerOf(world, me, (by) => dead.has(by)) };
  };
  const processes = [aProcess(), aProcess(), aProcess()];
  for (let at = 0; at < 12; at += 1) store.outbox.put(`${seed}-${at}`, `channel:C${at % 3}`, payload, made);

  for (let step = 0; step < 2000 && store.outbox.waiting() > 0; step += 1) {
    const which = Math.floor(next() * processes.length);
    const process = processes[which];
    if (process === undefined) continue;
    const crashed = new Promise<"crashed">((resolve) => (crash = () => resolve("crashed")));
    const outcome = await Promise.race([process.worker.deliverOne(), crashed]);
    if (outcome === "crashed") {
      dead.add(process.me);
      processes[which] = aProcess();
    }
    clock.now += next() < 0.02 ? (next() - 0.5) * 10_000_000 : next() * 600_000;
  }
  const messages = arrived.map(({ key, address, message: { mayBeRepeat } }) => ({
    at: Number(key.split("-")[1]),
    address,
    mayBeRepeat,
  }));
  const givenUp = store.outbox.ended("given up").map(({ key }) => Number(key.split("-")[1]));
  const left = store.outbox.waiting();
  store.outbox.forgetEndedBefore("9999");
  return { messages, givenUp, left };
}

describe("through crashes, time-outs, wrong answers and changes of the clock", () => {
  it("no message is lost, none arrives twice, and each conversation keeps its order", async () => {
    const store = openStore(":memory:");
    for (const seed of seedsOf(2000)) {
      const { messages } = await played(store, seed, true);
      const inOrder = ["C0", "C1", "C2"].map((to) =>
        messages.filter(({ address }) => address === to).map(({ at }) => at),
      );

      expect([seed, ...inOrder]).toEqual([seed, [0, 3, 6, 9], [1, 4, 7, 10], [2, 5, 8, 11]]);
    }
  }, 900_000);

  it("where no conversation can be searched, a message comes once more at most, headed as a repeat, or is given up", async () => {
    const store = openStore(":memory:");
    for (const seed of seedsOf(500)) {
      const { messages, givenUp, left } = await played(store, seed, false);
      const found = Array.from({ length: 12 }, (_, at) => {
        const copies = messages.filter((one) => one.at === at);
        const isLost = copies.length === 0 && !givenUp.includes(at);
        const isRight = copies.length < 3 && copies.slice(1).every(({ mayBeRepeat }) => mayBeRepeat) && !isLost;
        return isRight ? [] : [`seed ${seed}: ${at} came ${copies.length} times`];
      });
      const ordered = ["C0", "C1", "C2"].map((to) => messages.filter(({ address }) => address === to));

      expect([left, ...found.flat()]).toEqual([0]);
      for (const all of ordered) expect(all).toEqual(all.toSorted((one, other) => one.at - other.at));
    }
  }, 900_000);
});
