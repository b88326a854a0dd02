import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { caseOfficerOn, officerNames } from "../../src/facts/case-officer.ts";
import { measures } from "../../src/measures/index.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeOf } from "../../src/measures/engine/scope.ts";
import { parseQuestion } from "../../src/query/filter-words.ts";
import { normalized } from "../../src/query/tokens.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

const today = dayOfText("2021-06-30");
const measure = (id: string) => {
  const found = measures.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found;
};

/** The pairs look the same to whoever reads them. */
const pairs: readonly (readonly [string, string, string])[] = [
  ["case", "North East", "NORTH east"],
  ["a no-break space", "North East", "North\u00a0East"],
  ["a double blank", "North East", "North  East"],
  ["a thin space", "North East", "North\u2009East"],
  ["a blank without a width", "North East", "North\u200b East"],
  ["a soft hyphen", "North East", "Nor\u00adth East"],
  ["a mark of direction", "North East", "\u200eNorth East\u200e"],
  ["apostrophes", "St Mary's", "St Mary’s"],
  ["an apostrophe that is a letter", "St Mary's", "St Maryʼs"],
  ["quotation marks", 'The "Hub"', "The “Hub”"],
  ["hyphens", "Stoke-on-Trent", "Stoke‑on–Trent"],
  ["composed accents", "Zoë", "Zoe\u0308"],
];

/** Three children: two of the first spelling, one of the other. */
function borough([one, other]: readonly [string, string]): Snapshot {
  const spelled = [other, one, one];
  return aSnapshot(
    aBorough({
      person: spelled.map((ethnicity, at) => ({ person_id: `p${at}`, ethnicity, gender: ethnicity })),
      worker: spelled.map((team, at) => ({ worker_id: `w${at}`, name: `Officer ${at}`, team })),
      worker_relationship: spelled.map((_, at) => ({ person_id: `p${at}`, worker_id: `w${at}` })),
      plan: spelled.map((_, at) => ({ person_id: `p${at}` })),
    }),
  );
}

describe("names that look the same", () => {
  it.each(pairs)("in spite of %s are one row, in the commonest spelling", (_, one, other) => {
    const snapshot = borough([one, other]);
    const countsOf = (id: string) =>
      measure(id)
        .figures(scopeOf(snapshot, today))
        .rows.flatMap(({ label, values }) => (label === one || label === other ? [[label, values[0]]] : []));

    expect(countsOf("plans.by-team")).toEqual([[one, 3]]);
    expect(countsOf("plans.by-ethnicity")).toEqual([[one, 3]]);
    expect(filterValues(snapshot).team).toEqual([one, "Not recorded", "Not allocated"]);
  });

  it.each(pairs)("in spite of %s are one name in a filter, however it is typed", (_, one, other) => {
    const snapshot = borough([one, other]);
    const quote = one.includes('"') ? "'" : '"';
    const teamOf = (typed: string) =>
      parseQuestion(`plans.current team:${quote}${typed}${quote}`, snapshot, today, () => true).filters.team;

    expect([one, other].filter((typed) => !typed.includes(quote)).map(teamOf)).toEqual(
      [one, other].filter((typed) => !typed.includes(quote)).map(() => one),
    );
    expect(normalized(other)).toBe(normalized(one));
  });

  it.each(pairs)("in spite of %s are one officer's name, told apart by team", (_, one, other) => {
    const snapshot = aSnapshot(
      aBorough({
        worker: [
          { worker_id: "w1", name: one, team: "North" },
          { worker_id: "w2", name: other, team: "South" },
          { worker_id: "w3", name: one, team: "West", active: "0" },
        ],
      }),
    );
    const ask = () => parseQuestion(`plans.current officer:${one.replaceAll('"', "")}`, snapshot, today, () => true);

    expect(snapshot.workers.slice(0, 2).map((worker) => officerNames(snapshot).officer(worker))).toEqual([
      `${one} (North)`,
      `${other.replaceAll("\u200e", "")} (South)`,
    ]);
    expect(ask).toThrow(one.includes('"') ? "There is no case officer" : "Several case officers are called");
  });

  it.each(pairs)("in spite of %s are one word of the council", (_, one, other) => {
    const given = borough([one, other]);
    const snapshot: Snapshot = { ...given, words: { ...given.words, caseOfficer: one } };
    const [relationship] = aSnapshot(
      aBorough({ person: [{}], worker: [{}], worker_relationship: [{ relationship: other }] }),
    ).persons;

    expect(relationship && caseOfficerOn(relationship, today, snapshot.words)?.workerId).toBe("w1");
  });
});
