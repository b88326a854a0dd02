import { describe, expect, it } from "vitest";
import { consoleManager, type Colleague } from "../../src/access/colleagues.ts";
import { UserError } from "../../src/user-error.ts";
import { aWorker, busy, noteAnswer, refused, scriptedChat, sent, unsure } from "../support/delivery.ts";

const seconds = 1000;
const minute = 60 * seconds;
const hour = 60 * minute;
const unsureTimes = (count: number) => Array.from({ length: count }, () => unsure);
const colleague: Colleague = { ...consoleManager, email: "ada@x.org" };

describe("after an unknown outcome", () => {
  it.each([
    [0, [15, 30, 60, 120, 240, 480, 960, 1800, 1800]],
    [1, [45, 90, 180, 360, 720, 1440, 2880, 5400, 5400]],
  ])("each wait is twice the one before, up to an hour, times 0.5 plus a random %i", async (random, waits) => {
    const { channel } = scriptedChat(unsureTimes(9));
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel], random: () => random });
    put("k1");
    const found: (number | null)[] = [];
    for (const _ of waits) {
      await deliverOne();
      found.push(wait());
      clock.now += wait() ?? 0;
    }

    expect(found.map((one) => (one ?? 0) / seconds)).toEqual(waits);
  });

  it("a message is sent again when it is due, and not a millisecond before", async () => {
    const { channel, messages } = scriptedChat(unsureTimes(1));
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel] });
    put("k1");
    await deliverOne();
    clock.now += (wait() ?? 0) - 1;

    expect([await deliverOne(), messages.length]).toEqual([false, 1]);
    clock.now += 1;
    expect([await deliverOne(), messages.length]).toEqual([true, 2]);
  });

  it("a message is looked for before it is sent again, but not if it is known not to have arrived", async () => {
    const { channel, calls } = scriptedChat([busy(seconds), unsure, sent]);
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel] });
    put("k1");
    for (let step = 0; step < 3; step += 1) {
      await deliverOne();
      clock.now += wait() ?? 0;
    }

    expect(calls).toEqual(["send k1", "send k1", "find k1", "send k1"]);
  });

  it("a message that is found counts as sent under the id found, even if it is no longer true", async () => {
    const { channel, calls } = scriptedChat([unsure], ["m7"]);
    let isTrue = true;
    const render = async () => (isTrue ? noteAnswer : null);
    const { store, put, deliverOne, clock, wait, ended } = aWorker({ channels: [channel], render });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    isTrue = false;
    await deliverOne();

    expect(calls).toEqual(["send k1", "find k1"]);
    expect(ended()).toEqual(["k1 sent: found after an unknown outcome"]);
    expect(store.outbox.ended("sent").map(({ message }) => message)).toEqual(["m7"]);
  });

  it("a message is given up at its thirtieth attempt and not before", async () => {
    const { channel, messages } = scriptedChat(unsureTimes(40));
    const { put, deliverOne, clock, wait, ended, logged } = aWorker({ channels: [channel] });
    put("k1");
    for (let step = 0; step < 29; step += 1) {
      await deliverOne();
      clock.now += wait() ?? 0;
    }
    expect([messages.length, ended()]).toEqual([29, []]);
    await deliverOne();

    expect([messages.length, ended()]).toEqual([30, ["k1 given up: time-out"]]);
    expect(logged).toEqual([{ outbox: 1, state: "given up", attempts: 30, note: "time-out" }]);
  });

  it("a search that fails counts as an attempt", async () => {
    const { channel } = scriptedChat([unsure]);
    const find = () => Promise.reject(new TypeError("the words of the server, which may hold a name"));
    const { store, put, deliverOne, clock, wait } = aWorker({ channels: [{ ...channel, find }] });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    await deliverOne();

    expect(wait()).toBe(minute);
    clock.now += minute;
    expect(store.outbox.claim("one", clock.now, () => false)).toMatchObject({ attempts: 2, isUnsure: true });
  });
});

