import { setTimeout as pause } from "node:timers/promises";
import type { ChannelAdapter } from "../../delivery/channel-adapter.ts";
import type { Bot } from "../../dispatch.ts";
import type { ChatListener } from "../../platform/http/http-listener.ts";
import { askedToWait, errorName } from "../../platform/log.ts";
import { openSerialQueue, type SerialQueue } from "../../platform/serial-queue.ts";
import { everySoOften } from "../../platform/ticker.ts";
import { activityHandler } from "./activities.ts";
import { openChannelAudience } from "./channel-audience.ts";
import { openConnector } from "./connection/connector.ts";
import { openTeams, TeamsStartError, type HttpClient } from "./connection/teams-app.ts";
import { teamsAdapter } from "./teams-adapter.ts";
import type { TeamsContext, TeamsSettings } from "./teams-context.ts";
import { openTeamsIdentity } from "./teams-identity.ts";

/** Teams, connected. */
export interface RunningTeams {
  /** Sends messages unasked. */
  readonly adapter: ChannelAdapter;
  /** Returns in a sentence why the bot cannot reach Teams just now; null: it can, as far as it has seen. */
  readonly notConnected: () => string | null;
  /** Returns how many requests were turned away. */
  readonly rejectedRequests: () => number;
  readonly stop: () => Promise<void>;
}

export interface TeamsParts {
  readonly bot: Bot;
  readonly settings: TeamsSettings;
  /** Takes what Teams sends; whoever owns it listens. */
  readonly web: ChatListener["web"];
  readonly rewrite: TeamsContext["rewrite"];
  /** Is told each time that Teams has reached the bot. */
  readonly reached: () => void;
}

/** How often Microsoft is asked whether the credentials are still good, in milliseconds; a token that is good is kept. */
const tokenMilliseconds = 60_000;

/** How long answers that are under way may take when the bot stops, in milliseconds. */
const stopMilliseconds = 3000;

/** Connects the bot to Teams and answers. Rejects with TeamsStartError where Microsoft does not take the settings. */
export async function startTeams({ bot, settings, web, rewrite, reached }: TeamsParts): Promise<RunningTeams> {
  const queue = openSerialQueue();
  let rejections = 0;
  const rejected = () => {
    rejections += 1;
    bot.log.warn("a request was not one of Teams", { rejections });
  };
  const { http, listen, checkToken } = openTeams(settings.credentials, settings.cloud, {
    web,
    observer: { arrived: queue.arrived, rejected, reached },
  });
  let hasToken = await checkCredentials(checkToken, bot);
  const teams = contextOf({ bot, settings, http, rewrite, queue });
  await listen(activityHandler(teams));
  const adapter = teamsAdapter(teams);
  const lookAtToken = async () => void (hasToken = await noteToken(checkToken, bot));
  const stopLooking = everySoOften(tokenMilliseconds, lookAtToken, (error) =>
    bot.log.error("work on a timer failed", { error: errorName(error) }),
  );
  return {
    adapter,
    notConnected() {
      if (!hasToken) return "Microsoft gives the bot no token for Teams.";
      return adapter.health() === "working" ? null : "Teams takes nothing from the bot.";
    },
    rejectedRequests: () => rejections,
    async stop() {
      stopLooking();
      // Whoever asked just before is still answered, while there is a store to answer from.
      await Promise.race([Promise.allSettled(teams.underway), pause(stopMilliseconds, undefined, { ref: false })]);
    },
  };
}

/** Opens Teams for sending only: nothing that people do reaches the process. */
export async function openTeamsAdapter(bot: Bot, settings: TeamsSettings): Promise<ChannelAdapter> {
  const { http, checkToken } = openTeams(settings.credentials, settings.cloud, null);
  await checkCredentials(checkToken, bot);
  return teamsAdapter(contextOf({ bot, settings, http, rewrite: async () => null, queue: openSerialQueue() }));
}

interface ContextParts extends Pick<TeamsContext, "bot" | "settings" | "rewrite"> {
  readonly http: HttpClient;
  readonly queue: SerialQueue;
}

function contextOf({ bot, settings, http, rewrite, queue }: ContextParts): TeamsContext {
  const { accessContact, clock, snapshots, store, whyEmpty } = bot;
  const { credentials, emailDomains, hosts, openChannels, pause: wait, tenantId } = settings;
  const now = () => Date.parse(clock.now());
  const connector = openConnector({
    http,
    hosts,
    now: () => performance.timeOrigin + performance.now(),
    limited: (milliseconds) => bot.log.info(askedToWait, { chat: "teams", seconds: milliseconds / 1000 }),
  });
  const { colleagues } = snapshots;
  const identity = openTeamsIdentity({
    connector,
    tenantId,
    emailDomains,
    accessContact,
    colleagues,
    whyEmpty,
    now,
    pause: wait,
  });
  return {
    bot,
    connector,
    settings,
    conversations: store.conversations("teams"),
    ...identity,
    channelRejection: openChannelAudience({ connector, tenantId, openChannels }),
    rewrite,
    installLink: credentials.kind === "none" ? null : `https://teams.microsoft.com/l/app/${credentials.clientId}`,
    underway: new Set(),
    ...queue,
  };
}

const noToken =
  "Microsoft gives the bot no token: check TEAMS_CLIENT_ID, TEAMS_TENANT_ID and the secret or identity, as docs/teams.md says";

/** Resolves with whether there is a token. A Microsoft that is down just now does not keep the bot from starting. */
async function checkCredentials(checkToken: () => Promise<void>, { log }: Pick<Bot, "log">): Promise<boolean> {
  try {
    await checkToken();
    return true;
  } catch (error) {
    if (isRefusal(error)) throw new TeamsStartError(noToken, { cause: error });
    log.warn("Microsoft does not say whether the credentials are good", { error: errorName(error) });
    return false;
  }
}

/** Looks again whether there is a token, as a secret ends; that Microsoft refuses one is an incident. */
async function noteToken(checkToken: () => Promise<void>, { incidents }: Pick<Bot, "incidents">): Promise<boolean> {
  try {
    await checkToken();
    incidents.settle("teams");
    return true;
  } catch (error) {
    if (isRefusal(error)) incidents.raise("teams", `${noToken}. Nothing is sent to Teams, and what waits is kept.`);
    return false;
  }
}

/** Errors by which Microsoft Entra refuses an application, rather than being away. */
const refusals = new Set([
  "invalid_client",
  "unauthorized_client",
  "invalid_request",
  "invalid_grant",
  "invalid_tenant",
]);

function isRefusal(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "errorCode") : undefined;
  return (
    typeof code === "string" &&
    (refusals.has(code) || /AADSTS\d+/.test(String(Reflect.get(Object(error), "errorMessage"))))
  );
}
