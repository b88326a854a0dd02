import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import {
  colleagueDirectory,
  findColleague,
  isEmail,
  normaliseEmail,
  teamWarnings,
  type Appointment,
  type ChatIdentity,
} from "../../src/access/colleagues.ts";
import { isOfDomains } from "../../src/access/chat-account.ts";
import { visibleTo } from "../../src/access/rights.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { answerTo, commandOf, dispatch } from "../../src/dispatch.ts";
import { measures } from "../../src/measures/index.ts";
import { toText } from "../../src/render/text.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";

const snapshot = aSnapshot(
  aBorough({
    person: [{}, { person_id: "p2", case_reference: "REF-2" }, { person_id: "p3", case_reference: "REF-3" }],
    worker: [
      { worker_id: "w1", name: "Ada", email: " Ada@X.org" },
      { worker_id: "w2", name: "Ada too", email: "ada@x.org", team: "South" },
      { worker_id: "w3", name: "Ben", email: "ben@x.org" },
      { worker_id: "w4", name: "Ada who left", email: "ada@x.org", active: "0" },
    ],
    worker_relationship: [
      { person_id: "p1", worker_id: "w1" },
      { person_id: "p2", worker_id: "w2" },
      { person_id: "p3", worker_id: "w3" },
    ],
  }),
);

const appointments: readonly Appointment[] = [
  { email: "Boss@x.org", role: "manager", team: null, slackId: "U1" },
  { email: "head@x.org", role: "team-manager", team: "north", entraId: "E1" },
  { email: "data@x.org", role: "analyst", team: null },
];
const people = colleagueDirectory(snapshot, appointments);
const nobody: ChatIdentity = { email: null };

describe("findColleague", () => {
  it.each<[string, ChatIdentity, string | null]>([
    [
      "finds a person by Slack id, whatever email the account shows",
      { email: "ben@x.org", slackId: "U1" },
      "boss@x.org",
    ],
    ["finds a person by Slack id without an email", { ...nobody, slackId: "U1" }, "boss@x.org"],
    ["finds a person by Entra id", { ...nobody, entraId: "E1" }, "head@x.org"],
    ["takes no Slack id for an Entra id", { ...nobody, slackId: "E1" }, null],
    ["takes no Entra id for a Slack id", { ...nobody, entraId: "U1" }, null],
    ["finds nobody by email if the person has another Slack id", { email: "boss@x.org", slackId: "U2" }, null],
    ["finds nobody by email if the person has another Entra id", { email: "head@x.org", entraId: "E2" }, null],
    ["finds by email in Teams a person with only a Slack id", { email: "boss@x.org", entraId: "E9" }, "boss@x.org"],
    ["finds by email in Slack a person with only an Entra id", { email: "head@x.org", slackId: "U9" }, "head@x.org"],
    [
      "finds a person without an id by email, ignoring spaces and case",
      { email: " BEN@X.org ", slackId: "U9" },
      "ben@x.org",
    ],
    ["finds nobody by an unknown email", { email: "stranger@x.org", slackId: "U9" }, null],
    ["finds nobody without an email or a known id", { ...nobody, slackId: "U9" }, null],
  ])("%s", (_, identity, email) => {
    expect(findColleague(identity, people)?.email ?? null).toBe(email);
  });
});

describe("the directory", () => {
  it("holds a person who is two active workers once, with both workers and the team of the first", () => {
    const ada = people.get("ada@x.org");

    expect([ada?.team, ada?.workers.map(({ workerId }) => workerId)]).toEqual(["North", ["w1", "w2"]]);
  });

  it("keeps the worker of an officer who is appointed, and prefers the team of the appointment", () => {
    const raised = (team: string | null) =>
      colleagueDirectory(snapshot, [{ email: "ben@x.org", role: "team-manager", team }]).get("ben@x.org");

    expect(raised(null)).toMatchObject({ name: "Ben", role: "team-manager", team: "North", line: 0 });
    expect(raised("south")).toMatchObject({ team: "South" });
    expect(raised(null)?.workers.map(({ workerId }) => workerId)).toEqual(["w3"]);
  });

  it("names a person who is only in the people file by email, without a team and with the line in the file", () => {
    expect(people.get("data@x.org")).toEqual({
      email: "data@x.org",
      name: "data@x.org",
      role: "analyst",
      team: null,
      workers: [],
      line: 2,
      slackId: null,
      entraId: null,
    });
    expect(people.get("ada@x.org")?.line).toBeNull();
  });
});

describe("the address of one person", () => {
  it.each([
    ["ada@x.org", true],
    [" Ada.Lark+sen@council.gov.uk ", true],
    ["ada", false],
    ["mailto:ada@x.org", false],
    ["Ada Lark <ada@x.org>", false],
    ["ada@x.org;ben@x.org", false],
    ["ada@x.org, ben@x.org", false],
    ["ada@x.org.", false],
  ])("is %j: %s", (text, is) => {
    expect(isEmail(text)).toBe(is);
  });
});

