import { describe, expect, it } from "vitest";
import { commands } from "../../commands/index.ts";
import { colleagueDirectory, type Role } from "../../src/access/colleagues.ts";
import type { Answer, Part } from "../../src/answer.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { pages } from "../../src/measures/index.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const persons = [1, 2, 3, 4, 5, 6].map((at): Cells => {
  return {
    person_id: `p${at}`,
    case_reference: `REF-${at}`,
    gender: at <= 3 ? null : "Female",
    ...(at <= 4 ? { date_of_birth: "2031-01-01" } : {}),
  };
});

/**
 * Ada and Cat are in North, Ben in South. REF-4 has nobody; REF-5 was Ben's and is Ada's now, REF-6 the other way
 * round.
 */
const snapshot = aSnapshot(
  aBorough({
    person: persons,
    worker: [
      { worker_id: "w1", name: "Ada", team: "North", email: "officer@x.org" },
      { worker_id: "w2", name: "Ben", team: "South", email: "ben@x.org" },
      { worker_id: "w3", name: "Cat", team: "North", email: "cat@x.org" },
    ],
    worker_relationship: [
      { person_id: "p1", worker_id: "w1" },
      { person_id: "p2", worker_id: "w2" },
      { person_id: "p3", worker_id: "w3" },
      { person_id: "p5", worker_id: "w2", end_date: "2021-06-01" },
      { person_id: "p5", worker_id: "w1", start_date: "2021-06-01" },
      { person_id: "p6", worker_id: "w1", end_date: "2021-06-01" },
      { person_id: "p6", worker_id: "w2", start_date: "2021-06-01" },
    ],
    plan: persons.map(({ person_id = null }) => ({ plan_id: `l-${person_id}`, person_id })),
    // REF-6 has nothing wrong
    review: [{ plan_id: "l-p6", scheduled_date: "2021-09-01" }],
  }),
);

const people = colleagueDirectory(snapshot, [
  { email: "manager@x.org", role: "manager", team: null },
  { email: "team-manager@x.org", role: "team-manager", team: "north" },
  { email: "analyst@x.org", role: "analyst", team: "North" },
  { email: "viewer@x.org", role: "viewer", team: "North" },
]);

