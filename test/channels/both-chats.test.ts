import { describe, expect, it, vi } from "vitest";
import { jobRunnerOf } from "../../src/app/work.ts";
import type { ChannelAdapter, DeliveryOutcome } from "../../src/delivery/channel-adapter.ts";
import { commandOf, type Bot } from "../../src/dispatch.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { answered, workplaceOfEachTest } from "../support/slack-bot.ts";
import { config, team, teamsOfEachTest, told } from "../support/teams-bot.ts";

const slackAt = workplaceOfEachTest();
const teamsAt = teamsOfEachTest();

/** How a connection can fail while a message is sent. */
type Failing = "limited" | "broken before" | "broken after" | "recipient refused" | "content refused";

/** A chat as these tests use it. People are named by their role; the channel is one of own people only. */
interface BothChats {
  readonly bot: Bot;
  readonly adapter: ChannelAdapter;
  /** Asks in a channel where others read; resolves with all that the person was told. */
  readonly askInChannel: (words: string, person: string, count: number) => Promise<string>;
  /** What others read in the channel. */
  readonly overheard: () => string;
  /** How many messages of the bot a person's own conversation holds. */
  readonly own: (person: string) => number;
  /** All that those messages show. */
  readonly shownOwn: (person: string) => string;
  readonly channel: string;
  readonly privateAddress: (person: string) => string;
  readonly fail: (how: Failing) => void;
  /** The id of a person's account, as the people file gives it. */
  readonly accountId: (person: string) => { readonly slackId: string } | { readonly entraId: string };
  /** Lets the person be written to. */
  readonly meet: (person: string) => Promise<void>;
}

const upper = (person: string) => `U${person.toUpperCase()}`;

async function slack(): Promise<BothChats> {
  const { bot, channel, slack: fake } = await slackAt.start();
  const faults = {
    limited: { kind: "limit", seconds: 7 },
    "broken before": { kind: "status", status: 500 },
    "broken after": { kind: "drop" },
    "recipient refused": { kind: "refuse", error: "is_archived" },
    "content refused": { kind: "refuse", error: "invalid_blocks" },
  } as const;
  return {
    bot,
    adapter: channel.adapter,
    async askInChannel(words, person, count) {
      await fake.command(words, { user: upper(person), channel: "CTEAM" });
      return JSON.stringify(await answered(slackAt.at(), upper(person), count));
    },
    overheard: () => JSON.stringify(fake.posts("CTEAM")),
    own: (person) => fake.posts(`D${person.toUpperCase()}`).length,
    shownOwn: (person) => JSON.stringify(fake.posts(`D${person.toUpperCase()}`)),
    channel: "CTEAM",
    privateAddress: (person) => `D${person.toUpperCase()}`,
    fail: (how) => fake.tell("chat.postMessage", faults[how]),
    accountId: (person) => ({ slackId: upper(person) }),
    meet: async (person) => {
      fake.workspace.direct(upper(person));
    },
  };
}

async function teams(): Promise<BothChats> {
  const { bot, channel, teams: fake } = await teamsAt.start();
  const faults = {
    limited: { kind: "limit", seconds: 7 },
    "broken before": { kind: "status", status: 500 },
    "broken after": { kind: "drop" },
    "recipient refused": { kind: "refuse", error: "BotNotInConversationRoster" },
    "content refused": { kind: "status", status: 413 },
  } as const;
  return {
    bot,
    adapter: channel.adapter,
    async askInChannel(words, person, count) {
      await fake.say(words, person, team);
      return JSON.stringify(await told(teamsAt.at(), person, count));
    },
    overheard: () => JSON.stringify(fake.seenBy(team)),
    own: (person) => fake.toldTo(person).length,
    shownOwn: (person) => JSON.stringify(fake.toldTo(person)),
    channel: team,
    privateAddress: (person) => `a:${person}`,
    fail: (how) => fake.tell("send", faults[how]),
    accountId: (person) => ({ entraId: person }),
    async meet(person) {
      await fake.install(person);
      await told(teamsAt.at(), person);
      fake.office.sent.splice(0);
    },
  };
}

const chats = [
  ["Slack", slack],
  ["Teams", teams],
] as const;

const emails = {
  manager: "manager@example.org",
  officer: "alma.yardley@example.org",
  viewer: "viewer@example.org",
} as const;

function colleague(bot: Bot, person: keyof typeof emails) {
  const found = bot.snapshots.colleagues().get(emails[person]);
  if (found === undefined) throw new Error("no such colleague");
  return found;
}

