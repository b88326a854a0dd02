import { expect, it } from "vitest";
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
      masked: null,
    });
  for (const via of ["one", "two", "page"]) ask("ana", via);
  ask("ben", "one");

  expect(store.audit.lastVia("ana", ["one", "two"])).toBe("two");
  expect(store.audit.lastVia("ana", ["one"])).toBe("one");
  expect(store.audit.lastVia("ben", ["two"])).toBeNull();
  expect(store.audit.lastVia("ana", [])).toBeNull();
  store.close();
});
