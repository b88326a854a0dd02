import type { WebClient } from "@slack/web-api";
import type { Answer } from "../../answer.ts";
import type { SerialQueue } from "../../platform/serial-queue.ts";
import type { Bot } from "../../dispatch.ts";
import type { AudienceRejection } from "./audience.ts";
import type { ConnectionSettings } from "./connection/connect.ts";
import type { Identify } from "./identity.ts";
import type { Uploads } from "./uploads.ts";

/** How the bot reaches Slack, and what may be posted there. */
export interface SlackSettings extends ConnectionSettings {
  readonly emailDomains: readonly string[];
  readonly openChannels: readonly string[];
  /** After how many days a file of cases is deleted. */
  readonly exportDays: number;
  /** How long a person waits before being told that the answer is on its way, in milliseconds. */
  readonly noticeAfter: number;
}

/** What everything in this channel works with. */
export interface SlackContext extends Pick<SerialQueue, "runExclusive" | "runInSlices"> {
  readonly bot: Bot;
  readonly client: WebClient;
  readonly settings: SlackSettings;
  readonly identify: Identify;
  /** Resolves with why a channel must not be posted to, or null. */
  readonly audienceRejection: (channel: string) => Promise<AudienceRejection | null>;
  readonly uploads: Uploads;
  /** Renders a message that was sent unasked, by its key, as it stands now; null: nothing of it is true any more. */
  readonly rewrite: (key: string) => Promise<Answer | null>;
  /** Uploads the picture of an answer's first chart; resolves with the file's id, or null. */
  readonly picture: (answer: Answer) => Promise<string | null>;
  /** The interactions that are not over yet. */
  readonly underway: Set<Promise<void>>;
}
