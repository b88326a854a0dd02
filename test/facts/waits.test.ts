import { expect, it } from "vitest";
import * as wait from "../../src/facts/wait.ts";

it.each<[string, wait.BandSet, number, readonly string[]]>([
  [
    "6 weeks",
    wait.toAssess,
    6,
    ["Within 2 weeks", "2 to 4 weeks", "4 to 6 weeks", "6 to 8 weeks", "8 to 12 weeks", "Over 12 weeks"],
  ],
  [
    "16 weeks",
    wait.toDecidePlan,
    16,
    ["Within 12 weeks", "12 to 14 weeks", "14 to 16 weeks", "16 to 20 weeks", "20 to 26 weeks", "Over 26 weeks"],
  ],
  [
    "10 weeks",
    wait.assessToDecidePlan,
    10,
    ["Within 6 weeks", "6 to 8 weeks", "8 to 10 weeks", "10 to 14 weeks", "14 to 20 weeks", "Over 20 weeks"],
  ],
  [
    "20 weeks",
    wait.toIssue,
    20,
    ["Within 16 weeks", "16 to 20 weeks", "20 to 26 weeks", "26 to 39 weeks", "39 to 52 weeks", "Over 52 weeks"],
  ],
  [
    "4 weeks",
    wait.decideToIssue,
    4,
    ["Within 2 weeks", "2 to 4 weeks", "4 to 6 weeks", "6 to 8 weeks", "8 to 12 weeks", "Over 12 weeks"],
  ],
  [
    "6 weeks",
    wait.otherReferral,
    6,
    ["Within 2 weeks", "2 to 4 weeks", "4 to 6 weeks", "6 to 12 weeks", "Over 12 weeks"],
  ],
])("a wait that is late after %s has bands of weeks, one of which ends there", (label, bands, limit, labels) => {
  expect([bands.limitLabel, bands.limit]).toEqual([label, limit]);
  expect(bands.edges).toContain(limit);
  expect(wait.bandLabels(bands)).toEqual(labels);
});
