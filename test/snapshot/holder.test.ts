import { describe, expect, it } from "vitest";
import type { Appointment } from "../../src/access/colleagues.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { LoadError, type CaseSource } from "../../src/cases/source.ts";
import { silentLog, type Log } from "../../src/platform/log.ts";
import { openSnapshotHolder } from "../../src/snapshot/holder.ts";
import { openStore } from "../../src/store/store.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

/** A snapshot of so many children, each with an officer and a plan. */
function snapshotOf(children: number): Snapshot {
  const ids = Array.from({ length: children }, (_, at) => `p${at}`);
  const person = ids.map((id): Cells => ({ person_id: id, case_reference: id }));
  const worker = [{ worker_id: "w1", email: "ada@x.org" }];
  const worker_relationship = ids.map((id) => ({ person_id: id }));
  const plan = ids.map((id) => ({ person_id: id, plan_id: id }));
  return aSnapshot(aBorough({ person, worker, worker_relationship, plan }));
}

/** A holder whose source gives what the test puts in `next`: a snapshot, or an error to reject with. */
function aHolder(given: { isGuarded?: boolean; appointed?: Appointment[]; now?: () => string; log?: Log } = {}) {
  const store = openStore(":memory:");
  const state: { next: Snapshot | Error; reads: number; appointed: Appointment[] | Error } = {
    next: snapshotOf(10),
    reads: 0,
    appointed: given.appointed ?? [],
  };
  const source: CaseSource = {
    read: () => {
      state.reads += 1;
      return state.next instanceof Error ? Promise.reject(state.next) : Promise.resolve(state.next);
    },
  };
  const snapshots = openSnapshotHolder({
    source: () => source,
    words: defaultWords,
    appointments: () =>
      state.appointed instanceof Error ? Promise.reject(state.appointed) : Promise.resolve(state.appointed),
    guard: (given.isGuarded ?? true) ? { store, shrinkLimit: 0.2 } : null,
    now: given.now ?? (() => "2026-01-05T09:00:00.000Z"),
    log: given.log ?? silentLog,
  });
  return { snapshots, store, state };
}

describe("the snapshot holder", () => {
  it("is empty until the first load is accepted", async () => {
    const { snapshots } = aHolder();

    expect(snapshots.state().isEmpty).toBe(true);
    expect(await snapshots.refresh()).toEqual({
      isEmpty: false,
      error: null,
      isRetryable: false,
      isShrunken: false,
      peopleError: null,
      progress: null,
    });
    expect(snapshots.current().persons).toHaveLength(10);
    expect([...snapshots.colleagues().keys()]).toEqual(["ada@x.org"]);
  });

  it("keeps the accepted snapshot if a load fails, and says why and whether the error is retryable", async () => {
    const { snapshots, state } = aHolder();
    await snapshots.refresh();
    const accepted = snapshots.current();
    state.next = new LoadError("the server is away", { isRetryable: true });

    expect(await snapshots.refresh()).toEqual({
      isEmpty: false,
      error: "the server is away",
      isRetryable: true,
      isShrunken: false,
      peopleError: null,
      progress: null,
    });
    expect(snapshots.current()).toBe(accepted);
    state.next = snapshotOf(11);
    expect((await snapshots.refresh()).error).toBeNull();
    expect(snapshots.current().persons).toHaveLength(11);
  });

  it("keeps the accepted snapshot after an unforeseen error, and does not show its message", async () => {
    const { snapshots, state } = aHolder();
    await snapshots.refresh();
    state.next = Object.assign(new Error("EIO: somebody's name"), { code: "EIO" });

    expect((await snapshots.refresh()).error).toBe("the source could not be read (EIO)");
  });

  it("refuses a load that shrank by more than the limit, until its counts are accepted", async () => {
    const { snapshots, state, store } = aHolder();
    await snapshots.refresh();
    state.next = snapshotOf(7);
    const { error } = await snapshots.refresh();
    const refused = store.loads.refused(state.next.source);

    expect(error).toContain("plan has shrunk from 10 rows to 7");
    expect(error).toContain("accept the load with accept-load");
    expect(snapshots.current().persons).toHaveLength(10);
    store.loads.accept(state.next.source, refused?.rows ?? state.next.rowsRead, "2026-01-05T09:00:00.000Z");
    expect((await snapshots.refresh()).error).toBeNull();
    expect(snapshots.current().persons).toHaveLength(7);
  });

  it("accepts a load that shrank by exactly the limit", async () => {
    const { snapshots, state } = aHolder();
    await snapshots.refresh();
    state.next = snapshotOf(8);

    expect((await snapshots.refresh()).error).toBeNull();
  });

  it("compares the first load after a start with the one accepted before it", async () => {
    const { snapshots, state, store } = aHolder();
    state.next = snapshotOf(1);
    store.loads.accept(state.next.source, snapshotOf(10).rowsRead, "2026-01-04T09:00:00.000Z");

    expect(await snapshots.refresh()).toMatchObject({ isEmpty: true });
  });

  it("compares and records nothing without a guard", async () => {
    const { snapshots, state, store } = aHolder({ isGuarded: false });
    await snapshots.refresh();
    state.next = snapshotOf(1);

    expect((await snapshots.refresh()).error).toBeNull();
    expect(store.loads.accepted(state.next.source)).toBeNull();
  });

  it("says that a load is under way before its first row", async () => {
    const { snapshots } = aHolder();
    const loading = snapshots.refresh();

    expect(snapshots.state().progress).toBe("no row is read yet");
    await loading;
    expect(snapshots.state().progress).toBeNull();
  });

  it("reads once for two refreshes at the same time", async () => {
    const { snapshots, state } = aHolder();
    await Promise.all([snapshots.refresh(), snapshots.refresh()]);

    expect(state.reads).toBe(1);
  });

  it("keeps the last good list of people if the file is faulty, and says why", async () => {
    const { snapshots, state } = aHolder({ appointed: [{ email: "boss@x.org", role: "manager", team: null }] });
    await snapshots.refresh();
    state.appointed = new Error("PEOPLE_FILE has no column role");
    await snapshots.refresh();

    expect(snapshots.state().peopleError).toBe("PEOPLE_FILE has no column role");
    expect(snapshots.colleagues().get("boss@x.org")?.role).toBe("manager");
  });
});

