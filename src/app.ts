import { hasChannels, startChannels, telling } from "./app/channels.ts";
import { isPageServed, officeOf, startWork } from "./app/office.ts";
import type { Answer } from "./answer.ts";
import type { Bot } from "./bot.ts";
import { LoadRefused, type CaseSource } from "./cases/source.ts";
import type { Clock } from "./clock.ts";
import { ConfigRefused, type Config } from "./config.ts";
import { isDayPretended } from "./config/cases.ts";
import type { Desk } from "./desk.ts";
import { commandOf, dispatch, rowsOf } from "./dispatch.ts";
import { PeopleRefused, readPeopleFile } from "./io/csv/people.ts";
import { csvFolder } from "./io/csv/read.ts";
import { demoAppointments } from "./io/demo/appointments.ts";
import { demoDay } from "./io/demo/borough.ts";
import { demoSource } from "./io/demo/source.ts";
import { chartDrawer } from "./io/draw.ts";
import { openLog } from "./io/log.ts";
import { servePage } from "./io/web/server.ts";
import { instantInLondon, machineClock, sevenInLondon } from "./io/clock.ts";
import { measures, pages } from "./measures/index.ts";
import { pinned } from "./pinned.ts";
import { QuestionRefused } from "./question.ts";
import { silentLog, type Log } from "./log.ts";
import { retrying } from "./app/retry.ts";
import { openShelf, type Shelf } from "./shelf.ts";
import { hasStore, StoreRefused } from "./store/open.ts";
import { openStore, type Store } from "./store/store.ts";

/** The bot cannot start with these settings: the message says which to change. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

/** What went wrong, in one sentence for the person who started the bot; null for a fault of the bot's own. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const refusals = [QuestionRefused, ConfigRefused, LoadRefused, PeopleRefused, StartRefused, StoreRefused];
  if (refusals.some((refusal) => error instanceof refusal)) return error.message.replaceAll(/\p{C}+/gu, " ");
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return "the port is taken: stop what holds it, or set PAGE_PORT or PORT to another";
  return /^E[A-Z]+$/.test(code) ? `the file cannot be read or written (${error.message})` : null;
}

/** The clock of the settings: the demo lives on a day of its own. */
export function clockOf({ caseDatabase, today }: Config): Clock {
  return machineClock(today ?? (caseDatabase.kind === "demo" ? demoDay : null));
}

function sourceOf({ caseDatabase, sqlServer }: Config, clock: Clock): () => CaseSource {
  if (caseDatabase.kind === "demo") return () => demoSource(sevenInLondon(clock.today()));
  const now = () => instantInLondon(new Date());
  const source = caseDatabase.kind === "csv" ? csvFolder(caseDatabase.folder, now) : lateSource(sqlServer, now);
  return () => source;
}

/** The driver of SQL Server takes half a second to load: only those who read from it wait for it. */
function lateSource(settings: Config["sqlServer"], now: () => string): CaseSource {
  const made = async () => (await import("./io/sql-server/source.ts")).sqlServerSource(settings, now);
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
export function shelfOf(config: Config, clock: Clock, log: Log, store: Store | null): Shelf {
  const { peopleFile, words, shrinkLimit } = config;
  const ofDemo = config.caseDatabase.kind === "demo" ? demoAppointments : [];
  return openShelf({
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

function caseAddressOf({ caseUrl }: Config): Desk["caseAddress"] {
  return caseUrl === null ? null : (reference) => caseUrl.replaceAll("{reference}", encodeURIComponent(reference));
}

/** Puts the bot together around a shelf and a store. */
export function botOf(config: Config, clock: Clock, log: Log, shelf: Shelf, store: Store): Bot {
  const { maskBelow, accessContact, digestHour, alerts: kinds } = config;
  const deskOf: Bot["deskOf"] = (colleague, via, channel = null): Desk => ({
    book: shelf.book(),
    today: clock.today(),
    isPretended: isDayPretended(config),
    now: clock.now(),
    clock: clock.hour(),
    colleague,
    colleagues: shelf.colleagues(),
    via,
    load: shelf.state(),
    store,
    maskBelow,
    kinds,
    digestHour,
    caseAddress: caseAddressOf(config),
    channel,
  });
  return {
    shelf,
    store,
    clock,
    log,
    accessContact,
    deskOf,
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
        log.info("answered", { ...told, filters, rows: rowsOf(answer), audience, milliseconds: milliseconds() });
        return answer;
      } catch (error) {
        if (!(error instanceof QuestionRefused)) throw error;
        log.info("refused", { ...told, milliseconds: milliseconds() });
        return { refusal: error.message };
      }
    },
  };
}

/** Draws charts as the settings say; faults of a council's own server are told to `onFault`. */
export function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: Config, onFault: (says: string) => void) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onFault,
  });
}