function ask(words: string, role: Role, store: Store): Answer | null {
  const colleague = people.get(`${role}@x.org`);
  if (colleague?.role !== role) throw new Error(`there is no ${role}`);
  try {
    return dispatch(words, aCommandContext(snapshot, { colleague, colleagues: people, store }));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

type Reader = (answer: Answer) => string;

/** The numbers of the cases that an answer names. */
const cases: Reader = ({ parts }) => {
  const found = JSON.stringify(parts).match(/REF-\d/g) ?? [];
  return (
    [...new Set(found)]
      .map((one) => one.slice(4))
      .sort()
      .join(" ") || "none"
  );
};

/** The first table, each row as `label value`. */
const rows: Reader = ({ parts }) => {
  const all: readonly Part[] = parts;
  const table = all.find((part) => part.kind === "table");
  return table?.rows.map(({ label, values }) => `${label} ${values[0] ?? "n/a"}`).join(", ") ?? "no table";
};

const answered: Reader = () => "yes";

/** What the manager, the team manager of North, Ada, the analyst and the viewer get; `no`: a refusal. */
type Outcomes = readonly [manager: string, teamManager: string, officer: string, analyst: string, viewer: string];

const roles: readonly Role[] = ["manager", "team-manager", "officer", "analyst", "viewer"];
const everybody: Outcomes = ["yes", "yes", "yes", "yes", "yes"];
const sharers: Outcomes = ["yes", "yes", "no", "yes", "no"];
const operators: Outcomes = ["yes", "no", "no", "yes", "no"];
const nobody: Outcomes = ["no", "no", "no", "no", "no"];

const impossible = (count: number | string) => `Date of birth in the future ${count}`;
const byTeam = "North 3, South 2, Not allocated 1";
const wrongByOfficer = "Ada 1, Ben 1, Cat 1";

/** Words for each right of the matrix in docs/access.md, with what each role gets. */
const matrix: readonly (readonly [words: string, reads: Reader, outcomes: Outcomes])[] = [
  // any measure
  ["plans.by-team", rows, [byTeam, byTeam, byTeam, byTeam, "North 5, Not allocated 5"]],
  ["plans.current by team", rows, [byTeam, byTeam, byTeam, byTeam, "North 5, Not allocated 5"]],
  ["plans", answered, everybody],
  ["define plans.by-team", answered, everybody],
  ["pin plans.by-team", answered, everybody],
  ["unpin plans.by-team", answered, everybody],
  ["help", answered, everybody],

  // split by officer, or filtered to one
  ["plans.current by officer", rows, ["Ada 2, Ben 2, Cat 1, Not allocated 1", "Ada 2, Cat 1", "Ada 2", "no", "no"]],
  ["pin plans.by-team by officer", answered, ["yes", "yes", "yes", "no", "no"]],
  ["plans.by-team officer:Ada", rows, ["North 2", "North 2", "North 2", "no", "no"]],
  ["plans.by-team officer:Cat", rows, ["North 1", "North 1", "no", "no", "no"]],
  ["plans.by-team officer:Ben", rows, ["South 2", "no", "no", "no", "no"]],
  // of an earlier day: today's own cases, by the officers of that day
  [
    "plans.current by officer on:2021-05-31",
    rows,
    ["Ada 2, Ben 2, Cat 1, Not allocated 1", "Ada 1, Ben 1, Cat 1", "Ada 1, Ben 1", "no", "no"],
  ],
  [
    "quality.summary by officer",
    rows,
    ["Ada 3, Ben 2, Cat 2, Not allocated 2", "Ada 3, Cat 2", "Ada 3", "Ada 3, Ben 2, Cat 2, Not allocated 2", "no"],
  ],
  ["quality.gender-not-recorded", rows, [wrongByOfficer, "Ada 1, Cat 1", "Ada 1", wrongByOfficer, "no"]],
  ["quality.gender-not-recorded officer:Ben", rows, ["Ben 1", "no", "no", "Ben 1", "no"]],

  // the cases behind a number
  ["cases plans.by-team", cases, ["1 2 3 4 5 6", "1 3 5", "1 5", "no", "no"]],
  ["cases plans.by-team on:2021-05-31", cases, ["1 2 3 4 5 6", "1 3 5", "1 5", "no", "no"]],
  ["cases plans.by-team officer:Ben", cases, ["2 6", "none", "none", "no", "no"]],
  ["cases quality.gender-not-recorded", cases, ["1 2 3", "1 3", "1", "1 2 3", "no"]],
  ["export plans.by-team", cases, ["1 2 3 4 5 6", "1 3 5", "1 5", "no", "no"]],
  ["export plans.by-team on:2021-05-31", cases, ["1 2 3 4 5 6", "1 3 5", "1 5", "no", "no"]],
  ["export quality.gender-not-recorded", cases, ["1 2 3", "1 3", "1", "1 2 3", "no"]],

  // one case
  ["case REF-1", answered, ["yes", "yes", "yes", "yes", "no"]],
  ["case REF-2", answered, ["yes", "no", "no", "yes", "no"]],
  ["case REF-3", answered, ["yes", "yes", "no", "yes", "no"]],
  ["case REF-4", answered, ["yes", "no", "no", "yes", "no"]],
  ["case REF-5", answered, ["yes", "yes", "yes", "yes", "no"]],
  ["case REF-6", answered, ["yes", "no", "no", "no", "no"]],
  ["why REF-1", answered, ["yes", "yes", "yes", "no", "no"]],
  ["why REF-3", answered, ["yes", "yes", "no", "no", "no"]],
  ["why REF-4", answered, ["yes", "no", "no", "no", "no"]],
  ["why REF-6", answered, ["yes", "no", "no", "no", "no"]],

  // what cannot be right
  ["data checks", cases, ["1 2 3 4", "1 3", "1", "1 2 3 4", "none"]],
  ["readiness", cases, ["1 2 3 4 5 6", "1 3 5", "1 5", "1 2 3 4 5 6", "none"]],
  ["data checks", rows, [impossible(4), impossible(2), impossible(1), impossible(4), impossible(5)]],

  // a person's own digest, its buttons and its settings
  ["today", answered, everybody],
  ["my work", cases, ["1 2 3 5 6", "1 3 5", "1 5", "no", "no"]],
  ["my work unallocated", cases, ["4", "none", "none", "no", "no"]],
  ["digest", cases, ["none", "none", "1 5", "no", "no"]],
  ["seen REF-1", answered, ["no", "no", "yes", "no", "no"]],
  ["snooze REF-1 week", answered, ["no", "no", "yes", "no", "no"]],
  ["seen REF-4", answered, ["yes", "no", "no", "no", "no"]],
  ["seen REF-6", answered, nobody],
  ["alerts hour 10:00", answered, everybody],
  ["alerts away 2021-07-01 2021-07-02 officer@x.org", answered, ["yes", "yes", "yes", "no", "no"]],
  ["alerts away 2021-07-01 2021-07-02 ben@x.org", answered, ["yes", "no", "no", "no", "no"]],

  // sharing, and subscribing a channel
  ["share plans.by-team", answered, sharers],
  ["share plans.by-team by officer", answered, nobody],
  ["share plans.by-team officer:Ada", answered, nobody],
  ["share quality.gender-not-recorded", answered, nobody],
  ["subscribe plans.by-team", answered, sharers],
  ["subscribe plans.by-team officer:Ada", answered, nobody],
  ["unsubscribe plans.by-team", answered, sharers],
  ["subscriptions", answered, sharers],

  // running things
  ["status", answered, operators],
  ["accept-load", answered, operators],
  ["accept-store", answered, operators],
  ["rehearse 2021-06-28 2021-06-28", answered, operators],
  ["undelivered", answered, ["yes", "no", "no", "no", "no"]],
];

describe("the rights of a manager, a team manager, an officer, an analyst and a viewer", () => {
  it.each(matrix)("match the matrix for %s", (words, reads, outcomes) => {
    const found = roles.map((role) => {
      const store = openStore(":memory:");
      store.loads.refuse("CSV files", snapshot.rowsRead, "plan has shrunk from 9 rows to 6", "2021-06-30T08:30:00Z");
      store.health.noteStranger("2021-06-30T08:30:00Z");
      const answer = ask(words, role, store);
      store.close();
      return answer === null ? "no" : reads(answer);
    });

    expect(found).toEqual(outcomes);
  });

  it.each<[string, readonly (string | null)[]]>([
    ["plans.by-team", [null, null, null, null]],
    [
      "plans.by-team officer:Ada",
      [null, "This counts only your team's cases", "This counts only your own cases", null],
    ],
    ["plans.current by officer", [null, "This counts only your team's cases", "This counts only your own cases", null]],
    [
      "quality.gender-not-recorded",
      [null, "This counts only your team's cases", "This counts only your own cases", null],
    ],
  ])("are stated where they narrow an answer: %s", (words, expected) => {
    const notes = roles.slice(0, 4).map((role) => {
      const text = JSON.stringify(ask(words, role, openStore(":memory:"))?.parts ?? "");
      return (
        /This counts only your (?:team's|own) cases(?=\. Your role does not see other case officers' figures\.)/.exec(
          text,
        )?.[0] ?? null
      );
    });

    expect(notes).toEqual(expected);
  });

  it("give whoever holds cases a digest, also an analyst", () => {
    const colleagues = colleagueDirectory(snapshot, [{ email: "ben@x.org", role: "analyst", team: null }]);
    const colleague = colleagues.get("ben@x.org");
    const answer = dispatch("my work", aCommandContext(snapshot, { colleagues, ...(colleague ? { colleague } : {}) }));

    expect([colleague?.role, cases(answer)]).toEqual(["analyst", "2 6"]);
  });

  it("are tested for every command", () => {
    const tested = new Set(matrix.map(([words]) => commandOf(words).command.name));
    const missing = commands.filter(({ name }) => !pages.some(({ id }) => id === name) && !tested.has(name));

    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
