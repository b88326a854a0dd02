import type { CaseSource } from "../cases/source.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { answerTo, rowCount, type Bot } from "../dispatch.ts";
import { chartDrawer } from "../drawing/chart-drawer.ts";
import { pretendedHour } from "../job.ts";
import { dashboardPages, measures } from "../measures/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Log } from "../platform/log.ts";
import { instantInLondon, machineClock, sevenInLondon } from "../platform/london-clock.ts";
import { pinned } from "../reports/pinned.ts";
import { openSnapshotHolder, type SnapshotHolder } from "../snapshot/holder.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { readPeopleFile } from "../sources/csv/people-file.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { demoAppointments, demoSource } from "../sources/demo/demo-source.ts";
import { openStore, type Store } from "../store/store.ts";
import { UserError } from "../user-error.ts";

/** Makes the clock of the settings: the demo lives on a day of its own. */
export function botClock({ caseDatabase, today }: Config): Clock {
  return machineClock(today ?? (caseDatabase.kind === "demo" ? demoDay : null), pretendedHour);
}

function sourceOf({ caseDatabase, sqlServer }: Config, clock: Clock): () => CaseSource {
  if (caseDatabase.kind === "demo") return () => demoSource(sevenInLondon(clock.today()));
  const now = () => instantInLondon(new Date());
  const source = caseDatabase.kind === "csv" ? csvFolder(caseDatabase.folder, now) : lateSource(sqlServer, now);
  return () => source;
}

/** The driver of SQL Server takes half a second to load: only those who read from it wait for it. */
function lateSource(settings: Config["sqlServer"], now: () => string): CaseSource {
  const made = async () => (await import("../sources/sql-server/sql-server-source.ts")).sqlServerSource(settings, now);
  let source: Promise<CaseSource> | null = null;
  return {
    async read(words, onProgress) {
      source ??= made();
      return (await source).read(words, onProgress);
    },
  };
}

/**
 * Opens the case database of the settings, with nothing read yet. Without a store a load is compared with none before, as
 * for one question in a shell.
 */
export function snapshotHolderOf(config: Config, clock: Clock, log: Log, store: Store | null): SnapshotHolder {
  const { peopleFile, words, shrinkLimit } = config;
  const ofDemo = config.caseDatabase.kind === "demo" ? demoAppointments : [];
  return openSnapshotHolder({
    source: sourceOf(config, clock),
    words,
    appointments: async () => [...ofDemo, ...(peopleFile === null ? [] : await readPeopleFile(peopleFile))],
    guard: store === null ? null : { store, shrinkLimit },
    now: clock.now,
    log,
  });
}

/** Opens the store of the settings. Throws StoreError. */
export function storeOf({ dataFolder }: Config): Store {
  return openStore(dataFolder);
}

/** Returns what tells the context of the moment, by the settings. */
export function contextSource(
  config: Config,
  { clock, snapshots, store }: Pick<Bot, "clock" | "snapshots" | "store">,
): () => Context {
  const { maskBelow, digestHour, alerts: kinds, caseUrl } = config;
  const caseAddress: Context["caseAddress"] =
    caseUrl === null ? null : (reference) => caseUrl.replaceAll("{reference}", encodeURIComponent(reference));
  return () => ({
    snapshot: snapshots.current(),
    today: clock.today(),
    now: clock.now(),
    clock: clock.hour(),
    colleagues: snapshots.colleagues(),
    load: snapshots.state(),
    store,
    maskBelow,
    kinds,
    digestHour,
    caseAddress,
  });
}

/** Puts the bot together around its case data and its store. */
export function botOf(config: Config, clock: Clock, log: Log, snapshots: SnapshotHolder, store: Store): Bot {
  const isPretended = isDayPretended(config);
  const contextNow = contextSource(config, { clock, snapshots, store });
  const contextOf: Bot["contextOf"] = (colleague, via, channel = null) => ({
    ...contextNow(),
    isPretended,
    colleague,
    via,
    channel,
  });
  return {
    snapshots,
    store,
    clock,
    log,
    accessContact: config.accessContact,
    contextOf,
    known: [...dashboardPages, ...measures].map(({ id, title }) => ({ words: id, says: title })),
    pages: dashboardPages,
    pinned: (colleague) => pinned(contextOf(colleague, "page"), measures).choices,
    draw: drawerOf(config, (says) => log.warn(says)),
    answer(asked, colleague, via, channel = null) {
      const start = performance.now();
      const told = { who: store.personKey(colleague.email), via, command: asked.command.name };
      const milliseconds = () => Math.round(performance.now() - start);
      try {
        const answer = answerTo(asked, contextOf(colleague, via, channel));
        const filters = answer.filters.map(({ name }) => name);
        const { audience } = answer;
        log.info("answered", { ...told, filters, rows: rowCount(answer), audience, milliseconds: milliseconds() });
        return answer;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        log.info("refused", { ...told, milliseconds: milliseconds() });
        return { error: error.message };
      }
    },
  };
}

/** Draws charts as the settings say; errors of a council's own server are told to `onError`. */
function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: Config, onError: (message: string) => void) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onError,
  });
}
