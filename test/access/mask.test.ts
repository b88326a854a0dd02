import { describe, expect, it } from "vitest";
import { maskedFigures } from "../../src/access/mask.ts";
import { textOfDay } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import { peopleOf } from "../../src/sources/csv/people-file.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { demoSnapshot } from "../support/demo.ts";
import { randomBorough } from "../support/random-borough.ts";
import { workedOut } from "../support/reader.ts";

const boroughs: [string, Snapshot][] = [
  ["the demo", demoSnapshot],
  ["a random borough", aSnapshot(randomBorough(7, 400))],
];

describe.each(boroughs)("shared numbers of %s", (_, snapshot) => {
  it("cannot be worked out from the answers for the whole, every team and every age, whatever the year", () => {
    const shared = measures.filter(({ rowsAreOfficers }) => !rowsAreOfficers);

    expect(
      shared.flatMap((measure) =>
        workedOut(snapshot, textOfDay(demoDay), measure, measure.usesYear ? [2021, 2020] : [2021]),
      ),
    ).toEqual([]);
  });

  it("keep zeros and all of 5 or more that give nothing away, and say which are small", () => {
    const byTeam = measures.find(({ id }) => id === "plans.by-team");
    const open = byTeam && maskedFigures(byTeam, scopeOf(snapshot, demoDay), 0);

    expect(open?.rows).toEqual(byTeam?.figures(scopeOf(snapshot, demoDay)).rows);
    expect(open?.isMasked).toBe(false);
  });
});

describe("a shared answer", () => {
  it("carries at most one of team and age, and no officer", () => {
    const [measure] = measures;
    const [, snapshot] = boroughs[0] ?? [];
    if (!measure || !snapshot) throw new Error("no measure");

    expect(() => maskedFigures(measure, scopeOf(snapshot, demoDay, { team: "Primary", age: "5 to 10" }), 5)).toThrow(
      "at most one",
    );
    expect(() => maskedFigures(measure, scopeOf(snapshot, demoDay, { officer: "Not allocated" }), 5)).toThrow(
      "at most one",
    );
  });
});

describe("the people file", () => {
  it("gives email, role and team, whatever the order and case", () => {
    expect(peopleOf("\uFEFFTeam,ROLE,email\nNorth,Team-Manager, A@x.org \n,manager,b@x.org\n")).toEqual([
      { email: "a@x.org", role: "team-manager", team: "North", slackId: null, entraId: null },
      { email: "b@x.org", role: "manager", team: null, slackId: null, entraId: null },
    ]);
  });

  it("is refused with every fault at once, and without naming anybody", () => {
    const read = () =>
      peopleOf("email,role,team\nsecret,manager,\nb@x.org,king,\nc@x.org,team-manager,\nc@x.org,viewer,\n");

    expect(read).toThrow(
      /line 2 has no email; line 3 has a role that is none of.*; line 4 has a team-manager without a team; line 5 names somebody a second time/,
    );
    expect(read).not.toThrow(/secret|x\.org/);
    expect(() => peopleOf("email,role\n")).toThrow("PEOPLE_FILE has no column team");
    expect(() => peopleOf("email;role;team\nb@x.org;manager;\n")).toThrow("separates its cells by semicolons or tabs");
    expect(() => peopleOf("email,role,team\na@x.org,manager,\nb@x.org,mana")).toThrow("ends inside a row");
  });
});
