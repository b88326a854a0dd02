import type { Day } from "../cases/day.ts";
import { recordsKey } from "../cases/snapshot.ts";
import type { LoadState } from "../cases/source.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import type { Bot } from "../dispatch.ts";
import { openChatListener } from "../platform/http/http-listener.ts";
import type { SnapshotHolder } from "../snapshot/holder.ts";
import { UserError } from "../user-error.ts";
import type { Chat, ChatParts, RunningChat } from "./chat.ts";
import { slackChat } from "./slack-chat.ts";
import { teamsChat } from "./teams-chat.ts";

/** Every chat that the bot can be connected to. */
const chats: readonly Chat[] = [slackChat, teamsChat];

/** The running chats. */
export interface Channels {
  /** The adapters that scheduled messages are delivered by. */
  readonly delivering: readonly ChannelAdapter[];
  /** Where the bot waits for each running chat, one sentence each. */
  readonly lines: readonly string[];
  /** Why a configured chat does not run, one sentence each. */
  readonly errors: readonly string[];
  /** Returns why running chats are not connected just now, one sentence each. */
  readonly notConnected: () => readonly string[];
  /** Shows again what the chats keep showing, after a change of the case data. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Returns whether any chat is configured. */
export function hasChannels(config: Config): boolean {
  return chats.some(({ isConfigured }) => isConfigured(config));
}

/**
 * Starts every configured chat. One that cannot start, or whose port cannot be opened, is reported in `errors`. `reached` is
 * told once by each way that a chat has reached the bot.
 */
export async function startChannels(
  bot: Bot,
  config: Config,
  rewrite: ChatParts["rewrite"],
  reached: ChatParts["reached"],
): Promise<Channels> {
  const listener = openChatListener();
  const running: RunningChat[] = [];
  const errors = chats.flatMap(({ halfConfigured }) => halfConfigured(config) ?? []);
  for (const chat of configured(config)) {
    const { value, error } = await valueOrError(() =>
      chat.start({ bot, config, web: listener.web, rewrite, reached: once(reached) }),
    );
    if (value !== null) running.push(value);
    if (error !== null) errors.push(error);
  }
  const isListening = running.some(({ isOverHttp }) => isOverHttp);
  const { value: port, error } = isListening
    ? await valueOrError(() => listener.listen(config.port, config.host))
    : { value: null, error: null };
  if (error !== null) errors.push(error);
  return {
    delivering: running.map(({ adapter }) => adapter),
    lines: running.map(({ line }) => line(port)),
    errors,
    notConnected: () => running.flatMap((one) => one.notConnected() ?? []),
    async refresh() {
      for (const one of running) await one.refresh();
    },
    async stop() {
      await listener.close();
      for (const one of running) await one.stop();
    },
  };
}

/** Passes on each sentence once. */
function once(say: ChatParts["reached"]): ChatParts["reached"] {
  const said = new Set<string>();
  return (sentence) => {
    if (said.has(sentence)) return;
    said.add(sentence);
    say(sentence);
  };
}

/** Opens the chats for sending only, as one job in a shell needs. `errors` says which cannot be reached, and why. */
export async function openAdapters(
  bot: Bot,
  config: Config,
): Promise<{ readonly adapters: readonly ChannelAdapter[]; readonly errors: readonly string[] }> {
  const adapters: ChannelAdapter[] = [];
  const errors: string[] = [];
  for (const chat of configured(config)) {
    const { value, error } = await valueOrError(() => chat.openAdapter(bot, config));
    if (value !== null) adapters.push(value);
    if (error !== null) errors.push(error);
  }
  return { adapters, errors };
}

function configured(config: Config): Chat[] {
  return chats.filter(({ isConfigured }) => isConfigured(config));
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