async function readForAsking(shelf: Shelf): Promise<void> {
  const { isEmpty, fault, peopleFault } = await shelf.refresh();
  if (isEmpty) throw new LoadRefused(fault ?? "the case data could not be read");
  if (peopleFault !== null) throw new PeopleRefused(peopleFault);
}

function botInShell(config: Config, clock: Clock, shelf: Shelf, store: Store): { bot: Bot; close: () => void } {
  const warn = (says: string) => void process.stderr.write(`${says}\n`);
  return { bot: botOf(config, clock, { ...silentLog, warn }, shelf, store), close: () => store.close() };
}

/**
 * A bot for one question in a shell, its book read. Where nothing is to be kept, no store is made that is not there yet.
 * Faults of charts drawn elsewhere go to stderr. Rejects with LoadRefused, PeopleRefused or StoreRefused.
 */
export async function openForAsking(
  config: Config,
  { keeps = true }: { readonly keeps?: boolean } = {},
): Promise<{ bot: Bot; close: () => void }> {
  const clock = clockOf(config);
  const shelf = shelfOf(config, clock, silentLog, null);
  await readForAsking(shelf);
  const store = keeps || hasStore(config.dataFolder) ? storeOf(config) : openStore(":memory:");
  return botInShell(config, clock, shelf, store);
}

/** A bot for one job in a shell, which people are told by: it takes no load that the running bot would refuse. */
export async function openForWorking(config: Config): Promise<{ bot: Bot; close: () => void }> {
  const clock = clockOf(config);
  const store = storeOf(config);
  const shelf = shelfOf(config, clock, silentLog, store);
  try {
    await readForAsking(shelf);
  } catch (error) {
    store.close();
    throw error;
  }
  return botInShell(config, clock, shelf, store);
}

/** A bot that runs. */
export interface Running {
  readonly bot: Bot;
  /** Where the local page is; null: it is not shown. */
  readonly page: string | null;
  /** How the chats are reached. */
  readonly says: readonly string[];
  /** Why something that was configured does not run. */
  readonly faults: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts all that is configured. Rejects with StartRefused, StoreRefused or LoadRefused where it cannot. */
export async function start(config: Config, log: Log = openLog(config.logLevel)): Promise<Running> {
  const hasPage = isPageServed(config);
  if (!hasPage && !hasChannels(config))
    throw new StartRefused("nothing to serve: set SLACK_BOT_TOKEN, or over CSV files LOCAL_PAGE=1 for the local page");
  if (config.pageHost !== "127.0.0.1" && config.caseDatabase.kind !== "demo")
    throw new StartRefused("PAGE_HOST is for the demo alone: leave it out over other cases");
  const clock = clockOf(config);
  const store = storeOf(config);
  let onNews = (): void => undefined;
  const shelf = retrying(
    telling(shelfOf(config, clock, log, store), clock.today, () => onNews()),
    log,
  );
  const { isEmpty, fault, mayHeal, isShrunken } = await shelf.refresh();
  if (isEmpty && fault !== null && !mayHeal && !isShrunken) throw new LoadRefused(fault);
  const bot = botOf(config, clock, log, shelf, store);
  let rewrite: (key: string) => Answer | null = () => null;
  const channels = await startChannels(bot, config, (key) => rewrite(key));
  const { says, faults } = channels;
  if (!hasPage && says.length === 0) throw new StartRefused(faults.join("; "));
  const { office, posts } = officeOf(config, bot, channels.delivering);
  rewrite = office.rewrite;
  onNews = () => void channels.slack?.refreshHomes();
  const page = hasPage ? await servePage(bot, office, posts, config) : null;
  const work = startWork(office, config, bot);
  return {
    bot,
    page: page?.address ?? null,
    says,
    faults,
    async stop() {
      shelf.stop();
      await work.stop();
      await channels.stop();
      await page?.close();
      store.close();
    },
  };
}
