import type { WebClient } from "@slack/web-api";
import type { Colleague } from "../../access/colleagues.ts";
import type { Answer } from "../../answer.ts";
import type { Bot, ErrorReply } from "../../dispatch.ts";
import type { AudienceRefusal } from "./directory.ts";
import type { Files } from "./uploads.ts";

/** How the bot reaches Slack, and what may be posted there. */
export interface SlackSettings {
  readonly botToken: string;
  readonly signingSecret: string | null;
  readonly appToken: string | null;
  readonly apiUrl: string;
  readonly emailDomains: readonly string[];
  readonly openChannels: readonly string[];
  /** After how many days a file of cases is deleted. */
  readonly exportDays: number;
  /** How long a person waits before being told that the answer is on its way, in milliseconds. */
  readonly noticeAfter: number;
}

/** What everything in this channel works with. */
export interface SlackContext {
  readonly bot: Bot;
  readonly client: WebClient;
  readonly settings: SlackSettings;
  readonly identify: (user: string) => Promise<Colleague | ErrorReply>;
  /** Why a channel must not be posted to, or null. */
  readonly audienceRefusal: (channel: string) => Promise<AudienceRefusal | null>;
  readonly files: Files;
  /** A message that was sent unasked, as it stands now, by its key; null: nothing of it is true any more. */
  readonly rewrite: (key: string) => Answer | null;
  readonly picture: (answer: Answer) => Promise<string | null>;
  /** The exchanges that are not over yet. */
  readonly underway: Set<Promise<void>>;
  /** Does work that holds the process, in its turn. */
  readonly runExclusive: <Result>(work: () => Result) => Promise<Result>;
}
