import type { Appointment } from "../access/colleagues.ts";
import { openQuestionLimits } from "../access/question-limits.ts";
import { openRounder } from "../access/rounding.ts";
import type { Day } from "../cases/day.ts";
import type { CaseSource } from "../cases/source.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { answerTo, resolvedIn, type Bot } from "../dispatch.ts";
import { chartDrawer } from "../drawing/chart-drawer.ts";
import { pretendedHour } from "../job.ts";
import { caseStandIn } from "../channels/web/case-stand-in.ts";
import { pages, measures } from "../measures/index.ts";
import type { Clock } from "../platform/clock.ts";
import { errorName, silentLog, type Log } from "../platform/log.ts";
import { dataInstant, machineClock, sevenInLondon } from "../platform/london-clock.ts";
import { auditPost, rowCount } from "../reports/audit-trail.ts";
import { openIncidents, type Incidents } from "../reports/incidents.ts";
import { pinned } from "../reports/question/pinned.ts";
import { openSnapshotHolder, type SnapshotHolder } from "../snapshot/holder.ts";
import { whyEmpty } from "../snapshot/why-empty.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { readPeopleFile } from "../sources/csv/people-file.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { demoAppointments, demoSource } from "../sources/demo/demo-source.ts";
import { referenceDate, sen2Return } from "../sources/sen2/sen2-source.ts";
import { describeFault, faultOfError } from "../store/health/store-fault.ts";
import { openSqlServerStore, openStore, type Store } from "../store/store.ts";
import { UserError } from "../user-error.ts";

/** Makes the clock of the settings. The demo and a SEN2 return have a day of their own. Throws LoadError. */
export function botClock({ caseDatabase, today }: Config): Clock {
  return machineClock(today ?? ownDay(caseDatabase), pretendedHour);
}

function ownDay(caseDatabase: Config["caseDatabase"]): Day | null {
  if (caseDatabase.kind === "sen2") return referenceDate(caseDatabase.file);
  return caseDatabase.kind === "demo" ? demoDay : null;
}

function sourceOf(config: Config, clock: Clock): () => CaseSource {
  const { caseDatabase, sqlServer } = config;
  const asAt = (instant: Date) => dataInstant(clock, instant);
  const now = () => asAt(new Date());
  if (caseDatabase.kind === "demo") return () => demoSource(now());
  const source =
    caseDatabase.kind === "csv"
      ? csvFolder(caseDatabase.folder, (writtenAt) => asAt(new Date(Math.min(writtenAt, Date.now()))))
      : caseDatabase.kind === "sen2"
        ? returnSource(caseDatabase.file, config, clock)
        : lazySqlServerSource(sqlServer, now);
  return () => source;
}

/** A SEN2 return, whose reference date is today: where a return of another day takes its place, the day changes too. */
function returnSource(file: string, { sen2Officers, sen2References, today }: Config, clock: Clock): CaseSource {
  const source = sen2Return({ file, officersFile: sen2Officers, referencesFile: sen2References }, sevenInLondon);
  let standsOn = clock.today();
  return {
    async read(words, onProgress) {
      const snapshot = await source.read(words, onProgress);
      const day = snapshot.limits?.standsOn ?? standsOn;
      if (today === null && day !== standsOn) clock.moveTo?.(day);
      standsOn = day;
      return snapshot;
    },
  };
}

/** Loads the SQL Server driver on the first read: that takes half a second, which no other source should wait for. */
function lazySqlServerSource(settings: Config["sqlServer"], now: () => string): CaseSource {
  const open = async () => (await import("../sources/sql-server/sql-server-source.ts")).sqlServerSource(settings, now);
  let source: Promise<CaseSource> | null = null;
  return {
    async read(words, onProgress) {
      source ??= open();
      return (await source).read(words, onProgress);
    },
  };
}

/**
 * Who may ask whatever the people file says: of the demo its people, and of a return, which names nobody, those of them
 * that have no team, so that it can be tried. Nobody has their addresses.
 */
function appointedBy({ caseDatabase: { kind }, peopleFile }: Config): readonly Appointment[] {
  if (kind === "demo") return demoAppointments;
  return kind === "sen2" && peopleFile === null ? demoAppointments.filter(({ team }) => team === null) : [];
}

/**
 * Opens the case database of the settings; nothing is read yet. Without a store, as for one question in a shell, a load
 * is not compared with the load before it.
 */
export function snapshotHolderOf(config: Config, clock: Clock, log: Log, store: Store | null): SnapshotHolder {
  const { peopleFile, words, shrinkLimit } = config;
  const builtIn = appointedBy(config);
  return openSnapshotHolder({
    source: sourceOf(config, clock),
    words,
    appointments: async () => [...builtIn, ...(peopleFile === null ? [] : await readPeopleFile(peopleFile))],
    guard: store === null ? null : { store, shrinkLimit },
    now: clock.now,
    log,
  });
}

