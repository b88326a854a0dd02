import { beforeEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import { aNote, madeAt } from "../support/delivery.ts";

const hour = 3_600_000;
const now = Date.parse(madeAt);
const alive = () => false;

let outbox: Store["outbox"];
beforeEach(() => {
  outbox = openStore(":memory:").outbox;
});

const put = (...keys: readonly string[]) => {
  for (const key of keys) outbox.put(key, `channel:${key.charAt(0)}`, aNote, madeAt);
};
const claimed = (at = now, isDead: (by: string) => boolean = alive, by = "one") => outbox.claim(by, at, isDead);
const keyOf = (at = now) => claimed(at)?.key ?? null;

describe("the outbox hands out", () => {
  it("of each conversation the oldest message, and the next only when that has ended", () => {
    put("a1", "a2", "b1");
    const first = claimed();

    expect([first?.key, keyOf(), keyOf()]).toEqual(["a1", "b1", null]);
    outbox.end(first?.id ?? 0, "one", "sent", madeAt, null);
    expect([keyOf(), keyOf()]).toEqual(["a2", null]);
  });

  it("nothing of a conversation while its oldest message waits, though a later one is due", () => {
    put("a1", "a2");
    outbox.postpone(claimed()?.id ?? 0, "one", now + 1000, false, "busy", false);

    expect([keyOf(), keyOf(now + 999), keyOf(now + 1000), keyOf(now + 1000)]).toEqual([null, null, "a1", null]);
  });

  it("first what is due first", () => {
    put("a1", "b1", "c1");
    const [a, b] = [claimed(), claimed()];
    outbox.postpone(a?.id ?? 0, "one", now + 2000, false, "busy", false);
    outbox.postpone(b?.id ?? 0, "one", now + 1000, false, "busy", false);

    expect([keyOf(now + 2000), keyOf(now + 2000), keyOf(now + 2000)]).toEqual(["c1", "b1", "a1"]);
  });

  it("what lies more than two hours ahead, as after a clock that was set back, and nothing nearer", () => {
    put("a1");
    outbox.postpone(claimed()?.id ?? 0, "one", now, false, "busy", false);

    expect([keyOf(now - 1), keyOf(now - 2 * hour)]).toEqual([null, null]);
    expect(keyOf(now - 2 * hour - 1)).toBe("a1");
  });

  it("what a living process holds only once it has held it for an hour", () => {
    put("a1");
    claimed(now);

    expect(claimed(now + hour - 1, alive, "two")).toBeNull();
    expect(claimed(now + hour, alive, "two")).toMatchObject({ key: "a1", isTakenOver: true, isUnsure: true });
  });

  it("what a dead process held at once, as one that may have gone", () => {
    put("a1");
    claimed(now);

    expect(claimed(now, (by) => by === "two", "three")).toBeNull();
    expect(claimed(now, (by) => by === "one", "two")).toMatchObject({ key: "a1", isTakenOver: true, isUnsure: true });
  });

  it("a fresh message as one that has not gone, and with the attempts made before", () => {
    put("a1");
    expect(claimed()).toEqual({
      id: 1,
      key: "a1",
      conversation: "channel:a",
      payload: aNote,
      attempts: 0,
      isUnsure: false,
      isTakenOver: false,
    });
    outbox.postpone(1, "one", now, true, "time-out", true);

    expect(claimed()).toMatchObject({ attempts: 1, isUnsure: true, isTakenOver: false });
    outbox.postpone(1, "one", now, false, "busy", false);
    expect(claimed()).toMatchObject({ attempts: 1, isUnsure: false });
  });
});

describe("a process that lost its claim", () => {
  it("neither ends nor postpones what another holds now", () => {
    put("a1");
    claimed(now, alive, "one");
    claimed(now, () => true, "two");
    outbox.end(1, "one", "given up", madeAt, "too late");
    outbox.postpone(1, "one", now, false, "too late", true);

    expect([outbox.ended("given up"), claimed()]).toEqual([[], null]);
    outbox.end(1, "two", "sent", madeAt, null);
    expect(outbox.ended("sent")).toHaveLength(1);
  });

  it("does not end again what has ended", () => {
    put("a1");
    claimed();
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
  it("how many messages wait, whatever they wait for, and when the next is due", () => {
    expect([outbox.waiting(), outbox.nextAt()]).toEqual([0, null]);
    put("a1", "b1", "c1", "d1");
    outbox.end(claimed()?.id ?? 0, "one", "dropped", madeAt, "no longer true");
    outbox.postpone(claimed()?.id ?? 0, "one", now + 2000, true, "time-out", true);
    outbox.postpone(claimed()?.id ?? 0, "one", now + 1000, false, "busy", false);
    expect(outbox.nextAt()).toBe(0);
    outbox.postpone(claimed()?.id ?? 0, "one", now + 3000, false, "busy", false);

    expect([outbox.waiting(), outbox.nextAt()]).toEqual([3, now + 1000]);
  });

  it("a message by its key, also once it has ended", () => {
    put("a1");
    claimed();
    outbox.end(1, "one", "sent", madeAt, null);

    expect(outbox.find("a1")).toMatchObject({ conversation: "channel:a", payload: aNote });
    expect(outbox.find("a2")).toBeNull();
  });

  it("what ended how, the latest last", () => {
    put("a1", "b1", "c1");
    for (const state of ["sent", "given up", "sent"] as const) {
      outbox.end(claimed()?.id ?? 0, "one", state, madeAt, null);
    }

    expect(outbox.ended("sent").map(({ key }) => key)).toEqual(["a1", "c1"]);
    expect(outbox.ended("given up").map(({ key }) => key)).toEqual(["b1"]);
    expect(outbox.ended("dropped")).toEqual([]);
  });
});
