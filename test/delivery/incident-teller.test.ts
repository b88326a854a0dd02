import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { DeliveryOutcome } from "../../src/delivery/channel-adapter.ts";
import { incidentTeller } from "../../src/delivery/incident-teller.ts";
import { aCommandContext } from "../support/context.ts";
import { noteAnswer, scriptedChat } from "../support/delivery.ts";
import { aSmallSnapshot } from "../support/sent.ts";

const snapshot = aSmallSnapshot();
const colleagues = colleagueDirectory(snapshot, [{ email: "boss@x.org", role: "manager", team: null }]);
const incident = { id: "store", sentence: "The store is gone.", since: "2021-06-30T08:00:00.000Z" };

/** Tells of an incident at these seconds; resolves with what the chat was asked, each with its second. */
async function told(outcomes: readonly DeliveryOutcome[], seconds: readonly number[], finds: (string | null)[] = []) {
  const { channel, calls } = scriptedChat(outcomes, finds);
  let now = 0;
  const tell = incidentTeller({
    contextNow: () =>
      aCommandContext(snapshot, { colleagues, incidents: [incident], now: new Date(now * 1000).toISOString() }),
    channels: [channel],
    render: async () => noteAnswer,
  });
  const all: string[] = [];
  for (now of seconds) {
    await tell();
    all.push(...calls.splice(0).map((call) => `${now} ${call.split(" ")[0]}`));
  }
  return all;
}

const later: DeliveryOutcome = { kind: "later", reason: "missing_scope" };
const unsure: DeliveryOutcome = { kind: "unsure", reason: "no answer" };

describe("a manager who is told of an incident past the outbox", () => {
  it("is told once", async () => {
    expect(await told([], [0, 2, 60, 7200])).toEqual(["0 find", "0 send"]);
  });

  it("is tried again a minute after the chat took nothing, not with every look", async () => {
    expect(await told([later, later], [0, 2, 4, 59, 60, 62, 119, 120, 122])).toEqual(
      ["0", "60", "120"].flatMap((second) => [`${second} find`, `${second} send`]),
    );
  });

  it("is tried again when the chat says", async () => {
    expect(await told([{ kind: "busy", milliseconds: 90_000 }], [0, 60, 89, 90])).toEqual([
      "0 find",
      "0 send",
      "90 find",
      "90 send",
    ]);
  });

  it.each([
    ["is not told again where it arrived", "1624", ["0 find", "0 send", "60 find"]],
    ["is told again where it did not", null, ["0 find", "0 send", "60 find", "60 send"]],
  ])("after no answer, %s", async (_, found, calls) => {
    expect(await told([unsure], [0, 2, 60, 62], [null, found])).toEqual(calls);
  });

  it("is tried again at once after a clock was set back by more than the wait", async () => {
    expect(await told([later], [7200, 0])).toEqual(["7200 find", "7200 send", "0 find", "0 send"]);
  });
});
