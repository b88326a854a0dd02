import { pretendedHour } from "../job.ts";
import { hasChannels, startChannels, withChangeNotice } from "./chats.ts";
import { isPageServed, jobRunnerOf, startWork } from "./work.ts";
import type { Answer } from "../answer.ts";
import type { Bot } from "../context.ts";
import { LoadError, type CaseSource } from "../cases/source.ts";
import type { Clock } from "../platform/clock.ts";
import { ConfigError, type Config } from "../config/config.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { CommandContext } from "../context.ts";
import { commandOf, dispatch, rowCount } from "../dispatch.ts";
import { PeopleFileError, readPeopleFile } from "../sources/csv/people-file.ts";
import { csvFolder } from "../sources/csv/csv-reader.ts";
import { demoAppointments } from "../sources/demo/demo-source.ts";
import { demoDay } from "../sources/demo/borough.ts";
import { demoSource } from "../sources/demo/demo-source.ts";
import { chartDrawer } from "../drawing/chart-drawer.ts";
import { openLog } from "../platform/pino-log.ts";
import { servePage } from "../channels/web/server.ts";
import { instantInLondon, machineClock, sevenInLondon } from "../platform/london-clock.ts";
import { measures, pages } from "../measures/index.ts";
import { pinned } from "../reports/pinned.ts";
import { UserError } from "../user-error.ts";
import { silentLog, type Log } from "../platform/log.ts";
import { retrying } from "../snapshot/retry.ts";
import { openSnapshotHolder, type SnapshotHolder } from "../snapshot/holder.ts";
import { hasStore, StoreError } from "../store/open.ts";
import { openStore, type Store } from "../store/store.ts";

/** The bot cannot start with these settings: the message says which to change. */
class StartError extends Error {
  override readonly name = "StartError";
}

/** What went wrong, in one sentence for the person who started the bot; null for a fault of the bot's own. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const refusals = [UserError, ConfigError, LoadError, PeopleFileError, StartError, StoreError];
  if (refusals.some((refusal) => error instanceof refusal)) return error.message.replaceAll(/\p{C}+/gu, " ");
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return "the port is taken: stop what holds it, or set PAGE_PORT or PORT to another";
  return /^E[A-Z]+$/.test(code) ? `the file cannot be read or written (${error.message})` : null;
}

/** The clock of the settings: the demo lives on a day of its own. */
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
 * The shelf of the configured case database, still empty. Without a store a load is compared with none before, as for
 * one question in a shell.
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

/** The store of the settings. Throws StoreRefused. */
export function storeOf({ dataFolder }: Config): Store {
  return openStore(dataFolder);
}

function caseAddressOf({ caseUrl }: Config): CommandContext["caseAddress"] {
  return caseUrl === null ? null : (reference) => caseUrl.replaceAll("{reference}", encodeURIComponent(reference));
}

/** Puts the bot together around a shelf and a store. */
export function botOf(config: Config, clock: Clock, log: Log, snapshots: SnapshotHolder, store: Store): Bot {
  const { maskBelow, accessContact, digestHour, alerts: kinds } = config;
  const deskOf: Bot["contextOf"] = (colleague, via, channel = null): CommandContext => ({
    snapshot: snapshots.current(),
    today: clock.today(),
    isPretended: isDayPretended(config),
    now: clock.now(),
    clock: clock.hour(),
    colleague,
    colleagues: snapshots.colleagues(),
    via,
    load: snapshots.state(),
    store,
    maskBelow,
    kinds,
    digestHour,
    caseAddress: caseAddressOf(config),
    channel,
  });
  return {
    snapshots,
    store,
    clock,
    log,
    accessContact,
    contextOf: deskOf,
    known: [...pages, ...measures].map(({ id, title }) => ({ words: id, says: title })),
    pages,
    pinned: (colleague) => pinned(deskOf(colleague, "page"), measures).choices,
    draw: drawerOf(config, (says) => log.warn(says)),
    answer(words, colleague, via, channel = null) {
      const start = performance.now();
      const told = { who: store.personKey(colleague.email), via, command: commandOf(words).command.name };
      const milliseconds = () => Math.round(performance.now() - start);
      try {
        const answer = dispatch(words, deskOf(colleague, via, channel));
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

/** Draws charts as the settings say; `onError` is told when a server of the council's own fails. */
function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: Config, onError: (message: string) => void) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onError,
  });
}

