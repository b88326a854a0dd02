import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { openStore } from "../../src/store/store.ts";
import type { Fault, Faults } from "../support/fake-slack/faults.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { aChannel } from "../support/fake-slack/workspace.ts";
import { FakeTeams } from "../support/fake-teams/fake-teams.ts";
import { aConversation } from "../support/fake-teams/office.ts";
import { isLong } from "../support/long.ts";
import { stream } from "../support/random-borough.ts";

const messages = isLong ? 500 : 20;
const channels = isLong ? 10 : 4;
/** A process is killed at every so many messages that reach the chat. */
const sendsPerKill = isLong ? 25 : 10;

/** A message that a channel shows; `at` is its place in the outbox. */
interface Shown {
  readonly channel: number;
  readonly at: number;
  readonly isRepeat: boolean;
}

/** A chat on this machine, with channels that are named by numbers. */
interface LocalChat {
  readonly idOf: (channel: number) => string;
  readonly settings: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** The method that sends a message. */
  readonly sends: string;
  readonly shown: () => Shown[];
  readonly close: () => Promise<void>;
}

const numbers = Array.from({ length: channels }, (_, at) => at);
const shownIn = (channel: number, message: object): Shown => {
  const words = JSON.stringify(message);
  return {
    channel,
    at: Number(/Message (\d+)\b/.exec(words)?.[1]),
    isRepeat: words.includes("This may be a repeat"),
  };
};

async function slack(): Promise<LocalChat> {
  const idOf = (channel: number) => `C${channel}`;
  const fake = await FakeSlack.start({ users: [], channels: numbers.map((at) => aChannel({ id: idOf(at) })) });
  return {
    idOf,
    settings: { SLACK_BOT_TOKEN: fake.botToken, SLACK_SIGNING_SECRET: "s", SLACK_API_URL: fake.apiUrl },
    faults: fake.server.faults,
    sends: "chat.postMessage",
    shown: () => numbers.flatMap((channel) => fake.posts(idOf(channel)).map((one) => shownIn(channel, one.blocks))),
    close: () => fake.close(),
  };
}

async function teams(folder: string): Promise<LocalChat> {
  const idOf = (channel: number) => `19:${channel}@thread.tacv2`;
  const conversations = numbers.map((at) => aConversation({ id: idOf(at) }));
  const fake = await FakeTeams.start({ accounts: [], conversations, isLocal: true });
  const store = openStore(folder);
  for (const { id } of conversations)
    store
      .conversations("teams")
      .keep({ id, kind: "channel", service: fake.server.origin, tenant: null, account: null, who: null }, madeAt);
  store.close();
  return {
    idOf,
    settings: { TEAMS_LOCAL: "1" },
    faults: fake.server.faults,
    sends: "send",
    shown: () => numbers.flatMap((at) => fake.seenBy(idOf(at)).map(({ activity }) => shownIn(at, activity))),
    close: () => fake.server.close(),
  };
}

const madeAt = "2021-06-30T07:30:00.000Z";

/** Draws how a call goes: mostly well. */
function moods(next: () => number, sends: string, isSent: () => void): (method: string) => Fault | undefined {
  return (method) => {
    const drawn = next();
    if (method === "conversations.history") return drawn < 0.1 ? { kind: "status", status: 503 } : undefined;
    if (method !== sends) return undefined;
    isSent();
    if (drawn < 0.06) return { kind: "limit", seconds: 1 };
    if (drawn < 0.16) return { kind: "status", status: drawn < 0.11 ? 500 : 503 };
    return drawn < 0.3 ? { kind: "drop" } : undefined;
  };
}

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

it.each([
  ["slack", slack, false],
  ["teams", teams, true],
] as const)(
  "two processes, one killed again and again, deliver every message by %s in order, and once if it can be searched",
  async (name, start, mayRepeat) => {
    const next = stream(7);
    const folder = await mkdtemp(join(tmpdir(), "send-delivery-"));
    const chat = await start(folder);
    const store = openStore(folder);
    open.push(
      chat.close,
      () => store.close(),
      () => rm(folder, { recursive: true }),
    );
    for (let at = 0; at < messages; at += 1) {
      const payload = { kind: "note", day: "2021-06-30", title: `Message ${at}`, lines: [] } as const;
      store.outbox.put(String(at), `channel:${chat.idOf(at % channels)}`, payload, madeAt);
    }
    const env = { PATH: process.env["PATH"] ?? "", OPEN_CHANNELS: numbers.map(chat.idOf).join(), ...chat.settings };
    const aProcess = (): ChildProcess =>
      spawn(process.execPath, ["test/support/delivery-process.mjs", folder, name], { stdio: "inherit", env });
    const both = [aProcess(), aProcess()];
    let [sends, kills] = [0, 0];
    chat.faults.mood = moods(next, chat.sends, () => {
      sends += 1;
      if (sends % sendsPerKill !== 0) return;
      const at = Math.floor(next() * 2);
      both[at]?.kill("SIGKILL");
      both[at] = aProcess();
      kills += 1;
    });
    try {
      await vi.waitFor(() => expect(store.outbox.waiting()).toBe(0), { timeout: 900_000, interval: 100 });
    } finally {
      chat.faults.mood = () => undefined;
      for (const child of both) child.kill("SIGKILL");
    }
    const shown = chat.shown();
    const copiesOf = (at: number) => shown.filter((one) => one.at === at);
    const first = shown.filter((one) => copiesOf(one.at)[0] === one);
    const givenUp = store.outbox
      .ended("given up")
      .filter(({ note }) => mayRepeat && note?.endsWith(", twice") === true);
    const arrived = Array.from({ length: messages }, (_, at) => at).filter(
      (at) => copiesOf(at).length > 0 || !givenUp.some(({ key }) => key === String(at)),
    );

    expect(first.map(({ at }) => at)).toEqual(
      numbers.flatMap((channel) => arrived.filter((at) => at % channels === channel)),
    );
    for (const at of arrived) {
      const [, ...later] = copiesOf(at);

      expect(later.map(({ isRepeat }) => isRepeat)).toEqual(mayRepeat && later.length === 1 ? [true] : []);
    }
    expect(kills).toBeGreaterThan(0);
  },
  1_000_000,
);
