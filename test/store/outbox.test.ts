import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { aNote, madeAt } from "../support/delivery.ts";
import { overBothStores } from "../support/stores.ts";

const hour = 3_600_000;
const now = Date.parse(madeAt);
const noneDead = () => false;

let outbox: Store["outbox"];

const put = (...keys: readonly string[]) => {
  for (const key of keys) outbox.put(key, `channel:${key.charAt(0)}`, aNote, madeAt);
};
const claim = (at = now, isDead: (by: string) => boolean = noneDead, by = "one") => outbox.claim(by, at, isDead);
const keyOf = (at = now) => claim(at)?.key ?? null;

overBothStores((open, lease) => {
  beforeEach(() => void (outbox = open().outbox));

  describe("the outbox gives out", () => {
    it("the oldest message of each conversation, and the next only once it has ended", () => {
      put("a1", "a2", "b1");
      const first = claim();

      expect([first?.key, keyOf(), keyOf()]).toEqual(["a1", "b1", null]);
      outbox.end(first?.id ?? 0, "one", "sent", madeAt, null);
      expect([keyOf(), keyOf()]).toEqual(["a2", null]);
    });

    it("nothing of a conversation while its oldest message waits, even if a later one is due", () => {
      put("a1", "a2");
      outbox.postpone(claim()?.id ?? 0, "one", now + 1000, false, "busy", false);

      expect([keyOf(), keyOf(now + 999), keyOf(now + 1000), keyOf(now + 1000)]).toEqual([null, null, "a1", null]);
    });

    it("the message due first before the others", () => {
      put("a1", "b1", "c1");
      const [a, b] = [claim(), claim()];
      outbox.postpone(a?.id ?? 0, "one", now + 2000, false, "busy", false);
      outbox.postpone(b?.id ?? 0, "one", now + 1000, false, "busy", false);

      expect([keyOf(now + 2000), keyOf(now + 2000), keyOf(now + 2000)]).toEqual(["c1", "b1", "a1"]);
    });

    it("a message due in more than two hours, as after a clock was set back, and none due sooner than that", () => {
      put("a1");
      outbox.postpone(claim()?.id ?? 0, "one", now, false, "busy", false);

      expect([keyOf(now - 1), keyOf(now - 2 * hour)]).toEqual([null, null]);
      expect(keyOf(now - 2 * hour - 1)).toBe("a1");
    });

    it("a message that a living process has claimed only after its claim has run out, which it may renew", () => {
      put("a1");
      claim(now);

      expect(claim(now + lease - 1, noneDead, "two")).toBeNull();
      expect([outbox.renew(1, "two", now + 1000), outbox.renew(1, "one", now + 1000)]).toEqual([false, true]);
      expect(claim(now + lease, noneDead, "two")).toBeNull();
      expect(claim(now + lease + 1000, noneDead, "two")).toMatchObject({
        key: "a1",
        isTakenOver: true,
        isUnsure: true,
      });
    });

    it("a message that a dead process had claimed at once, as one that may have arrived", () => {
      put("a1");
      claim(now);

      expect(claim(now, (by) => by === "two", "three")).toBeNull();
      expect(claim(now, (by) => by === "one", "two")).toMatchObject({ key: "a1", isTakenOver: true, isUnsure: true });
    });

    it("a message with the attempts made before, and whether one may have arrived", () => {
      put("a1");
      expect(claim()).toEqual({
        id: 1,
        key: "a1",
        conversation: "channel:a",
        payload: aNote,
        attempts: 0,
        isUnsure: false,
        isTakenOver: false,
        isRepeated: false,
      });
      outbox.postpone(1, "one", now, true, "time-out", true);

      expect(claim()).toMatchObject({ attempts: 1, isUnsure: true, isTakenOver: false });
      outbox.postpone(1, "one", now, false, "busy", false);
      expect(claim()).toMatchObject({ attempts: 1, isUnsure: false });
    });

    it("a message whose repeat was begun as one, until it is known not to have arrived", () => {
      put("a1");
      claim();
      outbox.beginRepeat(1, "two");
      expect(claim(now, (by) => by === "one", "three")).toMatchObject({ isRepeated: false });
      outbox.beginRepeat(1, "three");
      expect(claim(now, (by) => by === "three", "four")).toMatchObject({ isRepeated: true });
      outbox.postpone(1, "four", now, true, "busy", false);

      expect(claim()).toMatchObject({ isUnsure: true, isRepeated: false });
    });
  });

  it("takes all that waits for sent perhaps, and for a day what comes, once it is an earlier copy", () => {
    put("a1", "b1", "c1");
    outbox.end(claim()?.id ?? 0, "one", "sent", madeAt, null);
    claim();
    outbox.doubtAll(madeAt);
    put("d1");

    expect([claim(), claim(), claim()]).toMatchObject(["b1", "c1", "d1"].map((key) => ({ key, isUnsure: true })));
    expect(outbox.put("e1", "channel:e", aNote, "2021-07-02T07:30:00.000Z")).toBe(true);
    expect(claim()).toMatchObject({ key: "e1", isUnsure: false });
  });

  describe("a process that lost its claim", () => {
    it("neither ends nor postpones a message that another process has claimed", () => {
      put("a1");
      claim(now, noneDead, "one");
      claim(now, () => true, "two");
      outbox.end(1, "one", "given up", madeAt, "too late");
      outbox.postpone(1, "one", now, false, "too late", true);

      expect([outbox.ended("given up"), claim()]).toEqual([[], null]);
      outbox.end(1, "two", "sent", madeAt, null);
      expect(outbox.ended("sent")).toHaveLength(1);
    });

    it("does not end a message twice", () => {
      put("a1");
      claim();
      outbox.end(1, "one", "sent", madeAt, null, "m1");
      outbox.end(1, "one", "given up", madeAt, "again");
      outbox.postpone(1, "one", now, false, "again", true);

      expect(outbox.ended("sent")).toMatchObject([
        { key: "a1", state: "sent", doneAt: madeAt, message: "m1", note: null },
      ]);
      expect([outbox.ended("given up"), outbox.waiting()]).toEqual([[], 0]);
    });
  });

  describe("the outbox knows", () => {
    it("how many messages have not ended, and when the next is due", () => {
      expect([outbox.waiting(), outbox.nextAt()]).toEqual([0, null]);
      put("a1", "b1", "c1", "d1");
      outbox.end(claim()?.id ?? 0, "one", "dropped", madeAt, "not true now");
      outbox.postpone(claim()?.id ?? 0, "one", now + 2000, true, "time-out", true);
      outbox.postpone(claim()?.id ?? 0, "one", now + 1000, false, "busy", false);
      expect(outbox.nextAt()).toBe(0);
      outbox.postpone(claim()?.id ?? 0, "one", now + 3000, false, "busy", false);

      expect([outbox.waiting(), outbox.nextAt()]).toEqual([3, now + 1000]);
    });

    it("a message by its key, even if it has ended", () => {
      put("a1");
      claim();
      outbox.end(1, "one", "sent", madeAt, null);

      expect(outbox.find("a1")).toMatchObject({ conversation: "channel:a", payload: aNote });
      expect(outbox.find("a2")).toBeNull();
    });

    it("how each message ended, in the order in which they were added", () => {
      put("a1", "b1", "c1");
      for (const state of ["sent", "given up", "sent"] as const) {
        outbox.end(claim()?.id ?? 0, "one", state, madeAt, null);
      }

      expect(outbox.ended("sent").map(({ key }) => key)).toEqual(["a1", "c1"]);
      expect(outbox.ended("given up").map(({ key }) => key)).toEqual(["b1"]);
      expect(outbox.ended("dropped")).toEqual([]);
    });
  });
});