async function readForAsking(snapshots: SnapshotHolder): Promise<void> {
  const { isEmpty, error: fault, peopleError: peopleFault } = await snapshots.refresh();
  if (isEmpty) throw new LoadError(fault ?? "the case data could not be read");
  if (peopleFault !== null) throw new PeopleFileError(peopleFault);
}

function botInShell(
  config: Config,
  clock: Clock,
  snapshots: SnapshotHolder,
  store: Store,
): { bot: Bot; close: () => void } {
  const warn = (says: string) => void process.stderr.write(`${says}\n`);
  return { bot: botOf(config, clock, { ...silentLog, warn }, snapshots, store), close: () => store.close() };
}

/**
 * A bot for one question in a shell, its book read. Where nothing is to be kept, no store is made that is not there yet.
 * Faults of charts drawn elsewhere go to stderr. Rejects with LoadRefused, PeopleRefused or StoreRefused.
 */
export async function openForAsking(
  config: Config,
  { keeps = true }: { readonly keeps?: boolean } = {},
): Promise<{ bot: Bot; close: () => void }> {
  const clock = botClock(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, null);
  await readForAsking(snapshots);
  const store = keeps || hasStore(config.dataFolder) ? storeOf(config) : openStore(":memory:");
  return botInShell(config, clock, snapshots, store);
}

/** A bot for one job in a shell, which people are told by: it takes no load that the running bot would refuse. */
export async function openForWorking(config: Config): Promise<{ bot: Bot; close: () => void }> {
  const clock = botClock(config);
  const store = storeOf(config);
  const snapshots = snapshotHolderOf(config, clock, silentLog, store);
  try {
    await readForAsking(snapshots);
  } catch (error) {
    store.close();
    throw error;
  }
  return botInShell(config, clock, snapshots, store);
}

/** A bot that runs. */
export interface RunningBot {
  readonly bot: Bot;
  /** Where the local page is; null: it is not shown. */
  readonly page: string | null;
  /** How the chats are reached. */
  readonly lines: readonly string[];
  /** Why something that was configured does not run. */
  readonly errors: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts all that is configured. Rejects with StartRefused, StoreRefused or LoadRefused where it cannot. */
export async function start(config: Config, log: Log = openLog(config.logLevel)): Promise<RunningBot> {
  const hasPage = isPageServed(config);
  if (!hasPage && !hasChannels(config))
    throw new StartError("nothing to serve: set SLACK_BOT_TOKEN, or over CSV files LOCAL_PAGE=1 for the local page");
  if (config.pageHost !== "127.0.0.1" && config.caseDatabase.kind !== "demo")
    throw new StartError("PAGE_HOST is for the demo alone: leave it out over other cases");
  const clock = botClock(config);
  const store = storeOf(config);
  let onNews = (): void => undefined;
  const snapshots = retrying(
    withChangeNotice(snapshotHolderOf(config, clock, log, store), clock.today, () => onNews()),
    log,
  );
  const { isEmpty, error: fault, isRetryable, isShrunken } = await snapshots.refresh();
  if (isEmpty && fault !== null && !isRetryable && !isShrunken) throw new LoadError(fault);
  const bot = botOf(config, clock, log, snapshots, store);
  let rewrite: (key: string) => Answer | null = () => null;
  const channels = await startChannels(bot, config, (key) => rewrite(key));
  const { lines: says, errors: faults } = channels;
  if (!hasPage && says.length === 0) throw new StartError(faults.join("; "));
  const { office: runner, posts } = jobRunnerOf(config, bot, channels.delivering);
  rewrite = runner.rewrite;
  onNews = () => void channels.slack?.refreshHomes();
  const page = hasPage ? await servePage(bot, runner, posts, config) : null;
  const work = startWork(runner, config, bot);
  return {
    bot,
    page: page?.address ?? null,
    lines: says,
    errors: faults,
    async stop() {
      snapshots.stop();
      await work.stop();
      await channels.stop();
      await page?.close();
      store.close();
    },
  };
}
