import type { Answer } from "../../answer.ts";
import type { Bot } from "../../dispatch.ts";
import type { SerialQueue } from "../../platform/serial-queue.ts";
import type { Store } from "../../store/store.ts";
import type { ChannelRejection } from "./channel-audience.ts";
import type { Connector } from "./connection/connector.ts";
import type { Cloud, Credentials } from "./connection/teams-app.ts";
import type { TrustedHosts } from "./connection/trusted-hosts.ts";
import type { Scene } from "./activity.ts";
import type { TeamsIdentity } from "./teams-identity.ts";

/** How the bot reaches Teams, and what may be posted there. */
export interface TeamsSettings {
  readonly credentials: Credentials;
  readonly cloud: Cloud;
  readonly hosts: TrustedHosts;
  /** The council's own tenant, in lower case; null: any, for trying out. */
  readonly tenantId: string | null;
  readonly emailDomains: readonly string[];
  readonly openChannels: readonly string[];
  /** How long a person waits before being shown that the bot is at work, in milliseconds. */
  readonly noticeAfter: number;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** What everything in this channel works with. */
export interface TeamsContext extends Pick<SerialQueue, "runExclusive" | "runInSlices"> {
  readonly bot: Bot;
  readonly connector: Connector;
  readonly settings: TeamsSettings;
  readonly conversations: ReturnType<Store["conversations"]>;
  /** Resolves with the colleague who uses an account, as a member of the conversation. */
  readonly identify: TeamsIdentity["identify"];
  readonly emailOf: TeamsIdentity["emailOf"];
  readonly ownerOf: TeamsIdentity["ownerOf"];
  /** Resolves with why a channel or a group must not be posted to, or null. */
  readonly channelRejection: (scene: Pick<Scene, "channel" | "kind" | "place">) => Promise<ChannelRejection | null>;
  /** Renders a message that was sent unasked, by its key, as it stands now; null: nothing of it is true any more. */
  readonly rewrite: (key: string) => Promise<Answer | null>;
  /** The address at which a person installs the app; null: there is none, where it runs on this machine only. */
  readonly installLink: string | null;
  /** The interactions that are not over yet. */
  readonly underway: Set<Promise<void>>;
}
