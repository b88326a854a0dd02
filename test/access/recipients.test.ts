import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { appointedOf, recipientRouter, type Away } from "../../src/access/recipients.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

const today = "2021-06-30";
const north: Appointment = { email: "north@x.org", role: "team-manager", team: "north" };
const other: Appointment = { email: "other@x.org", role: "team-manager", team: "North" };
const south: Appointment = { email: "south@x.org", role: "team-manager", team: "South" };
const boss: Appointment = { email: "Boss@x.org", role: "manager", team: null };
const everybody = [south, other, north, { ...boss, email: "analyst@x.org", role: "analyst" as const }, boss];

interface Given {
  readonly worker?: Cells | null;
  readonly people?: readonly Appointment[];
  readonly unknown?: readonly string[];
  readonly away?: readonly Away[];
}

function routeOf({ worker = {}, people = everybody, unknown = [], away = [] }: Given) {
  const snapshot = aSnapshot(
    aBorough({
      person: [{}],
      worker: [
        { email: " Ada@x.org", ...worker },
        { worker_id: "w2", team: "South", email: "other@x.org" },
      ],
      worker_relationship: worker === null ? [] : [{}],
    }),
  );
  const [person] = snapshot.persons;
  if (!person) throw new Error("the person was rejected");
  const appointed = appointedOf(colleagueDirectory(snapshot, people));
  const { to, reason } = recipientRouter(snapshot, dayOfText(today), {
    appointed,
    isReachable: (email) => !unknown.includes(email),
    away,
  })(person);
  return [to, reason];
}

const away = (email: string, from: string, to: string): Away => ({ email, from: dayOfText(from), to: dayOfText(to) });

describe("an alert goes to", () => {
  it.each<[string, Given, (string | null)[]]>([
    ["the officer", {}, ["ada@x.org", null]],
    ["the first manager if there is no officer", { worker: null }, ["boss@x.org", "the case has no officer"]],
    [
      "the first manager if the officer is not active",
      { worker: { active: "0" } },
      ["boss@x.org", "the case has no officer"],
    ],
    [
      "the team's first manager if the officer has no email",
      { worker: { email: null } },
      ["other@x.org", "its officer has no email"],
    ],
    [
      "the team's first manager who is in the chat",
      { unknown: ["ada@x.org", "other@x.org"] },
      ["north@x.org", "its officer is not in the chat"],
    ],
    [
      "the first manager if the team has none",
      { worker: { team: "West" }, unknown: ["ada@x.org"] },
      ["boss@x.org", "its officer is not in the chat"],
    ],
    [
      "the first manager if the officer has no team",
      { worker: { team: null, email: null } },
      ["boss@x.org", "its officer has no email"],
    ],
    [
      "the team's manager on the officer's first day away",
      { away: [away("ada@x.org", today, "2021-07-02")] },
      ["other@x.org", "its officer is away until 2 July 2021"],
    ],
    [
      "the team's manager on the officer's last day away",
      { away: [away("ada@x.org", "2021-06-01", today)] },
      ["other@x.org", "its officer is away until 30 June 2021"],
    ],
    [
      "the officer on the day after an absence",
      { away: [away("ada@x.org", "2021-06-01", "2021-06-29")] },
      ["ada@x.org", null],
    ],
    [
      "the next manager of the team who is not away",
      { away: [away("ada@x.org", today, today), away("other@x.org", today, today)] },
      ["north@x.org", "its officer is away until 30 June 2021"],
    ],
    [
      "nobody if there is no manager",
      { worker: { email: null }, people: [south] },
      [null, "its officer has no email, and there is no manager who can be reached"],
    ],
  ])("%s", (_, given, route) => {
    expect(routeOf(given)).toEqual(route);
  });
});
