import type { Snapshot } from "../cases/snapshot.ts";
import { loadRefusal } from "./load-guard.ts";
import { caseParser } from "../cases/parser.ts";
import { LoadError, type CaseSource, type LoadState, type Progress } from "../cases/source.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import { colleagueDirectory, type Appointment, type Colleague } from "../access/colleagues.ts";
import type { Log } from "../platform/log.ts";
import type { Store } from "../store/store.ts";

export interface SnapshotHolderParts {
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
export interface SnapshotHolder {
  readonly current: () => Snapshot;
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  readonly state: () => LoadState;
  /** Reads the source and takes what may be accepted; two calls at once are one. Resolves with the state after. */
  readonly refresh: () => Promise<LoadState>;
}

/** A shelf that is still empty: the first refresh fills it. */
export function openSnapshotHolder({
  source,
  words,
  appointments,
  guard,
  now,
  log,
}: SnapshotHolderParts): SnapshotHolder {
  let snapshot = caseParser(words).snapshot("nothing yet", "");
  let isEmpty = true;
  let fault: string | null = null;
  let isRetryable = false;
  let isShrunken = false;
  let progress: string | null = null;
  let appointed: readonly Appointment[] = [];
  let peopleFault: string | null = null;
  let people: ReadonlyMap<string, Colleague> = new Map();
  let underWay: Promise<LoadState> | null = null;
  const state = (): LoadState => ({
    isEmpty,
    error: fault,
    isRetryable: isRetryable,
    isShrunken,
    peopleError: peopleFault,
    progress,
  });

  const take = (read: Snapshot): void => {
    const { source: name, rowsRead } = read;
    const before = guard?.store.loads.accepted(name) ?? null;
    const refusal = guard === null ? null : loadRefusal(before, rowsRead, guard.shrinkLimit);
    if (refusal !== null) {
      guard?.store.loads.refuse(name, rowsRead, refusal, now());
      isShrunken = true;
      throw new LoadError(`${refusal}: mend the source, or accept the load with accept-load`);
    }
    guard?.store.loads.accept(name, rowsRead, now());
    snapshot = read;
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
    people = colleagueDirectory(snapshot, appointed);
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
      isRetryable = false;
      const { rejected, warnings } = snapshot;
      log.info("loaded", {
        milliseconds: Math.round(performance.now() - start),
        setAside: rejected.length,
        noted: warnings.length,
      });
    } catch (error) {
      fault = error instanceof LoadError ? error.message : `the source could not be read (${codeOf(error)})`;
      isRetryable = !(error instanceof LoadError) || error.isRetryable;
      log.error("the load was refused", { fault });
    } finally {
      progress = null;
    }
    await readPeople();
    return state();
  };

  return {
    current: () => snapshot,
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
