import { vi } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { botClock, botOf, snapshotHolderOf } from "../../src/app/bot.ts";
import { startSlack, type RunningSlack } from "../../src/channels/slack/start.ts";
import { readConfig } from "../../src/config/config.ts";
import type { Bot } from "../../src/dispatch.ts";
import { openChatListener } from "../../src/platform/http/http-listener.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openStore } from "../../src/store/store.ts";
import { FakeSlack, type FakeOptions } from "./fake-slack/fake-slack.ts";
import { aChannel, aUser, botUser, type FakeMessage } from "./fake-slack/workspace.ts";
import { keepingLog, ofEachTest } from "./workplace.ts";

/** People of the demo as users, a guest, a stranger, and a user whom the people file does not name. */
export const demoUsers = [
  aUser({ id: "UMANAGER", email: "manager@example.org" }),
  aUser({ id: "UPRIMARY", email: "primary.manager@example.org" }),
  aUser({ id: "UOFFICER", email: "Alma.Yardley@example.org" }),
  aUser({ id: "UANALYST", email: "analyst@example.org" }),
  aUser({ id: "UVIEWER", email: "viewer@example.org" }),
  aUser({ id: "UGUEST", email: "manager@example.org", isGuest: true }),
  aUser({ id: "USTRANGER", email: "manager@example.org", team: "T0ELSEWHERE", isStranger: true }),
  aUser({ id: "UNOBODY", email: "nobody@example.org" }),
];

const all = demoUsers.map(({ id }) => id);
const own = all.filter((id) => id !== "UGUEST" && id !== "USTRANGER");

/** CTEAM has own people and the bot, COPEN a guest too, CEXTERNAL is shared, and CSILENT is without the bot. */
const demoChannels = () => [
  aChannel({ id: "CTEAM", members: new Set([...own, botUser]) }),
  aChannel({ id: "COPEN", members: new Set([...all, botUser]) }),
  aChannel({ id: "CEXTERNAL", members: new Set([...own, botUser]), isExternal: true }),
  aChannel({ id: "CSILENT", members: new Set(own) }),
  aChannel({ id: "CGONE", members: new Set([...own, botUser]), isArchived: true }),
];

/** The configuration of the demo. Tests ask more than a person may. */
export const config = readConfig({ QUESTIONS_PER_MINUTE: "10000", QUESTIONS_AT_ONCE: "10000" });
const clock = botClock(config);
const snapshots = snapshotHolderOf(config, clock, silentLog, null);

export interface Workplace {
  readonly slack: FakeSlack;
  readonly bot: Bot;
  readonly channel: RunningSlack;
  /** What was logged, as `event {fields}`. */
  readonly logged: string[];
  readonly close: () => Promise<void>;
}

export interface WorkplaceOptions extends Partial<FakeOptions> {
  readonly isSocket?: boolean;
  /** Milliseconds. Long, so that only a test about it sees the notice, however slow the machine. */
  readonly noticeAfter?: number;
  readonly emailDomains?: readonly string[];
  readonly openChannels?: readonly string[];
  /** Replaces the bot before it is connected. */
  readonly changed?: (bot: Bot) => Bot;
  readonly rewrite?: (key: string) => Promise<Answer | null>;
  /** Runs before the bot connects. */
  readonly before?: (slack: FakeSlack) => void;
}

/** The bot over the demo borough, connected to a fake Slack. */
async function workplace(options: WorkplaceOptions = {}): Promise<Workplace> {
  const {
    isSocket = false,
    noticeAfter = 60_000,
    emailDomains = [],
    openChannels = [],
    changed = (bot) => bot,
    before,
    rewrite = async () => null,
    ...fake
  } = options;
  const slack = await FakeSlack.start({ users: demoUsers, channels: demoChannels(), ...fake });
  before?.(slack);
  const logged: string[] = [];
  const log = keepingLog(logged);
  const store = openStore(":memory:");
  if (snapshots.state().isEmpty) await snapshots.refresh();
  const bot = changed(botOf(config, clock, log, snapshots, store));
  const listener = openChatListener();
  const port = await listener.listen(0);
  slack.sender.requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const settings = {
    botToken: slack.botToken,
    signingSecret: isSocket ? null : slack.signingSecret,
    appToken: isSocket ? slack.appToken : null,
    apiUrl: slack.apiUrl,
    emailDomains,
    openChannels,
    exportDays: 7,
    noticeAfter,
  };
  const reached = (way: string) => void logged.push(`Slack reaches the bot ${way}`);
  const close = async (): Promise<void> => {
    await listener.close();
    await slack.close();
    store.close();
  };
  const channel = await startSlack({ bot, settings, web: listener.web, rewrite, reached }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
  return {
    slack,
    bot,
    channel,
    logged,
    close: async () => {
      await channel.stop();
      await close();
    },
  };
}

/** Starts a workplace for a test, which is closed after it; `at` is the one of the test that runs. */
export const workplaceOfEachTest = () => ofEachTest(workplace);

/** Returns all words of a message. */
export function wordsOf(message: FakeMessage | undefined): string {
  return message === undefined ? "" : `${message.text}\n${JSON.stringify(message.blocks)}`;
}

/** The kinds of a message's blocks. */
export function kindsOf(message: FakeMessage | undefined): string[] {
  return (message?.blocks ?? []).map((block) => /"type":"(\w+)"/.exec(JSON.stringify(block))?.[1] ?? "");
}

/** What was told to somebody, once it is at least so many messages. Waits so many milliseconds at most. */
export function answered({ slack }: Workplace, user: string, count = 1, timeout = 30_000): Promise<FakeMessage[]> {
  return vi.waitFor(
    () => {
      const told = slack.toldTo(user);
      if (told.length < count) throw new Error(`${user} was told ${told.length} of ${count} messages`);
      return told;
    },
    { timeout, interval: 20 },
  );
}
