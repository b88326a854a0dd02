import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Fault, Faults } from "../support/fake-slack/faults.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { aChannel } from "../support/fake-slack/workspace.ts";
import { FakeTeams } from "../support/fake-teams/fake-teams.ts";
import { aConversation } from "../support/fake-teams/office.ts";
import { isLong } from "../support/long.ts";
import { stream } from "../support/random-borough.ts";
import { overSqlServer } from "../support/stores.ts";

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

async function teams(store: Store): Promise<LocalChat> {
  const idOf = (channel: number) => `19:${channel}@thread.tacv2`;
  const conversations = numbers.map((at) => aConversation({ id: idOf(at) }));
  const fake = await FakeTeams.start({ accounts: [], conversations, isLocal: true });
  for (const { id } of conversations)
    store
      .conversations("teams")
      .keep({ id, kind: "channel", service: fake.server.origin, tenant: null, account: null, who: null }, madeAt);
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

/** A store, and the settings by which each of two processes opens it. */
interface SharedStore {
  readonly store: Store;
  readonly settings: (process: number) => Readonly<Record<string, string>>;
}

interface Delivered {
  /** The messages by their numbers, in each channel in the order in which they were first shown. */
  readonly order: readonly number[];
  /** Of each message, whether its later copies are headed as repeats. */
  readonly repeats: readonly (readonly boolean[])[];
  readonly wasKilled: boolean;
}

/**
 * Starts two processes that deliver by a chat, and kills one of them again and again. Resolves with what the chat shows,
 * and with what it should.
 */
async function deliver(
  name: "slack" | "teams",
  { store, settings }: SharedStore,
): Promise<readonly [shown: Delivered, right: Delivered]> {
  const mayRepeat = name === "teams";
  const next = stream(7);
  const chat = await (name === "slack" ? slack() : teams(store));
  open.push(chat.close);
  for (let at = 0; at < messages; at += 1) {
    const payload = { kind: "note", day: "2021-06-30", title: `Message ${at}`, lines: [] } as const;
    store.outbox.put(String(at), `channel:${chat.idOf(at % channels)}`, payload, madeAt);
  }
  const env = { PATH: process.env["PATH"] ?? "", OPEN_CHANNELS: numbers.map(chat.idOf).join(), ...chat.settings };
  const aProcess = (at: number): ChildProcess =>
    spawn(process.execPath, ["test/support/delivery-process.mjs", name], {
      stdio: "inherit",
      env: { ...env, ...settings(at) },
    });
  const both = [aProcess(0), aProcess(1)];
  let [sends, kills] = [0, 0];
  chat.faults.mood = moods(next, chat.sends, () => {
    sends += 1;
    if (sends % sendsPerKill !== 0) return;
    const at = Math.floor(next() * 2);
    both[at]?.kill("SIGKILL");
    both[at] = aProcess(at);
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
  const givenUp = store.outbox.ended("given up").filter(({ note }) => mayRepeat && note?.endsWith(", twice") === true);
  const arrived = Array.from({ length: messages }, (_, at) => at).filter(
    (at) => copiesOf(at).length > 0 || !givenUp.some(({ key }) => key === String(at)),
  );
  const later = arrived.map((at) => copiesOf(at).slice(1));
  return [
    {
      order: first.map(({ at }) => at),
      repeats: later.map((copies) => copies.map(({ isRepeat }) => isRepeat)),
      wasKilled: kills > 0,
    },
    {
      order: numbers.flatMap((channel) => arrived.filter((at) => at % channels === channel)),
      repeats: later.map((copies) => (mayRepeat && copies.length === 1 ? [true] : [])),
      wasKilled: true,
    },
  ];
}

it.each(["slack", "teams"] as const)(
  "two processes, one killed again and again, deliver every message by %s in order, and once if it can be searched",
  async (name) => {
    const folder = await mkdtemp(join(tmpdir(), "send-delivery-"));
    const store = openStore(folder);
    open.push(
      () => store.close(),
      () => rm(folder, { recursive: true }),
    );
    const [shown, right] = await deliver(name, { store, settings: () => ({ DATA_DIR: folder }) });

    expect(shown).toEqual(right);
  },
  1_000_000,
);

overSqlServer(({ open: openSchema, folder, connectionString }) => {
  it.each(["slack", "teams"] as const)(
    "two hosts, one killed again and again, deliver every message by %s in order, and once if it can be searched",
    async (name) => {
      const settings = (at: number) => ({
        DATA_DIR: join(folder, String(at)),
        MACHINE: `host-${at}`,
        STORE_CONNECTION_STRING: connectionString,
        STORE_SCHEMA: name,
      });
      const [shown, right] = await deliver(name, { store: openSchema(name), settings });

      expect(shown).toEqual(right);
    },
    1_000_000,
  );
});
