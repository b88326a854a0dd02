import type { Scene } from "./activity.ts";
import type { Connector, Member } from "./connection/connector.ts";
import { failureOrThrow, failureWord } from "./connection/connector-error.ts";
import { accountOfMember } from "./teams-identity.ts";

/** Why a channel must not be posted to. */
export interface ChannelRejection {
  readonly reason: string;
  /** Teams did not say: the channel may be posted to in a while. */
  readonly isRetryable: boolean;
}

export interface ChannelAudienceParts {
  readonly connector: Connector;
  /** The council's own tenant; null: any. */
  readonly tenantId: string | null;
  /** Channels that may be posted to whoever reads them. */
  readonly openChannels: readonly string[];
}

/**
 * Makes a function that says why a channel must not be posted to, or null. Only the council's own people may read it; a
 * channel whose readers cannot be seen is rejected. The members are read each time.
 */
export function openChannelAudience({ connector, tenantId, openChannels }: ChannelAudienceParts) {
  return async ({
    channel,
    kind,
    place: { service },
  }: Pick<Scene, "channel" | "kind" | "place">): Promise<ChannelRejection | null> => {
    if (kind === "personal") return rejected("this conversation is private: share it in a channel");
    if (openChannels.includes(channel)) return null;
    if (kind === "shared channel")
      return rejected("the channel is shared with other teams, perhaps of other organisations");
    try {
      const members = await connector.members({ service, id: channel });
      if (members.length === 0) return rejected("Teams lists nobody in the channel");
      return members.every((member) => isOwn(member, tenantId))
        ? null
        : rejected("the channel has guests or people of other organisations");
    } catch (error) {
      return rejectionFor(failureOrThrow(error));
    }
  };
}

const rejected = (reason: string): ChannelRejection => ({ reason, isRetryable: false });

/** Other bots read nothing that is not sent to them. */
function isOwn(member: Member, tenantId: string | null): boolean {
  const { barred } = accountOfMember(member, tenantId);
  return barred === null || barred === "a bot";
}

function rejectionFor(failure: ReturnType<typeof failureOrThrow>): ChannelRejection {
  if (failure.kind === "rejected" && [403, 404].includes(failure.status))
    return rejected("the bot is not in this channel. Add the app to the team, then share again");
  return {
    reason: `who reads the channel cannot be seen (${failureWord(failure)})`,
    isRetryable: failure.kind !== "rejected",
  };
}
