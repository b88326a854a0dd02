import type { CaseBook } from "./cases/book.ts";
import { loadRefusal } from "./cases/load-guard.ts";
import { caseParser } from "./cases/parse.ts";
import { LoadRefused, type CaseSource, type Progress } from "./cases/source.ts";
import type { CouncilWords } from "./cases/words.ts";
import { colleagues, type Appointment, type Colleague } from "./colleague.ts";
import type { LoadState } from "./desk.ts";
import type { Log } from "./log.ts";
import type { Store } from "./store/store.ts";

export interface ShelfParts {
  readonly source: () => CaseSource;
  readonly words: CouncilWords;
  /** Rejects with an error whose message is for managers; the last good list then stays. */
  readonly appointments: () => Promise<readonly Appointment[]>;
  /** Null: a load is compared with none before and leaves no trace, as for a single question in a shell. */
  readonly guard: { readonly store: Store; readonly shrinkLimit: number } | null;
  readonly now: () => string;
  readonly log: Log;
}

/** Holds the accepted book and who may ask. A failed refresh never empties it. */
export interface Shelf {
  readonly book: () => CaseBook;
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  readonly state: () => LoadState;
  /** Reads the source and takes what may be accepted; two calls at once are one. Resolves with the state after. */
  readonly refresh: () => Promise<LoadState>;
}

/** A shelf that is still empty: the first refresh fills it. */
export function openShelf({ source, words, appointments, guard, now, log }: ShelfParts): Shelf {
  let book = caseParser(words).book("nothing yet", "");
  let isEmpty = true;
  let fault: string | null = null;
  let mayHeal = false;
  let isShrunken = false;
  let progress: string | null = null;
  let appointed: readonly Appointment[] = [];
  let peopleFault: string | null = null;
  let people: ReadonlyMap<string, Colleague> = new Map();
  let underWay: Promise<LoadState> | null = null;
  const state = (): LoadState => ({ isEmpty, fault, mayHeal, isShrunken, peopleFault, progress });

  const take = (read: CaseBook): void => {
    const { source: name, rowsRead } = read;
    const before = guard?.store.loads.accepted(name) ?? null;
    const refusal = guard === null ? null : loadRefusal(before, rowsRead, guard.shrinkLimit);
    if (refusal !== null) {
      guard?.store.loads.refuse(name, rowsRead, refusal, now());
      isShrunken = true;
      throw new LoadRefused(`${refusal}: mend the source, or accept the load with accept-load`);
    }
    guard?.store.loads.accept(name, rowsRead, now());
    book = read;
    isEmpty = false;
  };

  const readPeople = async (): Promise<void> => {
    try {
      appointed = await appointments();
      peopleFault = null;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      peopleFault = error.message;
      log.warn("the people file was not taken");
    }
    people = colleagues(book, appointed);
  };

  const load = async (): Promise<LoadState> => {
    const start = performance.now();
    isShrunken = false;
    // A view that is slow to compute gives no row for minutes.
    progress = "no row is read yet";
    try {
      const onProgress = ({ view, rows, isWhole }: Progress) => {
        progress = `${rows.toLocaleString("en-GB")} rows of ${view} read`;
        if (isWhole) log.info("loading", { view, rows });
      };
      take(await source().read(words, onProgress));
      fault = null;
      mayHeal = false;
      const { setAside, noted } = book;
      log.info("loaded", {
        milliseconds: Math.round(performance.now() - start),
        setAside: setAside.length,
        noted: noted.length,
      });
    } catch (error) {
      fault = error instanceof LoadRefused ? error.message : `the source could not be read (${codeOf(error)})`;
      mayHeal = !(error instanceof LoadRefused) || error.mayHeal;
      log.error("the load was refused", { fault });
    } finally {
      progress = null;
    }
    await readPeople();
    return state();
  };

  return {
    book: () => book,
    colleagues: () => people,
    state,
    refresh() {
      underWay ??= load().finally(() => (underWay = null));
      return underWay;
    },
  };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.name;
}