describe("a message in a chat that cannot be searched", () => {
  it("is sent once more, marked as a possible repeat", async () => {
    const { channel, messages } = scriptedChat([unsure]);
    const { put, deliverOne, clock, wait, ended } = aWorker({ channels: [{ ...channel, canLookBack: false }] });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    await deliverOne();

    expect(messages.map(({ mayBeRepeat }) => mayBeRepeat)).toEqual([false, true]);
    expect(ended()).toEqual(["k1 sent: may be a repeat"]);
  });

  it("stays a possible repeat while the chat is busy, and is given up after a second unknown outcome", async () => {
    const { channel, messages } = scriptedChat([unsure, busy(seconds), busy(seconds), unsure]);
    const { put, deliverOne, clock, wait, ended } = aWorker({ channels: [{ ...channel, canLookBack: false }] });
    put("k1");
    for (let step = 0; step < 4; step += 1) {
      await deliverOne();
      clock.now += wait() ?? 0;
    }

    expect(messages.map(({ mayBeRepeat }) => mayBeRepeat)).toEqual([false, true, true, true]);
    expect(ended()).toEqual(["k1 given up: time-out, twice"]);
  });
});

describe("a message to a busy chat", () => {
  it.each([
    ["as long as the chat asks for", 90 * seconds, 90 * seconds],
    ["at most two hours", 3 * hour, 2 * hour],
  ])("waits %s", async (_, asked, waits) => {
    const { channel } = scriptedChat([busy(asked)]);
    const { put, deliverOne, wait } = aWorker({ channels: [channel] });
    put("k1");
    await deliverOne();

    expect(wait()).toBe(waits);
  });

  it("makes no attempt: the next unknown outcome waits as the first one does", async () => {
    const { channel } = scriptedChat([...Array.from({ length: 25 }, () => busy(seconds)), unsure]);
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel], random: () => 0 });
    put("k1");
    for (let step = 0; step < 26; step += 1) {
      clock.now += wait() ?? 0;
      await deliverOne();
    }

    expect(wait()).toBe(15 * seconds);
  });
});

describe("a message that cannot be rendered yet", () => {
  it("waits half a minute without an attempt, and is still looked for if it may have arrived", async () => {
    const { channel, calls } = scriptedChat([unsure, unsure]);
    let canRender = true;
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel], canRender: () => canRender });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    canRender = false;
    for (let step = 0; step < 25; step += 1) {
      await deliverOne();
      expect(wait()).toBe(30 * seconds);
      clock.now += 30 * seconds;
    }
    canRender = true;
    await deliverOne();

    expect(calls).toEqual(["send k1", "find k1", "send k1"]);
    expect(wait()).toBe(minute);
  });
});

