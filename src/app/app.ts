import { LoadError } from "../cases/source.ts";
import { servePage } from "../channels/web/server.ts";
import type { Config } from "../config/config.ts";
import { sentMessages } from "../delivery/sent-messages.ts";
import type { Bot } from "../dispatch.ts";
import type { Log } from "../platform/log.ts";
import { openLog } from "../platform/pino-log.ts";
import { retrying } from "../snapshot/retry.ts";
import { UserError } from "../user-error.ts";
import { botClock, botOf, contextSource, snapshotHolderOf, storeOf } from "./bot.ts";
import { hasChannels, startChannels, withChangeNotice } from "./chats.ts";
import { isPageServed, jobRunnerOf, startWork } from "./work.ts";

/** Thrown where the bot cannot start with its settings; the message says which to change. */
export class StartError extends UserError {
  override readonly name = "StartError";
}

/** A running bot. */
export interface RunningBot {
  readonly bot: Bot;
  /** The address of the local page; null where it is not served. */
  readonly page: string | null;
  /** How each chat reaches the bot, one sentence each. */
  readonly lines: readonly string[];
  /** Why a configured part does not run, one sentence each. */
  readonly errors: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts every configured part after the parts it needs. Rejects with StartError, StoreError or LoadError. */
export async function start(config: Config, log: Log = openLog(config.logLevel)): Promise<RunningBot> {
  const hasPage = isPageServed(config);
  if (!hasPage && !hasChannels(config))
    throw new StartError(
      "nothing to serve: set SLACK_BOT_TOKEN or TEAMS_CLIENT_ID, or over CSV files LOCAL_PAGE=1 for the local page",
    );
  if (config.pageHost !== "127.0.0.1" && config.caseDatabase.kind !== "demo")
    throw new StartError("PAGE_HOST is for the demo alone: leave it out over other cases");
  const clock = botClock(config);
  const store = storeOf(config);
  const watched = withChangeNotice(snapshotHolderOf(config, clock, log, store), clock.today);
  const snapshots = retrying(watched, log);
  const { isEmpty, error, isRetryable, isShrunken } = await snapshots.refresh();
  if (isEmpty && error !== null && !isRetryable && !isShrunken) throw new LoadError(error);
  const bot = botOf(config, clock, log, snapshots, store);
  const channels = await startChannels(bot, config, sentMessages(contextSource(config, bot)).rewrite);
  if (!hasPage && channels.lines.length === 0) throw new StartError(channels.errors.join("; "));
  watched.onChange(() => void channels.refresh());
  const { runner, inbox } = jobRunnerOf(config, bot, channels.delivering);
  const page = hasPage ? await servePage(bot, runner, inbox, config) : null;
  const work = startWork(runner, config, bot);
  return {
    bot,
    page: page?.address ?? null,
    lines: channels.lines,
    errors: channels.errors,
    async stop() {
      snapshots.stop();
      await work.stop();
      await channels.stop();
      await page?.close();
      store.close();
    },
  };
}
