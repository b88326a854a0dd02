import { alertKinds } from "../../src/alerts/index.ts";
import type { CaseBook } from "../../src/cases/book.ts";
import { consoleManager } from "../../src/colleague.ts";
import type { Desk } from "../../src/desk.ts";
import { openStore } from "../../src/store/store.ts";

/** A manager's desk over a book on 30 June 2021, with a store of its own that is forgotten. */
export function aDesk(book: CaseBook, given: Partial<Desk> = {}): Desk {
  return {
    book,
    today: "2021-06-30",
    isPretended: false,
    now: "2021-06-30T09:00:00.000Z",
    clock: "10:00",
    colleague: consoleManager,
    colleagues: new Map(),
    via: "page",
    load: { isEmpty: false, fault: null, mayHeal: false, isShrunken: false, peopleFault: null, progress: null },
    store: given.store ?? openStore(":memory:"),
    channel: null,
    maskBelow: 5,
    kinds: alertKinds.map(({ id }) => id),
    digestHour: "08:30",
    caseAddress: null,
    ...given,
  };
}
