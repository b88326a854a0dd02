import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import type { Appointment } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { JobContext } from "../../src/context.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import { toText } from "../../src/render/text.ts";
import { openStore } from "../../src/store/store.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";
import { aJobContext } from "../support/job-context.ts";

const appointments: Appointment[] = [
  { email: "boss@x.org", role: "manager", team: null },
  { email: "head@x.org", role: "team-manager", team: "North" },
];

/** Two children with late requests: one has the given officer, the other has Ada. */
function snapshotWith(relationship: Cells): Snapshot {
  return aSnapshot(
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

/** The messages in the outbox, rendered from the context's snapshot, as `to: references`. */
function renderedOf(context: JobContext): string[] {
  const { store, colleagues } = context;
  const render = payloadRenderer({ ...context, maskBelow: 5 });
  const rendered: string[] = [];
  for (;;) {
    const message = store.outbox.claim("a test", 0, () => false);
    if (message === null) return rendered.sort();
    store.outbox.end(message.id, "a test", "sent", "2021-06-17T08:00:00Z", null);
    const to = [...colleagues.values()].find(
      ({ email }) => message.conversation === `person:${store.personKey(email)}`,
    );
    const answer = render(message.payload, to ?? null, context);
    const references = answer === null ? "no longer true" : [...new Set(toText(answer).match(/REF-\d/g))].sort().join();
    rendered.push(`${to?.email}: ${references}`);
  }
}

describe("a digest that waits while a case changes hands", () => {
  const nobody = { end_date: "2021-06-01" };

  it.each<[string, Cells, Cells, string[]]>([
    ["is whole if nothing changed", {}, {}, ["ada@x.org: REF-1,REF-2"]],
    ["names no case that went to another officer", {}, { worker_id: "w2" }, ["ada@x.org: REF-2"]],
    ["names no case that has no officer now", {}, nobody, ["ada@x.org: REF-2"]],
    ["names a case without an officer to the manager", nobody, nobody, ["ada@x.org: REF-2", "boss@x.org: "]],
    ["but not once the case has one", nobody, {}, ["ada@x.org: REF-2", "boss@x.org: no longer true"]],
    [
      "names a case of the team to its manager",
      { worker_id: "w3" },
      { worker_id: "w3" },
      ["ada@x.org: REF-2", "head@x.org: REF-1"],
    ],
    [
      "but not once the case is in another team",
      { worker_id: "w3" },
      { worker_id: "w4" },
      ["ada@x.org: REF-2", "head@x.org: no longer true"],
    ],
  ])("%s", (_, before, after, rendered) => {
    const context = aJobContext(snapshotWith(before), { today: dayOfText("2021-06-17"), appointments });
    void digestJob.run(context);

    expect(renderedOf({ ...context, snapshot: snapshotWith(after) })).toEqual(rendered);
  });

  it("loses nothing: the new officer gets the case on the next morning", () => {
    const store = openStore(":memory:");
    const on = (today: string, before: Cells, after: Cells) => {
      void digestJob.run(aJobContext(snapshotWith(before), { store, today: dayOfText(today), appointments }));
      return renderedOf(aJobContext(snapshotWith(after), { store, today: dayOfText(today), appointments }));
    };
    const bobs = { worker_id: "w2" };

    expect(on("2021-06-17", {}, bobs)).toEqual(["ada@x.org: REF-2"]);
    expect(on("2021-06-18", bobs, bobs)).toEqual(["ada@x.org: REF-1,REF-2", "bob@x.org: REF-1"]);
  });
});

it("a week's summary counts what could not be delivered in that week", () => {
  const context = aJobContext(snapshotWith({}), { today: dayOfText("2021-06-21"), appointments });
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