/** Opens the store of the settings. Throws StoreError. */
export function storeOf(config: Config, log: Log = silentLog): Store {
  const { dataFolder, sqlServer, storeKind, storeConnectionString, storeSchema } = config;
  const warn = (sentence: string) => log.warn(sentence);
  if (storeKind === "sqlite") return openStore(dataFolder, warn);
  const connection = { connectionString: storeConnectionString, caFile: sqlServer.caFile, schema: storeSchema };
  return openSqlServerStore({ connection, witnessFolder: dataFolder, now: () => Date.now() }, warn);
}

/** Returns the template of a case's address. The demo has no case system: its cases link to a page that says what would open. */
function caseUrlOf({ caseUrl, caseDatabase, pagePort }: Config): string | null {
  if (caseUrl !== null || caseDatabase.kind !== "demo" || pagePort === 0) return caseUrl;
  return `http://127.0.0.1:${pagePort}${caseStandIn}{reference}`;
}

/** Returns a function that gives the context of the present moment. */
export function contextSource(
  config: Config,
  { clock, incidents, snapshots, store }: Pick<Bot, "clock" | "incidents" | "snapshots" | "store">,
): () => Context {
  const { roundSharedTo, exactChannels, digestHour, alerts: kinds } = config;
  const rounder = openRounder(roundSharedTo, store.roundingSecret);
  const caseUrl = caseUrlOf(config);
  const caseAddress: Context["caseAddress"] =
    caseUrl === null ? null : (reference) => caseUrl.replaceAll("{reference}", encodeURIComponent(reference));
  return () => ({
    snapshot: snapshots.current(),
    today: clock.today(),
    now: clock.now(),
    clock: clock.hour(),
    colleagues: snapshots.colleagues(),
    load: snapshots.state(),
    incidents: incidents.current(),
    store,
    rounder,
    exactChannels,
    kinds,
    digestHour,
    caseAddress,
  });
}

/** Builds the bot around its case data and its store. `incidents` may have been opened before it. */
export function botOf(
  config: Config,
  clock: Clock,
  log: Log,
  snapshots: SnapshotHolder,
  store: Store,
  incidents: Incidents = openIncidents(clock.now, log),
): Bot {
  const isPretended = isDayPretended(config);
  const contextNow = contextSource(config, { clock, incidents, snapshots, store });
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
    incidents,
    whyEmpty: () => whyEmpty(snapshots.state()),
    accessContact: config.accessContact,
    contextOf,
    limits: openQuestionLimits(config, () => performance.now()),
    known: [...pages, ...measures].map(({ id, title }) => ({ words: id, says: title })),
    pages,
    pinned: (colleague) => pinned(contextOf(colleague, "page"), measures).choices,
    auditPost: (resolved, colleague, via, channel, outcome) =>
      auditPost(resolved, contextOf(colleague, via, channel), outcome),
    draw: drawerOf(config, (message) => log.warn(message)),
    *answer(asked, colleague, via, channel = null) {
      const start = performance.now();
      const context = contextOf(colleague, via, channel);
      const resolved = yield* resolvedIn(asked, context);
      const fields = { person: store.personKey(colleague.email), via, command: resolved.command.name };
      const milliseconds = () => Math.round(performance.now() - start);
      try {
        // whoever writes to the bot in a chat can be written to there
        if (via === "slack" || via === "teams") forgetRefusal(fields.person, store);
        const answer = yield* answerTo(resolved, context);
        const filters = answer.filters.map(({ name }) => name);
        const { audience } = answer;
        log.info("answered", { ...fields, filters, rows: rowCount(answer), audience, milliseconds: milliseconds() });
        return answer;
      } catch (error) {
        const fault = faultOfError(error);
        if (fault !== null) {
          incidents.raise("store", describeFault(fault, store.place));
          log.warn("not answered", { ...fields, milliseconds: milliseconds() });
          return { error: describeFault(fault, store.place) };
        }
        if (!(error instanceof UserError)) {
          log.error("not answered", { ...fields, milliseconds: milliseconds(), error: errorName(error) });
          throw error;
        }
        log.info("refused", { ...fields, milliseconds: milliseconds() });
        return { error: error.message };
      }
    },
  };
}

function forgetRefusal(who: string, { personal }: Store): void {
  if (personal.get(who, "refused") !== null) personal.set(who, "refused", null);
}

/** Makes the chart drawer of the settings. `onError` is told the errors of a council's own chart server. */
function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: Config, onError: (message: string) => void) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onError,
  });
}
