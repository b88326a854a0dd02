import { describe, expect, it } from "vitest";
import { consoleManager } from "../../src/access/colleagues.ts";
import { openStore } from "../../src/store/store.ts";
import { aWorker, madeAt, scriptedChat } from "../support/delivery.ts";

const person = { ...consoleManager, email: "ana@x.org" };
const named = (name: string, reaches = true) => {
  const { channel, messages } = scriptedChat([]);
  const addressOf = async () => (reaches ? `${name}-address` : null);
  return { channel: { ...channel, name, addressOf }, messages };
};

it.each([
  ["in the chat that is preferred", "second", true, [0, 1]],
  ["in the first chat where none is preferred", null, true, [1, 0]],
  ["in the first chat where the preferred one is none of them", "third", true, [1, 0]],
  ["in another chat where the preferred one does not reach them", "second", false, [1, 0]],
])("a person is told once, %s", async (_, preferred, reaches, counts) => {
  const [first, second] = [named("first"), named("second", reaches)];
  const { put, deliverOne } = aWorker({
    channels: [first.channel, second.channel],
    colleagueOf: () => person,
    preferredChannel: () => preferred,
  });
  put("k", "person:ana");
  while (await deliverOne());

  expect([first.messages.length, second.messages.length]).toEqual(counts);
});

describe("where it is not known whether a message arrived, and the person speaks elsewhere since", () => {
  const after = async (isFirstOpen: boolean, finds: readonly (string | null)[]) => {
    const first = scriptedChat([{ kind: "unsure", reason: "no answer" }], isFirstOpen ? finds : []);
    const second = scriptedChat([], isFirstOpen ? [] : finds);
    let preferred = "first";
    const { put, deliverOne, clock, ended } = aWorker({
      channels: [
        { ...first.channel, name: "first", canLookBack: isFirstOpen },
        { ...second.channel, name: "second", canLookBack: !isFirstOpen },
      ],
      colleagueOf: () => person,
      preferredChannel: () => preferred,
    });
    put("k", "person:ana");
    await deliverOne();
    preferred = "second";
    clock.now += 3_600_000;
    await deliverOne();
    return { messages: second.messages, sent: ended().filter((line) => line.includes(" sent: ")).length };
  };

  it("heads it as a repeat in a chat that shows only its own messages", async () => {
    const { messages, sent } = await after(false, [null]);

    expect(messages.map(({ mayBeRepeat }) => mayBeRepeat)).toEqual([true]);
    expect(sent).toBe(1);
  });

  it("sends it nowhere again where the chat of the first attempt shows it", async () => {
    expect(await after(true, ["m1"])).toEqual({ messages: [], sent: 1 });
  });
});

it("the store knows in which of some places somebody asked last", () => {
  const store = openStore(":memory:");
  const ask = (who: string, via: string) =>
    store.audit.add({
      at: madeAt,
      who,
      via,
      command: "help",
      query: null,
      outcome: "answered",
      audience: null,
      rows: null,
      rounded: null,
      cases: null,
      channel: null,
    });
  for (const via of ["one", "two", "page"]) ask("ana", via);
  ask("ben", "one");

  expect(store.audit.lastVia("ana", ["one", "two"])).toBe("two");
  expect(store.audit.lastVia("ana", ["one"])).toBe("one");
  expect(store.audit.lastVia("ben", ["two"])).toBeNull();
  expect(store.audit.lastVia("ana", [])).toBeNull();
  store.close();
});
