import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import type { Appointment } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { JobContext } from "../../src/context.ts";
import { payloadRenderer } from "../../src/delivery/render-payload.ts";
import type { DigestPayload } from "../../src/digest/payload.ts";
import { toText } from "../../src/render/text.ts";
import { openStore } from "../../src/store/store.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";
import { aJobContext, ran } from "../support/job-context.ts";

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
  const render = payloadRenderer(context);
  const rendered: string[] = [];
  for (;;) {
    const message = store.outbox.claim("a test", 0, () => false);
    if (message === null) return rendered.sort();
    store.outbox.end(message.id, "a test", "sent", "2021-06-17T08:00:00Z", null);
    const to = [...colleagues.values()].find(
      ({ email }) => message.conversation === `person:${store.personKey(email)}`,
    );
    const answer = atOnce(render(message.payload, to ?? null, context));
    const references = answer === null ? "not true now" : [...new Set(toText(answer).match(/REF-\d/g))].sort().join();
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
    ["but not once the case has one", nobody, {}, ["ada@x.org: REF-2", "boss@x.org: not true now"]],
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
      ["ada@x.org: REF-2", "head@x.org: not true now"],
    ],
  ])("%s", (_, before, after, rendered) => {
    const context = aJobContext(snapshotWith(before), { today: dayOfText("2021-06-17"), appointments });
    ran(digestJob, context);

    expect(renderedOf({ ...context, snapshot: snapshotWith(after) })).toEqual(rendered);
  });

  it("loses nothing: the new officer gets the case on the next morning", () => {
    const store = openStore(":memory:");
    const on = (today: string, before: Cells, after: Cells) => {
      ran(digestJob, aJobContext(snapshotWith(before), { store, today: dayOfText(today), appointments }));
      return renderedOf(aJobContext(snapshotWith(after), { store, today: dayOfText(today), appointments }));
    };
    const bobs = { worker_id: "w2" };

    expect(on("2021-06-17", {}, bobs)).toEqual(["ada@x.org: REF-2"]);
    expect(on("2021-06-18", bobs, bobs)).toEqual(["ada@x.org: REF-1", "bob@x.org: REF-1"]);
  });
});

describe("a digest that is sent", () => {
  const key = "assessment-decision-pending:r-p2";
  const payload: DigestPayload = {
    kind: "digest",
    day: "2021-06-17",
    items: [{ key, state: "new", previous: null, reason: null, isBack: false }],
    reassigned: [],
    isFirst: false,
  };
  const context = () => aJobContext(snapshotWith({}), { today: dayOfText("2021-06-17"), appointments });
  const textOf = (given: Partial<DigestPayload>, at: JobContext, to = "ada@x.org") => {
    const answer = atOnce(payloadRenderer(at)({ ...payload, ...given }, at.colleagues.get(to) ?? null, at));
    return answer === null ? null : toText(answer);
  };
  const snooze = ({ store }: JobContext, by: string) =>
    store.alerts.defer({ key, by, how: "snoozed", until: dayOfText("2021-06-24"), urgency: "late" });

  it("only counts what its reader put off since, and not what another did", () => {
    const [own, anothers] = [context(), context()];
    snooze(own, "ada@x.org");
    snooze(anothers, "bob@x.org");

    expect(textOf({}, own)).toContain("1 alert you put aside is not shown.");
    expect(textOf({}, anothers)).toContain("REF-2");
    expect(textOf({}, anothers)).not.toContain("put aside");
  });

  it("goes where it only names cases that are another's now", () => {
    const gone = { key, urgency: "late", dueOn: "2021-06-01", round: null, on: "2021-06-10" } as const;

    expect(textOf({ items: [], reassigned: [gone] }, context())).toContain("Now with someone else: REF-2");
  });

  it("does not go where nothing of it is left, nor to nobody", () => {
    expect(textOf({ items: [] }, context())).toBeNull();
    expect(textOf({}, context(), "somebody who has left")).toBeNull();
  });

  it("leaves out thanks for what is raised again, and lines of what is resolved", () => {
    const [item] = payload.items;
    expect(textOf({ items: item ? [{ ...item, state: "cleared" }] : [] }, context())).toBeNull();
    expect(textOf({ items: item ? [{ ...item, state: "unread" }] : [] }, context())).toBeNull();
    expect(textOf({ day: "2021-04-21" }, context())).toBeNull();
  });

  it("says of a line whose record cannot be read since that it is still open", () => {
    const [item] = payload.items;
    const missing = item && { ...item, key: "assessment-decision-pending:r9" };

    expect(textOf({ items: missing ? [missing] : [] }, context())).toContain(
      "Still open, because today's data about them could not be read: 1 case.",
    );
  });

  it("keeps its day, its days left and its data whenever it is shown, and loses only lines that were put aside", () => {
    const data = { readAt: "2021-06-17T07:00:00+01:00", isStale: false };
    const morning = context();
    const later = {
      ...aJobContext(snapshotWith({}), { today: dayOfText("2021-06-24"), appointments }),
      clock: "16:00",
    };
    const shown = textOf({ data }, morning);
    snooze(later, "ada@x.org");

    expect(shown).toContain("due 1 June (16 days ago)");
    expect(textOf({ data }, { ...later, store: morning.store })).toBe(shown);
    expect(textOf({ data }, later)?.split("\n")[1]).toBe(shown?.split("\n")[1]);
    expect(textOf({ data }, later)).not.toContain("REF-2");
  });

  it("says what was new and what came before, as it was decided", () => {
    const [item] = payload.items;
    const before = { key, urgency: "soon", dueOn: "2021-06-01", round: null, on: "2021-05-20" } as const;
    const items = item ? [{ ...item, state: "more-urgent" as const, previous: before }] : [];

    expect(textOf({ items }, context())).toContain("Your cases: 1 more urgent");
    expect(textOf({ isFirst: true }, context())).toContain("This is your first digest");
  });
});

it.each([
  ["weekly", "2021-06-28", true],
  ["weekly", "2021-06-21", false],
  ["summary", "2021-06-28", true],
  ["summary", "2021-06-21", false],
] as const)("a %s message of %s is still sent on Wednesday 30 June 2021: %s", (kind, day, isSent) => {
  const context = aJobContext(snapshotWith({}), {
    appointments: [{ email: "boss@x.org", role: "manager", team: null }],
  });
  const render = payloadRenderer(context);

  expect(atOnce(render({ kind, day }, context.colleagues.get("boss@x.org") ?? null, context)) !== null).toBe(isSent);
});

it("a week's summary counts what could not be delivered in that week", () => {
  const context = aJobContext(snapshotWith({}), { today: dayOfText("2021-06-21"), appointments });
  const giveUp = (key: string, at: string) => {
    context.store.outbox.put(key, "channel:C1", { kind: "weekly", day: "2021-06-21" }, at);
    const id = context.store.outbox.claim("a test", 0, () => false)?.id ?? 0;
    context.store.outbox.end(id, "a test", "given up", at, "no such channel");
  };
  giveUp("an old one", "2021-06-13T23:59:59Z");
  giveUp("one of the first day", "2021-06-14T00:00:00Z");
  giveUp("a new one", "2021-06-16T09:00:00Z");
  const boss = context.colleagues.get("boss@x.org") ?? null;
  const answer = atOnce(payloadRenderer(context)({ kind: "summary", day: "2021-06-21" }, boss, context));

  expect(JSON.stringify(answer?.parts)).toContain("2 messages could not be delivered");
});
