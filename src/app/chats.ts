import type { Answer } from "../answer.ts";
import type { Day } from "../cases/day.ts";
import { recordsKey } from "../cases/snapshot.ts";
import type { LoadState } from "../cases/source.ts";
import type { WebApplication } from "../channels/slack/connection/receivers.ts";
import type { SlackSettings } from "../channels/slack/slack-context.ts";
import { openSlackAdapter, startSlack, type RunningSlack } from "../channels/slack/start.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import type { Bot } from "../dispatch.ts";
import { openChatListener } from "../platform/http-listener.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";
import { UserError } from "../user-error.ts";

/** The running chats. */
export interface Channels {
  /** Null where it is not configured or could not be started. */
  readonly slack: RunningSlack | null;
  /** The adapters that scheduled messages are delivered by. */
  readonly delivering: readonly ChannelAdapter[];
  /** How each running chat reaches the bot, one sentence each. */
  readonly lines: readonly string[];
  /** Why a configured chat does not run, one sentence each. */
  readonly errors: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Returns whether any chat is configured. */
export function hasChannels({ slackBotToken }: Config): boolean {
  return slackBotToken !== null;
}

/** Renders a sent message as it stands now, by its key. Returns null where nothing of it is true any more. */
type Rewrite = (key: string) => Answer | null;

/** Starts every configured chat. One that cannot start, or whose port cannot be opened, is reported in `errors`. */
export async function startChannels(bot: Bot, config: Config, rewrite: Rewrite): Promise<Channels> {
  const listener = openChatListener();
  const slack = await startConfiguredSlack(bot, config, rewrite, listener.web);
  const isListening = slack.channel?.isOverHttp ?? false;
  const { value: port, error } = isListening
    ? await valueOrError(() => listener.listen(config.port))
    : { value: null, error: null };
  return {
    slack: slack.channel,
    delivering: slack.channel === null ? [] : [slack.channel.adapter],
    lines: slack.channel === null ? [] : [slackRoutes(slack.channel, port)],
    errors: [slack.error, error].filter((one) => one !== null),
    async stop() {
      await listener.close();
      await slack.channel?.stop();
    },
  };
}

/** Opens the chats for sending only, as one job in a shell needs. `errors` says which cannot be reached, and why. */
export async function openAdapters(
  bot: Bot,
  config: Config,
): Promise<{ readonly adapters: readonly ChannelAdapter[]; readonly errors: readonly string[] }> {
  const settings = slackSettings(config);
  if (settings === null) return { adapters: [], errors: [] };
  const { value, error } = await valueOrError(() => openSlackAdapter(bot, settings));
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

async function startConfiguredSlack(
  bot: Bot,
  config: Config,
  rewrite: Rewrite,
  web: WebApplication,
): Promise<{ readonly channel: RunningSlack | null; readonly error: string | null }> {
  const settings = slackSettings(config);
  if (settings === null) {
    const { slackAppToken, slackSigningSecret } = config;
    const setAlone =
      slackAppToken !== null ? "SLACK_APP_TOKEN" : slackSigningSecret !== null ? "SLACK_SIGNING_SECRET" : "";
    return {
      channel: null,
      error: setAlone === "" ? null : `${setAlone} is set without SLACK_BOT_TOKEN: set that too`,
    };
  }
  const { value, error } = await valueOrError(() => startSlack({ bot, settings, web, rewrite }));
  return { channel: value, error };
}

export async function valueOrError<Value>(
  open: () => Promise<Value>,
): Promise<{ readonly value: Value | null; readonly error: string | null }> {
  try {
    return { value: await open(), error: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { value: null, error: error.message };
  }
}

function slackRoutes({ isOverHttp, isOverSocket }: RunningSlack, port: number | null): string {
  const routes = [
    ...(isOverSocket ? ["by Socket Mode"] : []),
    ...(isOverHttp ? [`at http://localhost:${port ?? 0}/slack/events`] : []),
  ];
  return `Slack reaches the bot ${routes.join(" and ")}`;
}

/** Case data that announce when what people see of them has changed. */
export interface WatchedSnapshots extends SnapshotHolder {
  /** Calls the listener after each refresh that changed something. */
  readonly onChange: (listener: () => void) => void;
}

/** Watches what people see of the case data: the records, who may see them, the day and errors of the load. */
export function withChangeNotice(snapshots: SnapshotHolder, today: () => Day): WatchedSnapshots {
  const listeners: (() => void)[] = [];
  const people = () =>
    Array.from(snapshots.colleagues().values(), ({ email, role, team }) => [email, role, team].join());
  const stateOf = ({ error, peopleError }: LoadState) => [
    recordsKey(snapshots.current()),
    people().join(";"),
    today(),
    error,
    peopleError,
  ];
  let last = stateOf(snapshots.state());
  return {
    ...snapshots,
    onChange: (listener) => void listeners.push(listener),
    async refresh() {
      const state = await snapshots.refresh();
      const now = stateOf(state);
      const hasChanged = now.some((one, at) => one !== last[at]);
      last = now;
      if (hasChanged) for (const listener of listeners) listener();
      return state;
    },
  };
}
