import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../src/access/colleagues.ts";
import type { Answer, Choice, Select } from "../src/answer.ts";
import { dispatch } from "../src/dispatch.ts";
import { UserError } from "../src/user-error.ts";
import { aSnapshot, aBorough } from "./support/borough.ts";
import { aCommandContext } from "./support/context.ts";

const snapshot = aSnapshot(
  aBorough({
    person: [{}, { person_id: "p2", case_reference: "REF-2" }],
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
  { email: "north@x.org", role: "team-manager", team: "north" },
  { email: "view@x.org", role: "viewer", team: null },
  { email: "data@x.org", role: "analyst", team: null },
]);

function contextOf(email: string) {
  const colleague = people.get(email);
  if (!colleague) throw new Error("nobody of that email");
  return aCommandContext(snapshot, { colleague });
}

function choicesOf({ parts }: Answer): { buttons: readonly Choice[]; selects: readonly Select[] } {
  const found = [...parts].filter((part) => part.kind === "choices");
  return {
    buttons: found.flatMap(({ choices }) => choices),
    selects: found.flatMap(({ selects = [] }) => selects),
  };
}

const labels = (choices: readonly Choice[]) => choices.map(({ label }) => label);

describe("the audit", () => {
  it("records who asked what, when and where, and never the words typed or a name", () => {
    const context = contextOf("boss@x.org");
    dispatch('Reviews Overdue officer:"Ada Officer" team:north', context);

    expect(context.store.audit.all()).toEqual([
      {
        at: "2021-06-30T09:00:00.000Z",
        who: context.store.personKey("boss@x.org"),
        via: "page",
        command: "measure",
        query: "reviews.overdue officer:#w1 team:North",
        outcome: "answered",
        audience: "private",
        rows: 5,
        rounded: false,
        cases: null,
        channel: null,
      },
    ]);
  });

  it("records what was refused", () => {
    const context = contextOf("view@x.org");

    expect(() => dispatch("cases reviews.overdue", context)).toThrow(UserError);
    expect(context.store.audit.all()).toMatchObject([
      { command: "cases", query: "cases reviews.overdue", outcome: "refused", rows: null },
    ]);
  });

  it("records whether numbers were rounded", () => {
    const context = contextOf("view@x.org");
    dispatch("plans.by-team", context);

    expect(context.store.audit.all()).toMatchObject([{ audience: "shared", rounded: true }]);
  });
});

describe("an answer from old data", () => {
  it("says how old the data are once a load has failed", () => {
    const load = {
      isEmpty: false,
      error: "the server is away",
      isRetryable: true,
      isShrunken: false,
      peopleError: null,
      progress: null,
    };
    const answer = dispatch("plans.by-team", aCommandContext(snapshot, { load }));

    expect(answer.parts[0]).toEqual({
      kind: "note",
      about: "caveat",
      text: "Data from 30 June 2021, 7am. Later changes are missing because the latest load failed.",
    });
  });

  it.each([
    [true, true],
    [false, false],
  ])("to status says whether a failed load is retried (%s)", (isRetryable, isShown) => {
    const load = { ...aCommandContext(snapshot).load, error: "the server does not answer", isRetryable };
    const text = JSON.stringify(dispatch("status", aCommandContext(snapshot, { load })).parts);

    expect(text).toContain("The latest load failed: the server does not answer");
    expect(text.includes("is tried again")).toBe(isShown);
  });

  it("is refused, except for help and status, where no data were ever read", () => {
    const context = aCommandContext(snapshot, {
      load: {
        isEmpty: true,
        error: "plan.csv is empty",
        isRetryable: false,
        isShrunken: false,
        peopleError: null,
        progress: null,
      },
    });

    expect(() => dispatch("plans.by-team", context)).toThrow("There is no case data to answer from: plan.csv is empty");
    expect(dispatch("help", context).title).toBe("What you can ask");
    expect(JSON.stringify(dispatch("status", context).parts)).toContain("plan.csv is empty");
  });
});

describe("an answer", () => {
  it("has a query that asks for it again, with an officer by id", () => {
    const context = contextOf("boss@x.org");
    const answer = dispatch('reviews overdue officer:"Ada Officer" by team', context);

    expect(answer.query).toBe("reviews.overdue officer:#w1 by team");
    expect(dispatch(answer.query ?? "", context)).toEqual(answer);
  });

  it("offers a manager to open, share, pin and filter", () => {
    const { buttons, selects } = choicesOf(dispatch("reviews.completed team:North", contextOf("boss@x.org")));

    expect(labels(buttons)).toEqual(["Cases", "Definition", "Share", "Refresh", "Pin"]);
    expect(selects.map(({ name, chosen }) => [name, chosen])).toEqual([
      ["officer", null],
      ["team", "North"],
      ["age", null],
      ["year", null],
    ]);
    expect(selects[1]?.options.map(({ words }) => words)).toContain("reviews.completed team:South");
    expect(selects[1]?.all.words).toBe("reviews.completed");
    expect(labels(selects[3]?.options ?? [])).toEqual(["2021", "2020", "2019", "2018", "2017"]);
  });

  it.each([
    ["ada@x.org", ["Cases", "Definition", "Refresh", "Pin"], ["Ada Officer"]],
    ["north@x.org", ["Cases", "Definition", "Share", "Refresh", "Pin"], ["Ada Officer"]],
    ["data@x.org", ["Definition", "Share", "Refresh", "Pin"], undefined],
    ["view@x.org", ["Definition", "Refresh", "Pin"], undefined],
  ])("offers %s no more than the matrix allows", (email, buttons, officers) => {
    const offered = choicesOf(dispatch("reviews.overdue", contextOf(email)));

    expect(labels(offered.buttons)).toEqual(buttons);
    expect(offered.selects.find(({ name }) => name === "officer")?.options.map(({ label }) => label)).toEqual(officers);
  });

  it("offers each person only choices that are answered", () => {
    for (const email of people.keys()) {
      const context = contextOf(email);
      const { buttons, selects } = choicesOf(dispatch("reviews.overdue", context));
      const words = [...buttons, ...selects.flatMap(({ all, options }) => [all, ...options])].map((one) => one.words);

      expect(words.length).toBeGreaterThan(2);
      for (const one of words) expect(() => dispatch(one, context)).not.toThrow();
    }
  });
});

describe("numbers by case officer", () => {
  it.each([
    ["data@x.org", "Ask without a case officer, or by team."],
    ["view@x.org", "Ask without a case officer."],
  ])("are refused to %s with what that role may ask instead", (email, instead) => {
    expect(() => dispatch("plans.by-team by officer", contextOf(email))).toThrow(new RegExp(`\\. ${instead}$`));
  });
});

describe("sharing", () => {
  it("makes a shared answer of aggregates alone, in rounded numbers", () => {
    const answer = dispatch("share plans.by-team", contextOf("boss@x.org"));

    expect(answer.audience).toBe("shared");
    expect(JSON.stringify(answer.parts)).toContain("Figures are rounded to multiples of 5");
    expect(answer.query).toBe("share plans.by-team");
  });

  it("is exact only in a channel that the settings name, and never for a viewer", () => {
    const exact = { exactChannels: ["C1"], channel: "C1" };
    const noteOf = (words: string, email: string, given: object) =>
      dispatch(words, { ...contextOf(email), ...given }).parts.some(
        (part) => part.kind === "note" && part.about === "rounding",
      );

    expect(noteOf("share plans.by-team", "boss@x.org", exact)).toBe(false);
    expect(noteOf("share plans.by-team", "boss@x.org", { ...exact, channel: "C2" })).toBe(true);
    expect(noteOf("share plans.by-team", "boss@x.org", { ...exact, channel: null })).toBe(true);
    expect(noteOf("plans.by-team", "view@x.org", exact)).toBe(true);
  });

  it.each([
    ["share plans.by-team", "ada@x.org"],
    ["share plans.by-team", "view@x.org"],
    ["share plans.by-team officer:#w1", "boss@x.org"],
    ["share plans.by-team by officer", "boss@x.org"],
    ["share quality.review-not-scheduled", "boss@x.org"],
  ])("refuses %s to %s", (words, email) => {
    expect(() => dispatch(words, contextOf(email))).toThrow(UserError);
  });
});

describe("pins", () => {
  it("are kept for each person in exact words until they are removed", () => {
    const context = contextOf("boss@x.org");
    dispatch("pin reviews overdue officer:'Ada Officer'", context);
    const answer = dispatch("pin", context);

    expect(choicesOf(answer).buttons).toEqual([
      { label: "Overdue reviews, Ada Officer", words: "reviews.overdue officer:#w1" },
    ]);
    expect(choicesOf(dispatch("pin", { ...context, colleague: contextOf("data@x.org").colleague })).buttons).toEqual(
      [],
    );
    dispatch("unpin reviews.overdue officer:#w1", context);
    expect(choicesOf(dispatch("pin", context)).buttons).toEqual([]);
  });

  it("cannot be made of what the person may not see", () => {
    expect(() => dispatch("pin quality.review-not-scheduled", contextOf("view@x.org"))).toThrow(UserError);
  });
});

describe("a definition", () => {
  it("shows what is counted, why, by what law and limit", () => {
    const text = JSON.stringify(dispatch("define referrals.undecided", contextOf("view@x.org")).parts);

    for (const words of ["Counts ", "Each decision is due within 6 weeks", "regulation 5(1)", "Limit: 6 weeks"])
      expect(text).toContain(words);
  });
});

describe("a case's link", () => {
  it("leads to the case system where its address is set", () => {
    const caseAddress = (reference: string) => `https://cases.example/${reference}`;
    const { parts } = dispatch("cases reviews.overdue", aCommandContext(snapshot, { caseAddress }));

    expect(JSON.stringify(parts)).toContain("https://cases.example/REF-1");
  });
});