describe("a message", () => {
  it.each([
    ["content", ["whole", "without picture", "plain text"]],
    ["recipient", ["whole"]],
  ] as const)("whose %s is refused is sent in the forms %j and then given up", async (because, forms) => {
    const { channel, messages } = scriptedChat([refused(because), refused(because), refused(because)]);
    const { put, deliverOne, ended } = aWorker({ channels: [channel] });
    put("k1");
    await deliverOne();

    expect(messages.map(({ form }) => form)).toEqual(forms);
    expect(ended()).toEqual(["k1 given up: no"]);
  });

  it("is sent in the same form if the chat is busy or the outcome is unknown", async () => {
    const { channel, messages } = scriptedChat([busy(seconds), unsure]);
    const { put, deliverOne, clock, wait } = aWorker({ channels: [channel] });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    await deliverOne();

    expect(messages.map(({ form }) => form)).toEqual(["whole", "whole"]);
  });

  it("to a person goes to the first chat with an address, rendered for that person", async () => {
    const [none, some] = [scriptedChat([]), scriptedChat([])];
    const { put, deliverOne } = aWorker({
      channels: [{ ...none.channel, addressOf: () => Promise.resolve(null) }, some.channel],
      colleagueOf: (who) => (who === "key of Ada" ? colleague : null),
      render: async (_, to) => ({ ...noteAnswer, title: `For ${to?.email}` }),
    });
    put("k1", "person:key of Ada");
    await deliverOne();

    expect(none.calls).toEqual([]);
    expect(some.messages.map(({ address, answer }) => [address, answer.title])).toEqual([
      ["ada@x.org", "For ada@x.org"],
    ]);
  });

  it("to a channel goes to the chat that owns it", async () => {
    const [other, own] = [scriptedChat([]), scriptedChat([])];
    const { put, deliverOne } = aWorker({
      channels: [{ ...other.channel, owns: (id) => id !== "C1" }, own.channel],
      colleagueOf: () => colleague,
    });
    put("k1", "channel:C1");
    await deliverOne();

    expect([other.calls, own.messages.map(({ address }) => address)]).toEqual([[], ["C1"]]);
  });

  it.each(["person:of whom nobody knows", "channel:of no chat"])("to a %s is given up", async (conversation) => {
    const { channel, calls } = scriptedChat([]);
    const { put, deliverOne, ended } = aWorker({ channels: [{ ...channel, owns: () => false }] });
    put("k1", conversation);
    await deliverOne();

    expect([calls, ended()]).toEqual([[], ["k1 given up: there is nobody to send it to"]]);
  });

  it("whose words cannot be answered is given up with the reason, which the log does not hold", async () => {
    const { channel } = scriptedChat([]);
    const render = async () => {
      throw new UserError("there is no officer Ada");
    };
    const { put, deliverOne, ended, logged } = aWorker({ channels: [channel], render });
    put("k1");
    await deliverOne();

    expect(ended()).toEqual(["k1 given up: there is no officer Ada"]);
    expect(logged).toEqual([{ outbox: 1, state: "given up", attempts: 1, note: "UserError" }]);
  });

  it("that failed before it was sent is not a repeat when it is sent", async () => {
    const { channel, messages } = scriptedChat([]);
    let isBroken = true;
    const render = async () => {
      if (isBroken) throw new TypeError("a fault of the bot");
      return noteAnswer;
    };
    const { put, deliverOne, clock, wait, ended } = aWorker({ channels: [{ ...channel, canLookBack: false }], render });
    put("k1");
    await deliverOne();
    clock.now += wait() ?? 0;
    isBroken = false;
    await deliverOne();

    expect(messages.map(({ mayBeRepeat }) => mayBeRepeat)).toEqual([false]);
    expect(ended()).toEqual(["k1 sent: "]);
  });

  it("that is sent is logged without a note", async () => {
    const { channel } = scriptedChat([]);
    const { put, deliverOne, logged } = aWorker({ channels: [channel] });
    put("k1");

    expect([await deliverOne(), await deliverOne()]).toEqual([true, false]);
    expect(logged).toEqual([{ outbox: 1, state: "sent", attempts: 1, note: null }]);
  });
});

describe("a message that a dead process had claimed", () => {
  it("waits five seconds without an attempt, and is looked for before it is sent again", async () => {
    const { channel, calls } = scriptedChat([]);
    const { store, put, deliverOne, clock, wait } = aWorker({ channels: [channel], isDead: (by) => by === "two" });
    put("k1");
    store.outbox.claim("two", clock.now, () => false);

    expect([await deliverOne(), wait(), calls]).toEqual([true, 5 * seconds, []]);
    clock.now += 5 * seconds;
    expect(store.outbox.claim("three", clock.now, () => false)).toMatchObject({ attempts: 1, isUnsure: true });
    store.outbox.postpone(1, "three", clock.now, true, "", false);
    await deliverOne();
    expect(calls).toEqual(["find k1", "send k1"]);
  });
});
