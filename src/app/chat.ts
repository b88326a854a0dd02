import type { Answer } from "../answer.ts";
import type { Config } from "../config/config.ts";
import type { ChannelAdapter } from "../delivery/channel-adapter.ts";
import type { Bot } from "../dispatch.ts";
import type { ChatListener } from "../platform/http/http-listener.ts";

/** What a running chat needs. */
export interface ChatParts {
  readonly bot: Bot;
  readonly config: Config;
  /** Takes the chat's requests; whoever owns it listens. */
  readonly web: ChatListener["web"];
  /** Renders a sent message as it stands now, by its key. Returns null where nothing of it is true any more. */
  readonly rewrite: (key: string) => Promise<Answer | null>;
  /** Takes the sentence that the chat has reached the bot; it may be told so any number of times. */
  readonly reached: (sentence: string) => void;
}

/** A chat that people ask in. */
export interface RunningChat {
  /** Sends messages unasked. */
  readonly adapter: ChannelAdapter;
  /** Whether it needs somebody to listen. */
  readonly isOverHttp: boolean;
  /** Returns in a sentence why it is not connected just now; null: it is. */
  readonly notConnected: () => string | null;
  /** Where the bot waits for it, in a sentence; `port` is where somebody listens, null: nobody does. */
  readonly line: (port: number | null) => string;
  /** Shows again what the chat keeps showing, after a change of the case data. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A chat that the bot can be connected to. */
export interface Chat {
  readonly isConfigured: (config: Config) => boolean;
  /** Returns in a sentence what is set without the rest; null: nothing is. */
  readonly halfConfigured: (config: Config) => string | null;
  /** Rejects with UserError where the chat does not take the settings. */
  readonly start: (parts: ChatParts) => Promise<RunningChat>;
  /** Opens it for sending only. Rejects as `start` does. */
  readonly openAdapter: (bot: Bot, config: Config) => Promise<ChannelAdapter>;
}