describe("a first load that is refused", () => {
  /** A borough whose relationships are called otherwise, so that nobody has a case officer. */
  const withoutOfficers = () => {
    const good = snapshotOf(30);
    return { ...good, words: { ...good.words, caseOfficer: "Another word" } };
  };

  it("leaves the bot empty, until somebody accepts it", async () => {
    const { snapshots, state, store } = aHolder();
    state.next = withoutOfficers();
    const refused = await snapshots.refresh();

    expect(refused).toMatchObject({ isEmpty: true, isShrunken: true, isRetryable: false });
    expect(refused.error).toContain("30 of 30 persons with a plan have no case officer");
    for (const { source, rows } of store.loads.allRefused()) store.loads.accept(source, rows, "2026-01-05T10:00:00Z");
    expect(await snapshots.refresh()).toMatchObject({ isEmpty: false, error: null });
    state.next = snapshotOf(30);
    expect((await snapshots.refresh()).error).toBeNull();
    state.next = withoutOfficers();
    expect((await snapshots.refresh()).error).toContain("30 of 30 persons with a plan have no case officer");
  });

  it("is logged and stored without what its cells hold, which people are told", async () => {
    const logged: string[] = [];
    const error = (message: string, fields?: object) => void logged.push(`${message} ${JSON.stringify(fields)}`);
    const { snapshots, state, store } = aHolder({ log: { ...silentLog, error } });
    state.next = withoutOfficers();
    const { error: told } = await snapshots.refresh();

    expect(told).toContain('They are "SEND Case Officer" 30');
    expect(logged).toEqual([expect.stringContaining("30 of 30 persons with a plan have no case officer")]);
    expect(logged.join("")).not.toContain("SEND Case Officer");
    expect(store.loads.refused(state.next.source)?.reason).toBe("30 of 30 persons with a plan have no case officer");
  });
});

describe("small losses, load after load", () => {
  /** Refreshes with so many children each, a day apart or as many hours as given. Returns how many are held after each. */
  async function after(loads: readonly number[], hours = 24) {
    let instant = Date.parse("2026-01-05T09:00:00.000Z");
    const { snapshots, state, store } = aHolder({ now: () => new Date(instant).toISOString() });
    const held: number[] = [];
    for (const children of loads) {
      state.next = snapshotOf(children);
      await snapshots.refresh();
      held.push(snapshots.current().persons.length);
      instant += hours * 3_600_000;
    }
    return { held, store, state, snapshots };
  }

  it("are refused once their sum passes the limit", async () => {
    expect((await after([1000, 960, 920, 880, 840, 800, 760, 720])).held.slice(-3)).toEqual([960, 960, 960]);
    expect((await after([100, 97, 94, 91, 88, 85, 82, 79, 76], 0.5)).held.slice(-2)).toEqual([91, 91]);
    expect((await after([19, 16, 13, 10])).held).toEqual([19, 16, 16, 16]);
  });

  it("are forgiven after a week of good loads, and not before", async () => {
    const hourly = (children: number, days: number) => Array.from({ length: days }, () => children);
    const slowly = [...hourly(19, 1), ...hourly(16, 15), ...hourly(13, 1)];
    const { held } = await after(slowly);

    expect(held.at(-1)).toBe(13);
    expect((await after([...hourly(19, 1), ...hourly(16, 6), ...hourly(13, 1)])).held.at(-1)).toBe(16);
  });

  it("begin a new week with every load that is refused", async () => {
    const days = Array.from({ length: 16 }, (_, day) => (day % 5 === 4 ? 2 : 16));

    expect((await after([19, ...days, 13])).held.at(-1)).toBe(16);
  });

  it("are summed anew from a load that somebody accepted", async () => {
    const { held, store, state, snapshots } = await after([19, 16, 13]);
    const source = state.next instanceof Error ? "" : state.next.source;
    store.loads.accept(source, store.loads.refused(source)?.rows ?? {}, "2026-01-08T09:00:00.000Z");
    await snapshots.refresh();

    expect([held.at(-1), snapshots.current().persons.length]).toEqual([16, 13]);
    state.next = snapshotOf(11);
    expect((await snapshots.refresh()).error).toBeNull();
  });
});
