import { describe, expect, it } from "vitest";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { alertWarnings, appointedOf, awaysOf, recipientRouter } from "../../src/access/recipients.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

const snapshot = aSnapshot(aBorough({ person: [{}], worker: [{ email: "ada@x.org" }], worker_relationship: [{}] }));
const boss: Appointment = { email: "boss@x.org", role: "manager", team: null };
const data: Appointment = { email: "data@x.org", role: "analyst", team: null };
const people = (...appointments: readonly Appointment[]) => colleagueDirectory(snapshot, appointments);
const day = dayOfText;

describe("absences", () => {
  it("are those of the people who may ask, read from what the store keeps of each", () => {
    const stored = [
      { who: "key of boss@x.org", value: "2021-07-01/2021-07-14" },
      { who: "key of ada@x.org", value: "2021-07-05/2021-07-05" },
      { who: "key of data@x.org", value: "no days" },
      { who: "key of somebody who has left", value: "2021-07-01/2021-07-14" },
    ];

    expect(awaysOf(people(boss, data), stored, (email) => `key of ${email}`)).toEqual([
      { email: "ada@x.org", from: day("2021-07-05"), to: day("2021-07-05") },
      { email: "boss@x.org", from: day("2021-07-01"), to: day("2021-07-14") },
    ]);
    expect(awaysOf(people(boss), [], (email) => email)).toEqual([]);
  });

  it.each([
    ["2021-07-02", "2021-07-09"],
    ["2021-07-09", "2021-07-02"],
  ])("that overlap last until the later day, in any order: to %s and to %s", (one, other) => {
    const [person] = snapshot.persons;
    const away = [one, other].map((to) => ({ email: "ada@x.org", from: day("2021-06-28"), to: day(to) }));
    const reachability = { appointed: appointedOf(people(boss)), isReachable: () => true, away };
    const route = recipientRouter(snapshot, day("2021-06-30"), reachability);

    expect(person && route(person)).toEqual({ to: "boss@x.org", reason: "its officer is away until 9 July 2021" });
  });
});

describe("the people file", () => {
  it("names its people in its own order, officers who are not in it left out", () => {
    const colleagues = new Map([...people(data, boss)].toReversed());

    expect(colleagues.has("ada@x.org")).toBe(true);
    expect(appointedOf(colleagues).map(({ email }) => email)).toEqual(["data@x.org", "boss@x.org"]);
  });

  it("without a manager is warned of", () => {
    const warning = "PEOPLE_FILE names no manager, so an alert that cannot go to its case officer reaches nobody.";

    expect(alertWarnings(people(data, boss), day("2021-06-30"))).toEqual([]);
    expect(alertWarnings(people(data), day("2021-06-30"))).toEqual([warning]);
    expect(alertWarnings(people(), day("2021-06-30"))).toEqual([warning]);
  });

  it("is not what is warned of when bank holidays run out", () => {
    expect(alertWarnings(people(boss), day("2028-07-01"))).toEqual([
      "Bank holidays are known up to the end of 2028 only. Update the bot before then.",
    ]);
  });
});
