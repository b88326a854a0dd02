import { colleagueDirectory, type Appointment, type Colleague } from "../access/colleagues.ts";
import type { CouncilWords } from "../cases/council-words.ts";
import { caseParser } from "../cases/parser.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { LoadError, type CaseSource, type LoadState, type Progress } from "../cases/source.ts";
import type { Log } from "../platform/log.ts";
import { lossCounts, vanishedPlans } from "../profile/loss-counts.ts";
import { rewrittenCells } from "../profile/rewritten-cells.ts";
import type { Store } from "../store/store.ts";
import { loadRefusal } from "./load-guard.ts";

export interface SnapshotHolderParts {
  readonly source: () => CaseSource;
  readonly words: CouncilWords;
  /** Reads the people file. Rejects with an error whose message is for managers. */
  readonly appointments: () => Promise<readonly Appointment[]>;
  /**
   * `shrinkLimit` is a share, as for `loadRefusal`. Null: a load is taken whatever it lost and not recorded, as for a
   * single question at the console.
   */
  readonly guard: { readonly store: Store; readonly shrinkLimit: number } | null;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
  readonly log: Log;
}

/** Holds the accepted snapshot and who may ask. A failed refresh leaves both as they were. */
export interface SnapshotHolder {
  readonly current: () => Snapshot;
  /** By normalised email. */
  readonly colleagues: () => ReadonlyMap<string, Colleague>;
  readonly state: () => LoadState;
  /** Loads the case data and the people file. Calls during a load share it. Resolves with the state after it. */
  readonly refresh: () => Promise<LoadState>;
}

/** Opens a holder without data: the first refresh fills it. */
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
  let error: string | null = null;
  let isRetryable = false;
  let isShrunken = false;
  let passedAt: string | null = null;
  let progress: string | null = null;
  let appointed: readonly Appointment[] = [];
  let peopleError: string | null = null;
  let colleagues: ReadonlyMap<string, Colleague> = new Map();
  let running: Promise<LoadState> | null = null;
  const state = (): LoadState => ({ isEmpty, error, isRetryable, isShrunken, peopleError, progress });

  const accept = (loaded: Snapshot): void => {
    if (guard !== null) mustPass(loaded, guard);
    snapshot = loaded;
    isEmpty = false;
  };

  /** Throws LoadError for a load that lost too much. Records it either way. */
  const mustPass = (loaded: Snapshot, { store: { loads }, shrinkLimit }: NonNullable<typeof guard>): void => {
    const { source: name } = loaded;
    const counts = lossCounts(loaded);
    const before = [loads.accepted(name), loads.baseline(name)].filter((one) => one !== null);
    // Somebody may have accepted a load since: then its records are no longer expected to be those of the snapshot.
    const isLast = !isEmpty && snapshot.source === name && loads.acceptedAt(name) === passedAt;
    const vanished = isLast ? vanishedPlans(snapshot, loaded) : 0;
    const rewritten = isLast ? rewrittenCells(snapshot, loaded) : [];
    const refusal = loadRefusal(loaded, { before, vanished, rewritten, shrinkLimit }, counts);
    if (refusal !== null) {
      const { reason, details } = refusal;
      loads.refuse(name, counts, reason, now());
      isShrunken = true;
      const remedy = "correct the source, or accept the load with accept-load";
      throw new LoadError(`${details}: ${remedy}`, { logged: `${reason}: ${remedy}` });
    }
    passedAt = now();
    loads.pass(name, counts, passedAt);
  };

  const readPeople = async (): Promise<void> => {
    try {
      appointed = await appointments();
      peopleError = null;
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      peopleError = cause.message;
      log.warn("the people file was not taken");
    }
    colleagues = colleagueDirectory(snapshot, appointed);
  };

  const load = async (): Promise<LoadState> => {
    const start = performance.now();
    isShrunken = false;
    // a view that is slow to compute gives no row for minutes
    progress = "no row is read yet";
    try {
      const onProgress = ({ view, rows, isWhole }: Progress) => {
        progress = `${rows.toLocaleString("en-GB")} rows of ${view} read`;
        if (isWhole) log.info("loading", { view, rows });
      };
      accept(await source().read(words, onProgress));
      error = null;
      isRetryable = false;
      const { rejected, warnings } = snapshot;
      log.info("loaded", {
        milliseconds: Math.round(performance.now() - start),
        rejected: rejected.length,
        warnings: warnings.length,
      });
    } catch (cause) {
      error = cause instanceof LoadError ? cause.message : `the source could not be read (${codeOf(cause)})`;
      isRetryable = !(cause instanceof LoadError) || cause.isRetryable;
      log.error("the load was refused", { error: cause instanceof LoadError ? cause.logged : error });
    } finally {
      progress = null;
    }
    await readPeople();
    return state();
  };

  return {
    current: () => snapshot,
    colleagues: () => colleagues,
    state,
    refresh() {
      running ??= load().finally(() => (running = null));
      return running;
    },
  };
}

/** Names an unforeseen error without its message, which may hold case data. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.name;
}
