import { vi } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { botClock, botOf, snapshotHolderOf } from "../../src/app/bot.ts";
import { microsoftCloud, type Credentials } from "../../src/channels/teams/connection/teams-app.ts";
import { localHosts } from "../../src/channels/teams/connection/trusted-hosts.ts";
import { startTeams, type RunningTeams } from "../../src/channels/teams/start-teams.ts";
import type { TeamsSettings } from "../../src/channels/teams/teams-context.ts";
import { readConfig } from "../../src/config/config.ts";
import type { Bot } from "../../src/dispatch.ts";
import { openChatListener } from "../../src/platform/http/http-listener.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openStore } from "../../src/store/store.ts";
import { FakeTeams, type FakeTeamsOptions } from "./fake-teams/fake-teams.ts";
import {
  aConversation,
  anAccount,
  clientId,
  foreignTenant,
  homeTenant,
  type SentActivity,
} from "./fake-teams/office.ts";
import { keepingLog, ofEachTest } from "./workplace.ts";

/** People of the demo as accounts, a guest, a stranger, and an account whom the people file does not name. */
const demoAccounts = () => [
  anAccount({ account: "manager", email: "manager@example.org" }),
  anAccount({ account: "primary", email: "primary.manager@example.org" }),
  anAccount({ account: "officer", email: "Alma.Yardley@example.org" }),
  anAccount({ account: "analyst", email: "analyst@example.org" }),
  anAccount({ account: "viewer", email: "viewer@example.org" }),
  anAccount({ account: "guest", email: "manager@example.org", role: "guest" }),
  anAccount({ account: "stranger", email: "manager@example.org", tenant: foreignTenant }),
  anAccount({ account: "nobody", email: "nobody@example.org" }),
  anAccount({ account: "mailless", email: null }),
  anAccount({ account: "visitor", email: null, role: "anonymous" }),
  anAccount({ account: "helper", email: null, role: "bot" }),
];

export const team = "19:team@thread.tacv2";
export const openTeam = "19:open@thread.tacv2";
export const sharedTeam = "19:shared@thread.tacv2";
export const group = "19:group@thread.v2";
export const silentTeam = "19:silent@thread.tacv2";

const own = ["manager", "primary", "officer", "analyst", "viewer", "nobody"];

/** `team` and `group` have own people, `openTeam` a guest and a stranger too; `silentTeam` is without the bot. */
const demoConversations = () => [
  aConversation({ id: team, members: new Set(own) }),
  aConversation({ id: openTeam, members: new Set([...own, "guest"]) }),
  aConversation({ id: sharedTeam, channelType: "shared", members: new Set(own) }),
  aConversation({ id: group, kind: "groupChat", channelType: null, members: new Set([...own, "stranger"]) }),
  aConversation({ id: silentTeam, members: new Set(own), hasBot: false }),
];

/** The configuration of the demo. Tests ask more than a person may. */
export const config = readConfig({ QUESTIONS_PER_MINUTE: "10000", QUESTIONS_AT_ONCE: "10000" });
const clock = botClock(config);
const snapshots = snapshotHolderOf(config, clock, silentLog, null);

export interface TeamsWorkplace {
  readonly teams: FakeTeams;
  readonly bot: Bot;
  readonly channel: RunningTeams;
  /** What was logged, as `event {fields}`. */
  readonly logged: string[];
  /** The waits that were asked for, in milliseconds; none is waited. */
  readonly waits: number[];
  readonly close: () => Promise<void>;
}

export interface TeamsWorkplaceOptions extends Partial<FakeTeamsOptions>, Partial<TeamsSettings> {
  /** Replaces the bot before it is connected. */
  readonly changed?: (bot: Bot) => Bot;
  readonly rewrite?: (key: string) => Promise<Answer | null>;
}

/** The bot over the demo borough, connected to a fake Teams. */
async function workplace(options: TeamsWorkplaceOptions = {}): Promise<TeamsWorkplace> {
  const {
    changed = (bot) => bot,
    rewrite = async () => null,
    accounts,
    conversations,
    hasRateLimit,
    ...settings
  } = options;
  const teams = await FakeTeams.start({
    accounts: accounts ?? demoAccounts(),
    conversations: conversations ?? demoConversations(),
    ...(hasRateLimit === undefined ? {} : { hasRateLimit }),
  });
  const logged: string[] = [];
  const waits: number[] = [];
  const store = openStore(":memory:");
  if (snapshots.state().isEmpty) await snapshots.refresh();
  const bot = changed(botOf(config, clock, keepingLog(logged), snapshots, store));
  const listener = openChatListener();
  teams.endpoint = `http://127.0.0.1:${await listener.listen(0)}/api/messages`;
  const credentials: Credentials = { kind: "token", clientId, tenantId: homeTenant, token: async () => teams.botToken };
  const close = async (): Promise<void> => {
    await listener.close();
    await teams.server.close();
    store.close();
  };
  const channel = await startTeams({
    bot,
    web: listener.web,
    rewrite,
    reached: () => undefined,
    settings: {
      credentials,
      cloud: { ...microsoftCloud, openIdMetadataUrl: `${teams.server.origin}/v1/.well-known/openidconfiguration` },
      hosts: localHosts,
      tenantId: homeTenant,
      emailDomains: [],
      openChannels: [],
      noticeAfter: 60_000,
      pause: async (milliseconds) => void waits.push(milliseconds),
      ...settings,
    },
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    teams,
    bot,
    channel,
    logged,
    waits,
    close: async () => {
      await channel.stop();
      await close();
    },
  };
}

/** Starts a workplace for a test, which is closed after it; `at` is the one of the test that runs. */
export const teamsOfEachTest = () => ofEachTest(workplace);

/** What a person was told, once it is at least so many messages. */
export function told({ teams }: TeamsWorkplace, account: string, count = 1): Promise<SentActivity[]> {
  return enough(() => teams.toldTo(account), count);
}

/** What a person is told when they ask in their own conversation. */
export async function answerOf(workplace: TeamsWorkplace, words: string, account: string): Promise<SentActivity> {
  const count = workplace.teams.toldTo(account).length + 1;
  await workplace.teams.say(words, account);
  const answer = (await told(workplace, account, count)).at(-1);
  if (answer === undefined) throw new Error("no answer");
  return answer;
}

/** What everybody in a conversation sees, once it is at least so many messages. */
export function shownIn({ teams }: TeamsWorkplace, conversation: string, count = 1): Promise<SentActivity[]> {
  return enough(() => teams.seenBy(conversation), count);
}

function enough(read: () => SentActivity[], count: number): Promise<SentActivity[]> {
  return vi.waitFor(
    () => {
      const sent = read();
      if (sent.length < count) throw new Error(`${sent.length} of ${count} messages`);
      return sent;
    },
    { timeout: 30_000, interval: 20 },
  );
}
