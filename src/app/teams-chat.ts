import { setTimeout as pause } from "node:timers/promises";
import { microsoftCloud, TeamsStartError, type Credentials } from "../channels/teams/connection/teams-app.ts";
import { localHosts, microsoftHosts } from "../channels/teams/connection/trusted-hosts.ts";
import { openTeamsAdapter, startTeams } from "../channels/teams/start-teams.ts";
import type { TeamsSettings } from "../channels/teams/teams-context.ts";
import type { Config } from "../config/config.ts";
import type { Chat } from "./chat.ts";

export const teamsChat: Chat = {
  isConfigured: ({ teamsClientId, teamsLocal }) => teamsClientId !== null || teamsLocal,
  halfConfigured({ teamsClientId, teamsClientSecret, teamsManagedIdentity }) {
    if (teamsClientId !== null || (teamsClientSecret === null && teamsManagedIdentity === null)) return null;
    const alone = teamsClientSecret === null ? "TEAMS_MANAGED_IDENTITY" : "TEAMS_CLIENT_SECRET";
    return `${alone} is set without TEAMS_CLIENT_ID: set that too`;
  },
  async start({ bot, config, web, rewrite, reached }) {
    const { adapter, notConnected, stop } = await startTeams({
      bot,
      settings: settingsOf(config),
      web,
      rewrite,
      reached: () => reached("Teams reaches the bot"),
    });
    const line = (port: number | null) => lineOf(config, port);
    return { adapter, isOverHttp: true, notConnected, line, refresh: () => Promise.resolve(), stop };
  },
  openAdapter: async (bot, config) => openTeamsAdapter(bot, settingsOf(config)),
};

function settingsOf(config: Config): TeamsSettings {
  const { emailDomains, openChannels, teamsLocal, teamsTenantId } = config;
  return {
    credentials: credentialsOf(config),
    cloud: microsoftCloud,
    hosts: teamsLocal ? localHosts : microsoftHosts,
    tenantId: teamsTenantId,
    emailDomains,
    openChannels,
    noticeAfter: 1000,
    pause: (milliseconds) => pause(milliseconds),
  };
}

/** Throws TeamsStartError for an app that is registered and lacks something. */
function credentialsOf(config: Config): Credentials {
  const { teamsLocal, teamsClientId: clientId, teamsTenantId: tenantId } = config;
  const { teamsClientSecret: secret, teamsManagedIdentity: identity } = config;
  if (teamsLocal || clientId === null) return { kind: "none" };
  if (tenantId === null)
    throw new TeamsStartError("TEAMS_CLIENT_ID needs TEAMS_TENANT_ID: only people of that tenant may ask");
  if (secret !== null && identity !== null)
    throw new TeamsStartError("TEAMS_CLIENT_SECRET and TEAMS_MANAGED_IDENTITY are two ways to one end: remove one");
  if (secret !== null) return { kind: "secret", clientId, tenantId, secret };
  if (identity !== null) return { kind: "managed identity", clientId, tenantId, identity };
  throw new TeamsStartError("TEAMS_CLIENT_ID is set alone: set TEAMS_CLIENT_SECRET or TEAMS_MANAGED_IDENTITY too");
}

function lineOf({ teamsLocal }: Config, port: number | null): string {
  const address = `http://localhost:${port ?? 0}/api/messages`;
  return teamsLocal
    ? `TEAMS_LOCAL: ANYONE WHO USES THIS MACHINE CAN ASK AS ANYONE, WITHOUT ANY CHECK, at ${address}`
    : `The bot waits for Teams at ${address}`;
}
