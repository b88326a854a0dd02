import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import type { Appointment } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { JobContext } from "../../src/context.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { toText } from "../../src/render/text.ts";
import { openStore } from "../../src/store/store.ts";
import { aBook, aBorough, type Cells } from "../support/borough.ts";
import { aJobDesk } from "../support/job-context.ts";

const appointments: Appointment[] = [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "head@x.org", role: "team-manager", team: "North" },
];

/** Two children with late requests: one has the officer that is given, the other has Ada. */
function aBookOf(relationship: Cells): Snapshot {
  return aBook(
    aBorough({
      person: [{ gender: "Female" }, { person_id: "p2", case_reference: "REF-2", gender: "Male" }],
      worker: [
        { email: "ada@x.org" },
        { worker_id: "w2", name: "Bob", email: "bob@x.org" },
        { worker_id: "w3", name: "Cy", email: null },
        { worker_id: "w4", name: "Di", email: null, team: "South" },
      ],
      worker_relationship: [relationship, { person_id: "p2" }],
      referral: ["p1", "p2"].map((person_id) => ({
        referral_id: `r-${person_id}`,
        person_id,
        received_date: "2021-04-20",
      })),
    }),
  );
}

/** What waits in the store, written from the desk's book: `to: references`; those without an officer are one line. */
function writtenOf(context: JobContext): string[] {
  const { store, colleagues } = context;
  const render = payloadRenderer({ ...context, maskBelow: 5 });
  const written: string[] = [];
  for (;;) {
    const posted = store.outbox.claim("a test", 0, () => false);
    if (posted === null) return written.sort();
    store.outbox.end(posted.id, "a test", "sent", "2021-06-17T08:00:00Z", null);
    const to = [...colleagues.values()].find(({ email }) => posted.conversation === `person:${store.personKey(email)}`);
    const answer = render(posted.payload, to ?? null, context);
    const references = answer === null ? "no longer true" : [...new Set(toText(answer).match(/REF-\d/g))].sort().join();
    written.push(`${to?.email}: ${references}`);
  }
}

describe("a digest that waited while a case changed hands", () => {
  const nobody = { end_date: "2021-06-01" };

  it.each<[string, Cells, Cells, string[]]>([
    ["is whole while nothing changed", {}, {}, ["ada@x.org: REF-1,REF-2"]],
    ["names no case that is another's now", {}, { worker_id: "w2" }, ["ada@x.org: REF-2"]],
    ["names no case that is nobody's now", {}, nobody, ["ada@x.org: REF-2"]],
    ["tells of a case without an officer", nobody, nobody, ["ada@x.org: REF-2", "boss@x.org: "]],
    ["but not once it has one", nobody, {}, ["ada@x.org: REF-2", "boss@x.org: no longer true"]],
    [
      "tells a team's manager of the team's",
      { worker_id: "w3" },
      { worker_id: "w3" },
      ["ada@x.org: REF-2", "head@x.org: REF-1"],
    ],
    [
      "but not once it is another team's",
      { worker_id: "w3" },
      { worker_id: "w4" },
      ["ada@x.org: REF-2", "head@x.org: no longer true"],
    ],
  ])("%s", (_, before, after, written) => {
    const context = aJobDesk(aBookOf(before), { today: dayOfText("2021-06-17"), appointments });
    void digestJob.run(context);

    expect(writtenOf({ ...context, snapshot: aBookOf(after) })).toEqual(written);
  });

  it("loses nothing: the case is handed over on the next morning", () => {
    const store = openStore(":memory:");
    const on = (today: string, before: Cells, after: Cells) => {
      void digestJob.run(aJobDesk(aBookOf(before), { store, today: dayOfText(today), appointments }));
      return writtenOf(aJobDesk(aBookOf(after), { store, today: dayOfText(today), appointments }));
    };
    const bobs = { worker_id: "w2" };

    expect(on("2021-06-17", {}, bobs)).toEqual(["ada@x.org: REF-2"]);
    expect(on("2021-06-18", bobs, bobs)).toEqual(["ada@x.org: REF-1,REF-2", "bob@x.org: REF-1"]);
  });
});

it("a week's summary counts what could not be delivered in that week", () => {
  const context = aJobDesk(aBookOf({}), { today: dayOfText("2021-06-21"), appointments });
  const giveUp = (key: string, at: string) => {
    context.store.outbox.put(key, "channel:C1", { kind: "weekly", day: "2021-06-21" }, at);
    const id = context.store.outbox.claim("a test", 0, () => false)?.id ?? 0;
    context.store.outbox.end(id, "a test", "given up", at, "no such channel");
  };
  giveUp("an old one", "2021-06-13T09:00:00Z");
  giveUp("a new one", "2021-06-16T09:00:00Z");
  const boss = context.colleagues.get("boss@x.org") ?? null;
  const answer = payloadRenderer({ ...context, maskBelow: 5 })({ kind: "summary", day: "2021-06-21" }, boss, context);

  expect(JSON.stringify(answer?.parts)).toContain("1 message could not be delivered");
});
