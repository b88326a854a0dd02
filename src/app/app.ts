import { LoadError } from "../cases/source.ts";
import { servePage } from "../channels/web/server.ts";
import type { Config } from "../config/config.ts";
import { sentMessages } from "../delivery/sent-messages.ts";
import type { Bot } from "../dispatch.ts";
import type { Log } from "../platform/log.ts";
import { openMetrics } from "../operations/metrics.ts";
import { serveOps } from "../operations/ops-server.ts";
import { programVersion } from "../operations/version.ts";
import { watchedBot } from "../operations/watched-bot.ts";
import { useProxy } from "../platform/http/proxy.ts";
import { retrying } from "../snapshot/retry.ts";
import { UserError } from "../user-error.ts";
import { botClock, botOf, contextSource, snapshotHolderOf, storeOf } from "./bot.ts";
import { hasChannels, startChannels, valueOrError, withChangeNotice } from "./chats.ts";
import { isPageServed, jobRunnerOf, startWork } from "./work.ts";

/** Thrown where the bot cannot serve everything that its settings ask for; the message says what to change. */
export class StartError extends UserError {
  override readonly name = "StartError";
}

/** A bot whose ports are open. Before its case data are read it says to everybody that they are being read. */
export interface RunningBot {
  readonly bot: Bot;
  /** The address of the local page; null where it is not served. */
  readonly page: string | null;
  /** The port of the pages by which the bot is watched; null: they are not served. */
  readonly opsPort: number | null;
  /** Where the bot waits for each chat, one sentence each. */
  readonly lines: readonly string[];
  /** Takes nothing new, lets what is on its way finish, and frees everything. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts every configured part and resolves once the case data are read, or their load failed and is tried again. `onOpen`
 * is called before that, when the ports are open, and `onReached` with a sentence once a chat has reached the bot. Rejects,
 * with everything freed, with StartError, StoreError or LoadError.
 */
export async function start(
  config: Config,
  plainLog: Log,
  onOpen: (running: RunningBot) => void = () => undefined,
  onReached: (sentence: string) => void = () => undefined,
): Promise<RunningBot> {
  const wrong = settingsErrors(config);
  if (wrong.length > 0) throw new StartError(wrong.join("; "));
  const { opsPort, opsHost } = config;
  const metrics = opsPort === null ? null : openMetrics(programVersion());
  const log = metrics?.counting(plainLog) ?? plainLog;
  useProxy(config);
  const clock = botClock(config);
  const store = storeOf(config, log);
  const watched = withChangeNotice(snapshotHolderOf(config, clock, log, store), clock.today);
  const snapshots = retrying(watched, log);
  const bot = botOf(config, clock, log, snapshots, store);
  const contextNow = contextSource(config, bot);
  const channels = await startChannels(bot, config, sentMessages(contextNow).rewrite, onReached);
  watched.onChange(() => void channels.refresh());
  const { runner, inbox } = jobRunnerOf(config, bot, channels.delivering);
  const page = isPageServed(config)
    ? await valueOrError(() => servePage(bot, runner, inbox, config))
    : { value: null, error: null };
  let work: ReturnType<typeof startWork> | null = null;
  let isStopped = false;
  const outside = watchedBot({
    bot,
    runner,
    contextNow,
    notConnected: channels.notConnected,
    isSettled: () => work?.isSettled() !== false,
    isStopping: () => isStopped,
  });
  const ops =
    metrics === null || opsPort === null
      ? { value: null, error: null }
      : await valueOrError(() => serveOps(outside, metrics, { port: opsPort, host: opsHost }, log));
  const stop = async (): Promise<void> => {
    isStopped = true;
    snapshots.stop();
    await Promise.all([channels.stop(), page.value?.close(), work?.stop()]);
    await ops.value?.close();
    store.close();
  };
  try {
    const errors = [...channels.errors, page.error, ops.error].filter((error) => error !== null);
    if (errors.length > 0) throw new StartError(errors.join("; "));
    const { lines } = channels;
    const running = { bot, page: page.value?.address ?? null, opsPort: ops.value?.port ?? null, lines, stop };
    onOpen(running);
    const { isEmpty, error, isRetryable, isShrunken } = await snapshots.refresh();
    if (isEmpty && error !== null && !isRetryable && !isShrunken) throw new LoadError(error);
    if (!isStopped) work = startWork(runner, config, bot);
    return running;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Returns what is wrong with the settings together, one sentence each. */
function settingsErrors(config: Config): string[] {
  const isOpenPage = config.pageHost !== "127.0.0.1" && config.caseDatabase.kind !== "demo";
  return [
    ...(isPageServed(config) || hasChannels(config)
      ? []
      : [
          "nothing to serve: set SLACK_BOT_TOKEN or TEAMS_CLIENT_ID, or over CSV files or a SEN2 return LOCAL_PAGE=1 for the local page",
        ]),
    ...(isOpenPage ? ["PAGE_HOST is for the demo alone: leave it out over other cases"] : []),
  ];
}