const references = (text: string): string[] => [...new Set(text.match(/SEND-\d+/g) ?? [])];
const asked = ["reviews overdue", "cases reviews.overdue", "reviews overdue by officer", "my work", "status", "help"];

describe.each(chats)("in %s", (_, open) => {
  it("nobody overhears an answer, and nobody is shown a case that the bot would not show them", async () => {
    const { bot, askInChannel, overheard } = await open();
    for (const person of ["manager", "officer", "viewer"] as const) {
      const allowed = new Set(
        asked.flatMap((words) =>
          references(JSON.stringify(atOnce(bot.answer(commandOf(words), colleague(bot, person), "page")))),
        ),
      );
      for (const [at, words] of asked.entries()) {
        const shown = await askInChannel(words, person, at + 1);

        expect(references(shown).filter((reference) => !allowed.has(reference))).toEqual([]);
      }
    }

    expect(references(overheard())).toEqual([]);
    expect(overheard()).not.toMatch(/650|Yardley/);
  });

  it.each([
    ["limited", { kind: "busy", milliseconds: 7000 }, 0],
    ["broken before", { kind: "unsure" }, 0],
    ["broken after", { kind: "unsure" }, 1],
    ["recipient refused", { kind: "refused", because: "recipient" }, 0],
    ["content refused", { kind: "sent" }, 1],
  ] satisfies [Failing, Partial<DeliveryOutcome>, number][])(
    "a message that is %s has the outcome %j",
    async (how, outcome, arrived) => {
      const { bot, adapter, meet, fail, own, privateAddress } = await open();
      await meet("manager");
      const answer = atOnce(bot.answer(commandOf("reviews overdue"), colleague(bot, "manager"), "page"));
      if ("error" in answer) throw new Error(answer.error);
      fail(how);
      const message = {
        key: "k",
        address: privateAddress("manager"),
        answer,
        form: "whole",
        mayBeRepeat: false,
      } as const;

      expect(await adapter.send(message)).toMatchObject(outcome);
      expect(own("manager")).toBe(arrived);
    },
  );

  it("a morning that is run three times tells each person once", async () => {
    const { bot, adapter, meet, own } = await open();
    await meet("officer");
    const { runner } = jobRunnerOf(config, bot, [adapter]);
    for (let time = 0; time < 3; time += 1) {
      await runner.morning("same");
      await runner.deliver();
    }

    expect(own("officer")).toBe(1);
  });

  it("nobody's messages go to an account that the people file gives to somebody else, whatever email it shows", async () => {
    const { bot, adapter, meet, accountId } = await open();
    await meet("officer");
    const known = bot.snapshots.colleagues();
    expect(await adapter.reaches(colleague(bot, "officer"))).toBe(true);
    const viewer = { ...colleague(bot, "viewer"), ...accountId("officer") };
    vi.spyOn(bot.snapshots, "colleagues").mockReturnValue(new Map([...known, [viewer.email, viewer]]));

    expect(await adapter.reaches(colleague(bot, "officer"))).toBe(false);
    expect(await adapter.addressOf(colleague(bot, "officer"))).toBeNull();
    expect(await adapter.addressOf(viewer)).not.toBeNull();
    vi.restoreAllMocks();
  });

  it("a message that may have arrived before says so", async () => {
    const { bot, adapter, meet, privateAddress, shownOwn } = await open();
    await meet("manager");
    const answer = atOnce(bot.answer(commandOf("reviews overdue"), colleague(bot, "manager"), "page"));
    if ("error" in answer) throw new Error(answer.error);
    const message = { address: privateAddress("manager"), answer, form: "whole" } as const;
    await adapter.send({ ...message, key: "k", mayBeRepeat: false });
    expect(shownOwn("manager")).not.toContain("This may be a repeat");
    await adapter.send({ ...message, key: "l", mayBeRepeat: true });

    expect(shownOwn("manager")).toContain("This may be a repeat");
  });

  it("a private answer is refused by a channel, whatever asks for it", async () => {
    const { bot, adapter, channel, meet, overheard } = await open();
    await meet("manager");
    const answer = atOnce(bot.answer(commandOf("cases reviews.overdue"), colleague(bot, "manager"), "page"));
    if ("error" in answer) throw new Error(answer.error);
    const outcome = await adapter.send({ key: "k", address: channel, answer, form: "whole", mayBeRepeat: false });

    expect(outcome).toMatchObject({ kind: "refused", because: "recipient" });
    expect(references(overheard())).toEqual([]);
  });
});