describe("a team of the people file that no worker has", () => {
  const saidOf = (...teams: readonly (string | null)[]) => {
    const listed = teams.map((team, at) => ({ email: `p${at}@x.org`, role: "team-manager", team }) as const);
    return teamWarnings(colleagueDirectory(snapshot, listed), snapshot);
  };

  it("is named once, with the teams that there are", () => {
    expect(saidOf("Nroth", "South", null, "Nroth", "north", "West")).toEqual([
      'PEOPLE_FILE names the team "Nroth", which no case officer is in. Use North or South.',
      'PEOPLE_FILE names the team "West", which no case officer is in. Use North or South.',
    ]);
    expect(saidOf("x\ny".padEnd(60, "z"))[0]).toContain(`"x y${"z".repeat(37)}"`);
  });

  it("is not looked for before any worker is known, nor among officers", () => {
    const listed = colleagueDirectory(aSnapshot(aBorough({})), [{ email: "a@x.org", role: "viewer", team: "Nroth" }]);

    expect(teamWarnings(listed, aSnapshot(aBorough({})))).toEqual([]);
    expect(teamWarnings(colleagueDirectory(snapshot, []), snapshot)).toEqual([]);
  });

  it("is said by status", () => {
    const colleagues = colleagueDirectory(snapshot, [{ email: "h@x.org", role: "team-manager", team: "Nroth" }]);

    expect(toText(atOnce(answerTo(commandOf("status"), aCommandContext(snapshot, { colleagues }))))).toContain(
      'the team "Nroth", which no case officer is in',
    );
  });
});

describe("a case is a person's own", () => {
  const reached = (email: string) => {
    const colleague = people.get(email);
    if (colleague === undefined) throw new Error(`nobody has the email ${email}`);
    const isOwn = visibleTo("own", colleague, snapshot, dayOfText("2021-06-30"));
    return snapshot.persons.filter(isOwn).map(({ caseReference }) => caseReference);
  };

  it("if any of the person's workers holds it", () => {
    expect(reached("ada@x.org")).toEqual(["REF-1", "REF-2"]);
    expect(reached("ben@x.org")).toEqual(["REF-3"]);
    expect(reached("boss@x.org")).toEqual([]);
  });
});

describe("an email", () => {
  it.each([
    ["the Kelvin sign for a k", "mi\u212Ae@x.org", "mike@x.org"],
    ["a Turkish capital I with a dot", "m\u0130ke@x.org", "mike@x.org"],
    ["a Turkish i without a dot", "m\u0131ke@x.org", "mike@x.org"],
    ["full-width letters", "\uFF4Dike@x.org", "mike@x.org"],
    ["a capital of another alphabet", "\u041Cike@x.org", "\u043Cike@x.org"],
    ["a long s", "ro\u017Fe@x.org", "rose@x.org"],
    ["a combined sign", "re\u0301@x.org", "r\u00e9@x.org"],
  ])("with %s is another one", (_, typed, listed) => {
    const known = colleagueDirectory(aSnapshot(aBorough({})), [{ email: listed, role: "manager", team: null }]);

    expect(normaliseEmail(typed)).not.toBe(normaliseEmail(listed));
    expect(findColleague({ email: typed }, known)).toBeNull();
  });

  it("is the same in capitals of ASCII and between blanks", () => {
    expect(normaliseEmail(" MIKE@X.org ")).toBe("mike@x.org");
    expect(isOfDomains("mike@X.ORG", ["x.org"])).toBe(true);
    expect(isOfDomains("mike@\u212Aent.gov.uk", ["kent.gov.uk"])).toBe(false);
  });

  it("is folded in one place", async () => {
    const files = (await readdir("src", { recursive: true })).filter((name) => name.endsWith(".ts"));
    const folding = await Promise.all(
      files.map(
        async (name) =>
          [name, /(email|domain)\w*\??\.toLowerCase\(/i.test(await readFile(`src/${name}`, "utf8"))] as const,
      ),
    );

    expect(folding.filter(([, isFolding]) => isFolding)).toEqual([]);
  });
});

describe("an analyst", () => {
  const analyst = colleagueDirectory(snapshot, appointments).get("data@x.org");
  const quality = measures.filter(({ isQuality }) => isQuality).map(({ id }) => id);
  const asked = (words: string) => {
    if (analyst === undefined) throw new Error("no analyst");
    return dispatch(words, aCommandContext(snapshot, { colleague: analyst }));
  };

  it.each(["on:2021-03-31", 'in:"May 2021"', "year:2020", "on:2021-06-29"])(
    "sees whose findings they are, and their cases, of today alone: not %s",
    (day) => {
      for (const id of quality) {
        for (const words of [
          `cases ${id} ${day}`,
          `export ${id} ${day}`,
          `${id} ${day} show:cases`,
          `${id} ${day} by officer`,
        ])
          expect(() => asked(words)).toThrow(/for today's data errors only/);
      }
    },
  );

  it("sees the numbers of any day that tell no officers apart", () => {
    for (const { id } of measures.filter(({ isQuality, rowsAreOfficers }) => isQuality && rowsAreOfficers !== true))
      expect(() => asked(`${id} on:2021-03-31`)).not.toThrow();
  });

  it("sees those of today, also where the day is named", () => {
    for (const id of quality) {
      for (const words of [`cases ${id}`, `cases ${id} on:2021-06-30`, `${id} by officer`])
        expect(() => asked(words)).not.toThrow();
    }
  });
});
