import { describe, expect, it } from "vitest";
import { LoadRefused, type CaseSource } from "../src/cases/source.ts";
import type { CaseBook } from "../src/cases/book.ts";
import { defaultWords } from "../src/cases/words.ts";
import type { Appointment } from "../src/colleague.ts";
import { silentLog } from "../src/log.ts";
import { openShelf } from "../src/shelf.ts";
import { openStore } from "../src/store/store.ts";
import { aBook, aBorough, type Cells } from "./support/borough.ts";

/** A book of so many children, each with a plan. */
function bookOf(children: number): CaseBook {
  const ids = Array.from({ length: children }, (_, at) => `p${at}`);
  const person = ids.map((id): Cells => ({ person_id: id, case_reference: id }));
  const worker = [{ worker_id: "w1", email: "ada@x.org" }];
  return aBook(aBorough({ person, worker, plan: ids.map((id) => ({ person_id: id, plan_id: id })) }));
}

/** A shelf whose source gives what is put in `next`: a book, or an error to reject with. */
function aShelf(given: { isGuarded?: boolean; appointed?: Appointment[] } = {}) {
  const store = openStore(":memory:");
  const state: { next: CaseBook | Error; reads: number; appointed: Appointment[] | Error } = {
    next: bookOf(10),
    reads: 0,
    appointed: given.appointed ?? [],
  };
  const source: CaseSource = {
    read: () => {
      state.reads += 1;
      return state.next instanceof Error ? Promise.reject(state.next) : Promise.resolve(state.next);
    },
  };
  const shelf = openShelf({
    source: () => source,
    words: defaultWords,
    appointments: () =>
      state.appointed instanceof Error ? Promise.reject(state.appointed) : Promise.resolve(state.appointed),
    guard: (given.isGuarded ?? true) ? { store, shrinkLimit: 0.2 } : null,
    now: () => "2026-01-05T09:00:00.000Z",
    log: silentLog,
  });
  return { shelf, store, state };
}

describe("the shelf", () => {
  it("is empty, and says so, until the first load is accepted", async () => {
    const { shelf } = aShelf();

    expect(shelf.state().isEmpty).toBe(true);
    expect(await shelf.refresh()).toEqual({
      isEmpty: false,
      fault: null,
      mayHeal: false,
      isShrunken: false,
      peopleFault: null,
      progress: null,
    });
    expect(shelf.book().persons).toHaveLength(10);
    expect([...shelf.colleagues().keys()]).toEqual(["ada@x.org"]);
  });

  it("keeps the accepted book when a load fails, and says why and whether it may heal", async () => {
    const { shelf, state } = aShelf();
    await shelf.refresh();
    const before = shelf.book();
    state.next = new LoadRefused("the server is away", { mayHeal: true });

    expect(await shelf.refresh()).toEqual({
      isEmpty: false,
      fault: "the server is away",
      mayHeal: true,
      isShrunken: false,
      peopleFault: null,
      progress: null,
    });
    expect(shelf.book()).toBe(before);
    state.next = bookOf(11);
    expect((await shelf.refresh()).fault).toBeNull();
    expect(shelf.book().persons).toHaveLength(11);
  });

  it("keeps the accepted book when the source breaks in an unforeseen way, without its message", async () => {
    const { shelf, state } = aShelf();
    await shelf.refresh();
    state.next = Object.assign(new Error("EIO: somebody's name"), { code: "EIO" });

    expect((await shelf.refresh()).fault).toBe("the source could not be read (EIO)");
  });

  it("refuses a load that shrank by more than the limit, until its counts are accepted", async () => {
    const { shelf, state, store } = aShelf();
    await shelf.refresh();
    state.next = bookOf(7);
    const { fault } = await shelf.refresh();
    const refused = store.loads.refused(state.next.source);

    expect(fault).toContain("plan has shrunk from 10 rows to 7");
    expect(fault).toContain("accept the load with accept-load");
    expect(shelf.book().persons).toHaveLength(10);
    store.loads.accept(state.next.source, refused?.rows ?? state.next.rowsRead, "2026-01-05T09:00:00.000Z");
    expect((await shelf.refresh()).fault).toBeNull();
    expect(shelf.book().persons).toHaveLength(7);
  });

  it("takes a load that shrank by the limit itself", async () => {
    const { shelf, state } = aShelf();
    await shelf.refresh();
    state.next = bookOf(8);

    expect((await shelf.refresh()).fault).toBeNull();
  });

  it("compares the first load after a start with the one accepted before it", async () => {
    const { shelf, state, store } = aShelf();
    state.next = bookOf(1);
    store.loads.accept(state.next.source, bookOf(10).rowsRead, "2026-01-04T09:00:00.000Z");

    expect(await shelf.refresh()).toMatchObject({ isEmpty: true });
  });

  it("compares nothing and keeps no trace for one question in a shell", async () => {
    const { shelf, state, store } = aShelf({ isGuarded: false });
    await shelf.refresh();
    state.next = bookOf(1);

    expect((await shelf.refresh()).fault).toBeNull();
    expect(store.loads.accepted(state.next.source)).toBeNull();
  });

  it("says that a load is under way before its first row", async () => {
    const { shelf } = aShelf();
    const loading = shelf.refresh();

    expect(shelf.state().progress).toBe("no row is read yet");
    await loading;
    expect(shelf.state().progress).toBeNull();
  });

  it("reads once for two that ask at once", async () => {
    const { shelf, state } = aShelf();
    await Promise.all([shelf.refresh(), shelf.refresh()]);

    expect(state.reads).toBe(1);
  });

  it("keeps the last good list of people when the file is faulty, and tells why", async () => {
    const { shelf, state } = aShelf({ appointed: [{ email: "boss@x.org", role: "manager", team: null }] });
    await shelf.refresh();
    state.appointed = new Error("PEOPLE_FILE has no column role");
    await shelf.refresh();

    expect(shelf.state().peopleFault).toBe("PEOPLE_FILE has no column role");
    expect(shelf.colleagues().get("boss@x.org")?.role).toBe("manager");
  });
});
