import { describe, expect, it } from "vitest";
import type { Appointment } from "../../src/access/colleagues.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import { LoadError, type CaseSource } from "../../src/cases/source.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openSnapshotHolder } from "../../src/snapshot/holder.ts";
import { openStore } from "../../src/store/store.ts";
import { aSnapshot, aBorough, type Cells } from "../support/borough.ts";

/** A snapshot of so many children, each with a plan. */
function snapshotOf(children: number): Snapshot {
  const ids = Array.from({ length: children }, (_, at) => `p${at}`);
  const person = ids.map((id): Cells => ({ person_id: id, case_reference: id }));
  const worker = [{ worker_id: "w1", email: "ada@x.org" }];
  return aSnapshot(aBorough({ person, worker, plan: ids.map((id) => ({ person_id: id, plan_id: id })) }));
}

/** A holder whose source gives what the test puts in `next`: a snapshot, or an error to reject with. */
function aHolder(given: { isGuarded?: boolean; appointed?: Appointment[] } = {}) {
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
    now: () => "2026-01-05T09:00:00.000Z",
    log: silentLog,
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
