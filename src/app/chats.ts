import type { Answer } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import { recordsKey } from "../cases/snapshot.ts";
import type { LoadState } from "../cases/source.ts";
import { SlackStartError } from "../channels/slack/connection/connect.ts";
import type { WebApplication } from "../channels/slack/connection/receivers.ts";
import type { SlackSettings } from "../channels/slack/slack-context.ts";
import { openSlackAdapter, startSlack, type RunningSlack } from "../channels/slack/start.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import type { Bot } from "../dispatch.ts";
import { openChatListener } from "../platform/http-listener.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";

/** The chats that the bot is in. */
export interface Channels {
  /** Null: not configured, or it could not be started. */
  readonly slack: RunningSlack | null;
  /** Those by which messages go unasked. */
  readonly delivering: readonly ChannelAdapter[];
  /** How each that runs is reached, for who started the bot. */
  readonly lines: readonly string[];
  /** Why each that was configured does not run. */
  readonly errors: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Whether any chat is configured. */
export function hasChannels({ slackBotToken }: Config): boolean {
  return slackBotToken !== null;
}

/** A message that was sent unasked, as it stands now, by its key; null: nothing of it is true any more. */
type Rewrite = (key: string) => Answer | null;

/** Starts every chat that is configured. What one does not take keeps none of the others from running. */
export async function startChannels(bot: Bot, config: Config, rewrite: Rewrite): Promise<Channels> {
  const listener = openChatListener();
  const slack = await slackOf(bot, config, rewrite, listener.web);
  const isListening = slack.channel?.isOverHttp ?? false;
  const port = isListening ? await listener.listen(config.port) : null;
  return {
    slack: slack.channel,
    delivering: slack.channel === null ? [] : [slack.channel.adapter],
    lines: slack.channel === null ? [] : [slackSays(slack.channel, port)],
    errors: slack.error === null ? [] : [slack.error],
    async stop() {
      await listener.close();
      await slack.channel?.stop();
    },
  };
}

/** Opens the chats for one job in a shell, to send by. `errors` say what cannot be reached. */
export async function openAdapters(
  bot: Bot,
  config: Config,
): Promise<{ readonly adapters: readonly ChannelAdapter[]; readonly errors: readonly string[] }> {
  const settings = slackSettings(config);
  if (settings === null) return { adapters: [], errors: [] };
  const { value, error } = await unlessRefused(() => openSlackAdapter(bot, settings));
  return { adapters: value === null ? [] : [value], errors: error === null ? [] : [error] };
}

function slackSettings(config: Config): SlackSettings | null {
  const { slackBotToken: botToken, slackSigningSecret, slackAppToken, slackApiUrl } = config;
  if (botToken === null) return null;
  const { emailDomains, openChannels, exportDays } = config;
  return {
    botToken,
    signingSecret: slackSigningSecret,
    appToken: slackAppToken,
    apiUrl: slackApiUrl,
    emailDomains,
    openChannels,
    exportDays,
    noticeAfter: 1000,
  };
}

async function slackOf(
  bot: Bot,
  config: Config,
  rewrite: Rewrite,
  web: WebApplication,
): Promise<{ readonly channel: RunningSlack | null; readonly error: string | null }> {
  const settings = slackSettings(config);
  if (settings === null) {
    const { slackAppToken, slackSigningSecret } = config;
    const alone =
      slackAppToken !== null ? "SLACK_APP_TOKEN" : slackSigningSecret !== null ? "SLACK_SIGNING_SECRET" : "";
    return { channel: null, error: alone === "" ? null : `${alone} is set without SLACK_BOT_TOKEN: set that too` };
  }
  const { value, error } = await unlessRefused(() => startSlack({ bot, settings, web, rewrite }));
  return { channel: value, error };
}

async function unlessRefused<Value>(
  open: () => Promise<Value>,
): Promise<{ readonly value: Value | null; readonly error: string | null }> {
  try {
    return { value: await open(), error: null };
  } catch (error) {
    if (!(error instanceof SlackStartError)) throw error;
    return { value: null, error: error.message };
  }
}

function slackSays({ isOverHttp, isOverSocket }: RunningSlack, port: number | null): string {
  const ways = [
    ...(isOverSocket ? ["by Socket Mode"] : []),
    ...(isOverHttp ? [`at http://localhost:${port ?? 0}/slack/events`] : []),
  ];
  return `Slack reaches the bot ${ways.join(" and ")}`;
}

/** Case data that tell when what people see of them has changed. */
export interface WatchedSnapshots extends SnapshotHolder {
  /** Calls the listener after each refresh that brought something new. */
  readonly onChange: (listener: () => void) => void;
}

/** Watches what people see of the case data: the records, who may see them, the day, how the load went. */
export function withChangeNotice(snapshots: SnapshotHolder, today: () => Day): WatchedSnapshots {
  const listeners: (() => void)[] = [];
  const people = () =>
    Array.from(snapshots.colleagues().values(), ({ email, role, team }) => [email, role, team].join());
  const seen = ({ error, peopleError }: LoadState) => [
    recordsKey(snapshots.current()),
    people().join(";"),
    today(),
    error,
    peopleError,
  ];
  let last = seen(snapshots.state());
  return {
    ...snapshots,
    onChange: (listener) => void listeners.push(listener),
    async refresh() {
      const state = await snapshots.refresh();
      const now = seen(state);
      const isNews = now.some((one, at) => one !== last[at]);
      last = now;
      if (isNews) for (const listener of listeners) listener();
      return state;
    },
  };
}
