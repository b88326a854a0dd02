import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { colleagueDirectory } from "../src/access/colleagues.ts";
import { dispatch } from "../src/dispatch.ts";
import { UserError } from "../src/user-error.ts";
import { aBorough, aSnapshot } from "./support/borough.ts";
import { aCommandContext } from "./support/context.ts";

const snapshot = aSnapshot(
  aBorough({
    person: [
      { person_id: "p1", case_reference: "REF-1" },
      { person_id: "p2", case_reference: "REF-2" },
    ],
    worker: [
      { worker_id: "w1", name: "Ada Officer", team: "North", email: "ada@x.org" },
      { worker_id: "w2", name: "Ben Officer", team: "South", email: "ben@x.org" },
    ],
    worker_relationship: [{}, { person_id: "p2", worker_id: "w2" }],
    plan: [{ plan_id: "l1" }, { plan_id: "l2", person_id: "p2" }],
  }),
);
const people = colleagueDirectory(snapshot, [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "view@x.org", role: "viewer", team: null },
  { email: "data@x.org", role: "analyst", team: null },
]);

/** Asks as the person; returns what the audit holds of it. */
function audited(words: string, email = "boss@x.org", channel: string | null = null) {
  const colleague = people.get(email);
  if (!colleague) throw new Error("nobody of that email");
  const context = aCommandContext(snapshot, { colleague, channel, colleagues: people });
  try {
    dispatch(words, context);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  const [entry, ...more] = context.store.audit.all();
  expect(more).toEqual([]);
  return entry;
}

const answers: [words: string, query: unknown, cases?: readonly string[]][] = [
  ["Plans by team please", "plans.by-team"],
  ['current plans officer:"Ada Officer"', "plans.current officer:#w1"],
  ["define current plans", "define plans.current"],
  ["CASES plans.current", "cases plans.current", ["p1", "p2"]],
  ['cases of plans.current officer:"Ben Officer"', "cases plans.current officer:#w2", ["p2"]],
  ["plans.current show:cases", "plans.current show:cases", ["p1", "p2"]],
  ["export plans.current team:south", "export plans.current team:South", ["p2"]],
  ["open REF-2", "case #p2", ["p2"]],
  ["why REF-1", "why #p1", ["p1"]],
  ["pin current plans", "pin plans.current"],
  ["unpin current plans", "unpin plans.current"],
  ["share current plans team:north", "share plans.current team:North"],
  ["subscribe current plans weekly tuesday at 9am", "subscribe plans.current Tuesday 09:00"],
  ["unsubscribe current plans", "unsubscribe plans.current"],
  ["rehearse 1 June to 3 June 2021", "rehearse 2021-06-01 to 2021-06-03"],
  ["I am away tomorrow", "alerts away 2021-07-01 to 2021-07-01"],
  ["alerts away 5 to 9 July ada@x.org", expect.stringMatching(/^alerts away 2021-07-05 to 2021-07-09 of [\w-]{22}$/)],
  ["digest at 8:45am", "alerts hour 08:45"],
  ["my work page 1", "my work", ["p1", "p2"]],
  ["data checks", "data checks"],
  ["readiness page 2", "readiness page 2", ["p1", "p2"]],
  ["plans team:north", "plans team:North"],
  ["help", "help"],
  ["hello", "help"],
  ["status", "status"],
];

const refusals: [words: string, query: unknown, email: string][] = [
  ["cases current plans", "cases plans.current", "view@x.org"],
  ['plans.current officer:"Ben Officer"', "plans.current officer:#w2", "ada@x.org"],
  ["export plans.current", "export plans.current", "data@x.org"],
  ["case REF-2", "case #p2", "ada@x.org"],
  ["why REF 2", "why #p2", "ada@x.org"],
  ["seen REF-2", "seen #p2", "ada@x.org"],
  ["snooze REF-2 two weeks", "snooze #p2 until 2021-07-14", "ada@x.org"],
  ["share current plans", "share plans.current", "ada@x.org"],
  ["subscribe current plans", "subscribe plans.current Monday 09:00", "ada@x.org"],
  ["undelivered", "undelivered", "data@x.org"],
  [
    "alerts away 5 to 9 July boss@x.org",
    expect.stringMatching(/^alerts away 2021-07-05 to 2021-07-09 of [\w-]{22}$/),
    "ada@x.org",
  ],
  ["case REF-99 Ada", null, "boss@x.org"],
  ["reviews.overdue on:Lovelace", null, "boss@x.org"],
  ["x ".repeat(400), null, "boss@x.org"],
];

describe("the audit", () => {
  it.each(answers)("holds what was asked in exact words, and which cases were shown: %s", (words, query, cases) => {
    expect(audited(words, "boss@x.org", "CTEAM")).toMatchObject({
      query,
      outcome: "answered",
      cases: cases ?? null,
      channel: "CTEAM",
    });
  });

  it.each(refusals)("holds what was refused in exact words, and never the words typed: %s", (words, query, email) => {
    const entry = audited(words, email, "CTEAM");

    expect(entry).toMatchObject({ query, outcome: "refused", cases: null });
    // the key of whoever asked is random letters
    expect(JSON.stringify({ ...entry, who: "" })).not.toMatch(/Ada|Lovelace|Church|x\.org|REF-/i);
  });

  it("knows the exact words of every command that takes any", () => {
    const unknown = commands.filter(({ usage, name, isExact }) => usage !== name && !isExact);

    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});
