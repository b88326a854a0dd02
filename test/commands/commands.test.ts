import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment, type Colleague } from "../../src/access/colleagues.ts";
import type { Answer, Part } from "../../src/answer.ts";
import type { CommandContext } from "../../src/context.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { officerNames } from "../../src/facts/case-officer.ts";
import { scopeOf, officerOf, teamOf } from "../../src/measures/engine/scope.ts";
import { pages, measures } from "../../src/measures/index.ts";
import { toText } from "../../src/render/text.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { openStore } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

const people = colleagueDirectory(snapshot, demoAppointments);
const somebody = (email: string): Colleague => {
  const colleague = people.get(email);
  if (!colleague) throw new Error(`nobody is ${email}`);
  return colleague;
};
const roles: Record<string, Colleague> = {
  manager: somebody("manager@example.org"),
  "team-manager": somebody("primary.manager@example.org"),
  officer: somebody("alma.yardley@example.org"),
  analyst: somebody("analyst@example.org"),
  viewer: somebody("viewer@example.org"),
};
const store = openStore(":memory:");
const context = (role: string): CommandContext =>
  aCommandContext(snapshot, { today: demoDay, colleague: roles[role] ?? somebody(role), colleagues: people, store });

function partOf<Kind extends Part["kind"]>(
  answer: Answer | null,
  kind: Kind,
): Extract<Part, { kind: Kind }> | undefined {
  const parts: readonly Part[] = answer?.parts ?? [];
  return parts.find((part): part is Extract<Part, { kind: Kind }> => part.kind === kind);
}

