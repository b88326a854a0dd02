import { describe, expect, it } from "vitest";
import type { View } from "../../src/cases/contract.ts";
import { spellTeam, spellings, type RecordedColumn } from "../../src/facts/spellings.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

/** A snapshot whose rows of a view hold each of the values in the column. */
function holding(view: View, column: string, values: readonly (string | null)[]) {
  const idColumn = `${view}_id`;
  const rows = values.map((value, at): Cells => ({ [idColumn]: `x${at}`, [column]: value }));
  const parents = { person: [{}], plan: [{ plan_id: "l1" }], referral: [{ referral_id: "r1" }] };
  return aSnapshot(aBorough({ ...parents, [view]: rows }));
}

describe("a recorded word", () => {
  it.each<[RecordedColumn, View, string]>([
    ["gender", "person", "gender"],
    ["ethnicity", "person", "ethnicity"],
    ["team", "worker", "team"],
    ["decisionTaken", "referral", "decision_taken"],
    ["referralNextAction", "referral", "next_action"],
    ["assessmentNextAction", "assessment", "next_action"],
    ["nextActionReason", "assessment", "next_action_reason"],
    ["ceasedReason", "plan", "ceased_reason"],
    ["completedByTeam", "review", "completed_by_team"],
  ])("of %s is spelled as it is most often", (column, view, name) => {
    const snapshot = holding(view, name, ["ALPHA  BETA", "Alpha beta", null, "Alpha beta", "Gamma"]);

    expect([...spellings(snapshot, column).values()]).toEqual(["Alpha beta", "Gamma"]);
  });

  it.each<[string, readonly string[], string]>([
    ["the first by code point of two that are as common", ["north", "North", "NORTH"], "NORTH"],
    ["the first by code point, whichever comes first", ["NORTH", "North"], "NORTH"],
    ["the commonest, though another comes first", ["NORTH", "north", "north"], "north"],
    ["the commonest, though another comes last", ["north", "north", "NORTH"], "north"],
  ])("is spelled as %s", (_, values, spelled) => {
    const snapshot = holding("worker", "team", values);

    expect(values.map((value) => spellTeam(snapshot, value))).toEqual(values.map(() => spelled));
  });
});

describe("a team", () => {
  it.each<[string, string]>([
    ["not allocated", "Not allocated"],
    ["DATE ERROR", "Date error"],
    ["Not  Recorded", "Not recorded"],
    ["north", "North"],
    ["somewhere else", "somewhere else"],
  ])("%s is spelled %s", (team, spelled) => {
    expect(spellTeam(holding("worker", "team", ["North", "NOT ALLOCATED", "date error", "not recorded"]), team)).toBe(
      spelled,
    );
  });

  it("of no worker is spelled as reviews have it", () => {
    expect(spellTeam(holding("review", "completed_by_team", ["South"]), "SOUTH")).toBe("South");
  });
});
