import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { yearOf } from "../../src/facts/calendar.ts";
import { officerNames } from "../../src/facts/case-officer.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";

const colleagues = colleagueDirectory(demoSnapshot, demoAppointments);
const officer = demoSnapshot.workers.find(({ email }) => email === "pavel.yeboah@example.org");
const names = officerNames(demoSnapshot);

function asked(words: string, email: string): string {
  const colleague = colleagues.get(email);
  if (colleague === undefined) throw new Error("nobody of the demo has that email");
  return toText(dispatch(words, aCommandContext(demoSnapshot, { colleague, colleagues }))).replaceAll(/\s+/g, " ");
}

describe("a completed review is counted under the officer who completed it", () => {
  const own = demoSnapshot.reviews.filter(({ completedByWorkerId }) => completedByWorkerId === officer?.workerId);
  const of2020 = own.filter(({ completedOn }) => completedOn !== null && yearOf(completedOn) === 2020);

  it("for the officer alone, who sees no other officer's", () => {
    expect(of2020.length).toBeGreaterThan(0);
    expect(asked("reviews completed by me in 2020", "pavel.yeboah@example.org")).toContain(
      `${of2020.length} annual reviews completed by Pavel Yeboah in 2020`,
    );
    expect(() => asked("reviews completed by katya in 2020", "pavel.yeboah@example.org")).toThrow(
      "Your role does not see",
    );
  });

  it("for a team's manager, of the officers of that team", () => {
    const text = asked("reviews completed by officer in 2020", "primary.manager@example.org");
    const others = demoSnapshot.workers.filter((worker) => worker.isActive && names.team(worker) !== "Primary");

    expect(text).toContain("Pavel Yeboah");
    expect(others.filter((worker) => text.includes(names.officer(worker)))).toEqual([]);
  });

  it("and opens only cases that are the asker's today", () => {
    const text = asked("cases reviews.completed in:2020 officer:#W1008", "pavel.yeboah@example.org");
    const shown = Number(/You can see (\d+) cases/.exec(text)?.[1]);

    expect(shown).toBeGreaterThan(0);
    expect(shown).toBeLessThan(of2020.length);
  });

  it("for nobody to whom numbers by officer are not told", () => {
    for (const email of ["viewer@example.org", "analyst@example.org"]) {
      expect(() => asked("reviews completed by officer", email)).toThrow(
        "Your role does not see figures by case officer",
      );
    }
  });
});