/** Returns the answer to the words, or null where they are refused. */
function answerOrNull(words: string, role: string): Answer | null {
  try {
    return dispatch(words, context(role));
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const scope = scopeOf(snapshot, demoDay);
const personOf = new Map(snapshot.persons.map((person) => [person.caseReference, person]));
const names = officerNames(snapshot);
const officers = new Set(snapshot.workers.filter((worker) => worker.isActive).map((worker) => names.officer(worker)));

/** Returns the case references and the case officers that an answer shows. */
function shownIn(answer: Answer): { references: string[]; officers: string[] } {
  const text = JSON.stringify(answer.parts);
  return {
    references: (text.match(/SEND-\d+/g) ?? []).filter((reference) => personOf.has(reference)),
    officers: [...officers].filter((name) => text.includes(`"${name}"`) || text.includes(` ${name},`)),
  };
}

const everyWord = [
  ...measures.flatMap(({ id }) => [
    id,
    `${id} by team`,
    `${id} by officer`,
    `${id} by age`,
    `cases ${id}`,
    `cases ${id} on:2020-12-31`,
    `export ${id}`,
    `define ${id}`,
    `share ${id}`,
    `pin ${id}`,
  ]),
  ...pages.map(({ id }) => id),
  'measure reviews.overdue officer:"Gita Yilmaz"',
  'quality.summary officer:"Gita Yilmaz"',
  "cases plans.by-team team:Secondary",
  "status",
  "help",
  ...["SEND-100279", "SEND-102431", "SEND-100001"].map((reference) => `case ${reference}`),
  "my work",
  "my work older",
  "my work unallocated",
  "digest",
  "undelivered",
  "rehearse 2021-06-21 2021-06-25",
];

describe("an answer", () => {
  it.each<[string, (reference: string) => boolean, (officer: string) => boolean]>([
    ["viewer", () => false, () => false],
    [
      "officer",
      (reference) => {
        const person = personOf.get(reference);
        return person !== undefined && officerOf(person, scope) === "Alma Yardley";
      },
      () => true,
    ],
    [
      "team-manager",
      (reference) => {
        const person = personOf.get(reference);
        return person !== undefined && teamOf(person, scope) === "Primary";
      },
      () => true,
    ],
  ])("shows a %s no case and no officer beyond the role's rights, whatever is typed", (role, mayCase, mayOfficer) => {
    const leaks = everyWord.flatMap((words) => {
      const answer = answerOrNull(words, role);
      if (!answer) return [];
      const { references, officers: shown } = shownIn(answer);
      return [...references.filter((one) => !mayCase(one)), ...shown.filter((one) => !mayOfficer(one))].map(
        (one) => `${words}: ${one}`,
      );
    });

    expect(leaks).toEqual([]);
  });

  it("shows an officer only the own row of numbers by officer", () => {
    const answer = answerOrNull("reviews.overdue by officer", "officer");
    const table = partOf(answer, "table");

    expect(table?.rows.map(({ label }) => label)).toEqual(["Alma Yardley"]);
  });

  it("shows a viewer rounded numbers and no list", () => {
    for (const { id } of measures) {
      const answer = answerOrNull(id, "viewer");
      const table = partOf(answer, "table");
      const counts =
        table?.rows.flatMap(({ values }) => values.filter((_, at) => table.columns[at]?.unit === "count")) ?? [];

      expect(counts.filter((value) => value !== null && value % 5 !== 0)).toEqual([]);
      expect(answer?.parts.some((part) => part.kind === "list") ?? false).toBe(false);
    }
  });

  it("shows an analyst the cases of data-quality findings and no others", () => {
    expect(answerOrNull("cases quality.review-date-blank", "analyst")).not.toBeNull();
    expect(answerOrNull("cases reviews.overdue", "analyst")).toBeNull();
    expect(answerOrNull("reviews.overdue by officer", "analyst")).toBeNull();
    expect(answerOrNull("quality.summary by officer", "analyst")).not.toBeNull();
  });

  it("is the same for another person's case and for one that does not exist", () => {
    const other = snapshot.persons.find((person) => officerOf(person, scope) === "Gita Yilmaz")?.caseReference ?? "";

    expect(() => dispatch(`case ${other}`, context("officer"))).toThrow(
      "You cannot see a case with that reference. Check the reference.",
    );
    expect(() => dispatch("case SEND-0", context("officer"))).toThrow(
      "You cannot see a case with that reference. Check the reference.",
    );
    expect(answerOrNull(`case ${other}`, "manager")).not.toBeNull();
  });
});

describe("a command", () => {
  it.each([
    ["", "help"],
    ["/send reviews", "reviews"],
    ["reviews overdue", "measure"],
    ["CASES reviews.due", "cases"],
    ["anything else", "measure"],
  ])("of the words %j is %s", (words, name) => {
    expect(commandOf(words).command.name).toBe(name);
  });

  it("for a page opens every measure that is not by case officer", () => {
    for (const page of pages) {
      const list = partOf(answerOrNull(page.id, "manager"), "list");
      const ofViewer = partOf(answerOrNull(page.id, "viewer"), "list");
      const ids = page.measures.filter((one) => !one.rowsAreOfficers).map(({ id }) => id);

      expect(list?.items.flatMap((item) => item.choices ?? []).map(({ words }) => words)).toEqual(ids);
      expect(ofViewer?.items.flatMap((item) => item.choices ?? []).map(({ words }) => words)).toEqual(ids);
    }
  });

  it("for cases shows each of them once over its pages", () => {
    const references = [1, 2, 3, 4, 5, 6].flatMap((page) => {
      const list = partOf(answerOrNull(`cases reviews.due page ${page}`, "manager"), "list");
      return list?.items.map(({ cells }) => cells[0]) ?? [];
    });

    expect(references).toHaveLength(109);
    expect(new Set(references).size).toBe(109);
    expect(() => dispatch("cases reviews.due page 7", context("manager"))).toThrow(
      "There is no page 7. The last is page 6.",
    );
  });

  it("for a case shows its clock, and the days used and left", () => {
    const small = aSnapshot(
      aBorough({
        person: [{}],
        referral: [{ referral_id: "r1", received_date: "2021-06-01" }],
        plan: [{ plan_id: "l1", issued_date: "2020-07-10" }],
      }),
    );
    const text = toText(dispatch("case ref-1", { ...context("manager"), snapshot: small }));

    expect(text).toContain("Decide whether to assess");
    expect(text).toMatch(/Clock started: the request of 1 June 2021, 29 days ago\nDue: 13 July 2021, 13 days left/);
    expect(text).toMatch(/Hold the annual review[^]*Due: 9 July 2021, 9 days left/);
  });
});

describe("colleagues", () => {
  const workers = aSnapshot(
    aBorough({
      worker: [
        { worker_id: "w1", name: "Ada", email: " ADA@x.org ", team: "North" },
        { worker_id: "w2", name: "Ben", email: "ben@x.org", active: "0" },
        { worker_id: "w3", name: "Cy", email: null },
      ],
    }),
  );
  const of = (...appointments: Appointment[]) =>
    [...colleagueDirectory(workers, appointments).values()].map(({ email, role, team }) => [email, role, team]);

  it("are the active workers with an email, as officers of their team", () => {
    expect(of()).toEqual([["ada@x.org", "officer", "North"]]);
  });

  it("are raised and added by the people file, and never lowered to viewer", () => {
    expect(of({ email: "Ada@x.org", role: "team-manager", team: "north" })).toEqual([
      ["ada@x.org", "team-manager", "North"],
    ]);
    expect(
      of({ email: "ada@x.org", role: "viewer", team: null }, { email: "new@x.org", role: "analyst", team: null }),
    ).toEqual([
      ["ada@x.org", "officer", "North"],
      ["new@x.org", "analyst", null],
    ]);
  });
});
