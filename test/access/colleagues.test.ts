import { describe, expect, it } from "vitest";
import { colleagueDirectory, findColleague, type Appointment, type ChatIdentity } from "../../src/access/colleagues.ts";
import { visibleTo } from "../../src/access/rights.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { aBook, aBorough } from "../support/borough.ts";

const snapshot = aBook(
  aBorough({
    person: [{}, { person_id: "p2", case_reference: "REF-2" }, { person_id: "p3", case_reference: "REF-3" }],
    worker: [
      { worker_id: "w1", name: "Ada", email: " Ada@X.org" },
      { worker_id: "w2", name: "Ada too", email: "ada@x.org", team: "South" },
      { worker_id: "w3", name: "Ben", email: "ben@x.org" },
      { worker_id: "w4", name: "Ada gone", email: "ada@x.org", active: "0" },
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

describe("somebody of a chat is", () => {
  it.each<[string, ChatIdentity, string | null]>([
    [
      "whoever has that Slack id, whatever email the account shows",
      { email: "ben@x.org", slackId: "U1" },
      "boss@x.org",
    ],
    ["whoever has that Slack id, without an email", { ...nobody, slackId: "U1" }, "boss@x.org"],
    ["whoever has that Entra id", { ...nobody, entraId: "E1" }, "head@x.org"],
    ["not whose Slack id is somebody's Entra id", { ...nobody, slackId: "E1" }, null],
    ["not whose Entra id is somebody's Slack id", { ...nobody, entraId: "U1" }, null],
    ["not a person named by another Slack id", { email: "boss@x.org", slackId: "U2" }, null],
    ["not a person named by another Entra id", { email: "head@x.org", entraId: "E2" }, null],
    [
      "in Teams by email, of a person whom only Slack names by id",
      { email: "boss@x.org", entraId: "E9" },
      "boss@x.org",
    ],
    [
      "in Slack by email, of a person whom only Teams names by id",
      { email: "head@x.org", slackId: "U9" },
      "head@x.org",
    ],
    [
      "by email, of a person whom no id names, without spaces or case",
      { email: " BEN@X.org ", slackId: "U9" },
      "ben@x.org",
    ],
    ["nobody of an unknown email", { email: "stranger@x.org", slackId: "U9" }, null],
    ["nobody without an email or a known id", { ...nobody, slackId: "U9" }, null],
  ])("%s", (_, identity, email) => {
    expect(findColleague(identity, people)?.email ?? null).toBe(email);
  });
});

describe("the directory", () => {
  it("holds somebody who is two active workers once, with the cases of both and the first one's team", () => {
    const ada = people.get("ada@x.org");

    expect([ada?.team, ada?.workers.map(({ workerId }) => workerId)]).toEqual(["North", ["w1", "w2"]]);
  });

  it("keeps the cases of an officer who is appointed, and takes the appointment's team before the worker's", () => {
    const raised = (team: string | null) =>
      colleagueDirectory(snapshot, [{ email: "ben@x.org", role: "team-manager", team }]).get("ben@x.org");

    expect(raised(null)).toMatchObject({ name: "Ben", role: "team-manager", team: "North", line: 0 });
    expect(raised("south")).toMatchObject({ team: "South" });
    expect(raised(null)?.workers.map(({ workerId }) => workerId)).toEqual(["w3"]);
  });

  it("names somebody of the people file alone by email, of no team and at the file's line", () => {
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

describe("a case is somebody's own", () => {
  const reached = (email: string) => {
    const colleague = people.get(email);
    if (colleague === undefined) throw new Error("nobody of that email");
    const isOwn = visibleTo("own", colleague, snapshot, dayOfText("2021-06-30"));
    return snapshot.persons.filter(isOwn).map(({ caseReference }) => caseReference);
  };

  it("whichever of the workers that the person is holds it", () => {
    expect(reached("ada@x.org")).toEqual(["REF-1", "REF-2"]);
    expect(reached("ben@x.org")).toEqual(["REF-3"]);
    expect(reached("boss@x.org")).toEqual([]);
  });
});
