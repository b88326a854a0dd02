import { expect, it } from "vitest";
import type { AuditEntry } from "../../src/store/audit-log.ts";
import { overBothStores } from "../support/stores.ts";

const at = "2026-01-05T09:00:00.000Z";
const rows = { person: 1, worker: 2, worker_relationship: 3, referral: 4, assessment: 5, plan: 6, review: 7 };
const entry: AuditEntry = {
  at,
  who: "k",
  via: "page",
  command: "measure",
  query: "reviews.overdue",
  outcome: "answered",
  audience: "private",
  rows: 5,
  rounded: false,
  cases: ["100", "101"],
  channel: null,
};

overBothStores((open) => {
  it("gives a person another key than any other store", () => {
    const [one, other] = [open(), open()];

    expect(one.personKey("ada@x.org")).toMatch(/^[\w-]{22}$/);
    expect(one.personKey("ada@x.org")).not.toBe(other.personKey("ada@x.org"));
    expect(one.personKey("ada@x.org")).not.toBe(one.personKey("ben@x.org"));
  });

  it("forgets a question after 30 days, and knows no other ids", () => {
    const store = open();
    const id = store.questions.keep(["reviews"], at);

    expect(store.questions.recall(id, 0, "2026-02-04T08:59:59.000Z")).toBe("reviews");
    expect(store.questions.recall(id, 0, "2026-02-04T09:00:01.000Z")).toBeNull();
    expect(store.questions.recall(id, 1, at)).toBeNull();
    expect(store.questions.recall("nothing", 0, at)).toBeNull();
    expect(id.length).toBeLessThan(70);
  });

  it("undoes a transaction that throws, with those inside it", () => {
    const store = open();
    const work = () =>
      store.transaction(() => {
        store.pins.add("k", "reviews", at);
        store.loads.accept("demo", rows, at);
        throw new Error("no");
      });

    expect(work).toThrow("no");
    expect([store.pins.of("k"), store.loads.accepted("demo")]).toEqual([[], null]);
  });

  it("forgets a refused load once another is accepted", () => {
    const store = open();
    store.loads.refuse("demo", rows, "plan is empty", at);

    expect(store.loads.refused("demo")).toEqual({ at, rows, reason: "plan is empty" });
    store.loads.accept("demo", rows, at);
    expect(store.loads.refused("demo")).toBeNull();
  });

  it("keeps who asked what, in order, and where a person asked last", () => {
    const { audit } = open();
    for (const via of ["page", "slack", "teams"]) audit.add({ ...entry, via });
    audit.add({ ...entry, who: "K", via: "page" });

    expect(audit.all()).toEqual([
      entry,
      { ...entry, via: "slack" },
      { ...entry, via: "teams" },
      { ...entry, who: "K" },
    ]);
    expect([audit.lastVia("k", ["page", "slack"]), audit.lastVia("j", ["page"])]).toEqual(["slack", null]);
  });

  it("keeps each pinned query of a person once, and tells apart what differs in a capital", () => {
    const { pins } = open();
    for (const query of ["b", "a", "b", "A"]) pins.add("k", query, at);
    pins.add("K", "c", at);

    expect([pins.of("k"), pins.of("K")]).toEqual([["A", "a", "b"], ["c"]]);
    expect([pins.remove("k", "a"), pins.remove("k", "a"), pins.of("k")]).toEqual([true, false, ["A", "b"]]);
  });

  it("begins each run once, and finds the last one by its slot", () => {
    const { runs } = open();

    expect([runs.begin("digest", "2026-01-05 b", at), runs.begin("digest", "2026-01-05 b", at)]).toEqual([true, false]);
    expect(runs.begin("digest", "2026-01-05 B", at)).toBe(true);
    expect(runs.latest("digest")?.slot).toBe("2026-01-05 b");
    runs.finish("digest", "2026-01-05 b", "two", at);
    expect(runs.find("digest", "2026-01-05 b")).toEqual({
      job: "digest",
      slot: "2026-01-05 b",
      startedAt: at,
      finishedAt: at,
      outcome: "two",
    });
    runs.ranAt("watch", at);
    runs.ranAt("watch", "2026-01-06T09:00:00.000Z");
    expect([runs.lastRanAt("watch"), runs.lastRanAt("digest")]).toEqual(["2026-01-06T09:00:00.000Z", null]);
    runs.forgetBefore("2026-01-06T00:00:00.000Z");
    expect(runs.find("digest", "2026-01-05 b")).toBeNull();
  });

  it("changes the time of a subscription that is made again, and tells two apart that differ in a capital", () => {
    const { subscriptions } = open();
    const weekly = { words: "weekly", weekday: null, hour: "08:30" };
    subscriptions.add("C1", weekly, "k", at);
    subscriptions.add("c1", weekly, "k", at);
    subscriptions.add("C1", { ...weekly, weekday: 2 }, "j", at);

    expect(subscriptions.all()).toEqual([
      { id: 1, channel: "C1", ...weekly, weekday: 2, since: at },
      { id: 2, channel: "c1", ...weekly, since: at },
    ]);
    expect([subscriptions.remove("C1", "weekly"), subscriptions.remove("C1", "weekly")]).toEqual([true, false]);
  });

  it("keeps any text as it is: quotes, braces, emoji and what is longer than a page", () => {
    const { conversations, personal, outbox, questions } = open();
    const words = [`'"[]{}$1 @p0 -- ; drop`, "Ĺubica 👩🏽‍🏫", "x".repeat(9000)];
    const id = questions.keep(words, at);
    personal.set("k", "hour", words.join(" "));
    const chat = {
      id: words[0] ?? "",
      kind: "channel",
      service: words[2] ?? "",
      tenant: null,
      account: null,
      who: null,
    } as const;
    conversations("teams").keep(chat, at);
    outbox.put(words[0] ?? "", "channel:C1", { kind: "note", day: "2026-01-05", title: "t", lines: words }, at);

    expect(words.map((_, place) => questions.recall(id, place, at))).toEqual(words);
    expect(personal.get("k", "hour")).toBe(words.join(" "));
    expect(conversations("teams").find(words[0] ?? "")).toEqual(chat);
    expect(outbox.find(words[0] ?? "")?.payload).toMatchObject({ lines: words });
  });
});
