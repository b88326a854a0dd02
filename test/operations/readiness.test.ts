import { describe, expect, it } from "vitest";
import { notReady, type Vitals } from "../../src/operations/readiness.ts";

const well: Vitals = {
  whyEmpty: null,
  isStale: false,
  storeFaults: [],
  notConnected: [],
  now: 1_000_000,
  lastSeen: 990_000,
  isSettled: true,
  isStopping: false,
};

describe("the bot", () => {
  it("is ready where nothing is wrong", () => {
    expect(notReady(well)).toEqual([]);
    expect(notReady({ ...well, lastSeen: null })).toEqual([]);
  });

  it.each<[string, Partial<Vitals>, readonly string[]]>([
    ["before its case data are read", { whyEmpty: "the data are being read", isStale: true }, ["case data: the data"]],
    ["while they are older than a day", { isStale: true }, ["case data: The case data is more than a day old"]],
    ["while its store takes nothing", { storeFaults: ["The store is full."] }, ["store: The store is full"]],
    [
      "while any chat is not connected",
      { notConnected: ["Slack is silent.", "Teams is silent."] },
      ["chats: Slack is silent", "chats: Teams is silent"],
    ],
    ["by a clock behind its own notes", { lastSeen: 1_060_001 }, ["clock: The clock of this machine"]],
    ["while its jobs are behind the clock", { isSettled: false }, ["clock: The clock jumped"]],
    ["while it stops", { isStopping: true }, ["process: The bot is stopping"]],
  ])("is not ready %s", (_, change, begins) => {
    const found = notReady({ ...well, ...change }).map(({ part, reason }) => `${part}: ${reason}`);

    expect(found.map((one, at) => one.slice(0, begins[at]?.length))).toEqual(begins);
  });

  it("is ready by a clock that was put right by seconds", () => {
    expect(notReady({ ...well, lastSeen: well.now + 60_000 })).toEqual([]);
  });
});
