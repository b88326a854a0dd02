import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { silentLog } from "../../src/platform/log.ts";
import { aWholeBot, type WholeBot } from "../support/whole-bot.ts";

let whole: WholeBot;
beforeAll(async () => void (whole = await aWholeBot(() => silentLog)));
afterAll(() => whole.close());

/** The values of all metrics by name and labels. */
async function metrics(): Promise<ReadonlyMap<string, number>> {
  const lines = (await whole.page("/metrics")).body.split("\n").filter((line) => line.startsWith("send_bot_"));
  return new Map(lines.map((line) => [line.slice(9, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

/** Why the bot is not ready; nothing: it is. */
async function reasons(): Promise<string[]> {
  const { status, body } = await whole.page("/readyz");
  const { reasons: all = [] }: { reasons?: { part: string; reason: string }[] } = JSON.parse(body);
  expect(status).toBe(all.length === 0 ? 200 : 503);
  return all.map(({ part, reason }) => `${part}: ${reason}`);
}

const soon = { timeout: 20_000, interval: 20 };

const ask = (words: string) => whole.slack.say(words, { user: "UMANAGER", channel: "DMANAGER" });

describe("the pages by which the bot is watched", () => {
  it("say that it is alive and ready", async () => {
    expect(await whole.page("/healthz")).toEqual({ status: 200, body: '{"status":"alive"}\n' });
    expect(await whole.page("/readyz")).toEqual({ status: 200, body: '{"status":"ready"}\n' });
  });

  it("are no others, and take nothing", async () => {
    expect((await whole.page("/")).status).toBe(404);
    expect((await whole.page("/metrics", "POST")).status).toBe(405);
  });

  it("name a chat that takes nothing, and then that it does again", async () => {
    whole.slack.server.tokenWord = "token_revoked";
    await ask("status");
    await expect.poll(reasons, soon).toEqual(["chats: Slack takes nothing from the bot."]);
    whole.slack.server.tokenWord = null;
    await ask("status");
    await expect.poll(reasons, soon).toEqual([]);
  });

  it("name a chat whose connection is lost, and then that it is back", async () => {
    whole.slack.tell("apps.connections.open", { kind: "status", status: 503 }, 2);
    whole.slack.server.sockets.drop();
    await expect.poll(reasons, soon).toEqual(["chats: Slack is not connected by Socket Mode."]);
    await expect.poll(reasons, soon).toEqual([]);
  });

  it("name what is wrong with the store, and nothing that does not keep the bot from working", async () => {
    whole.bot.bot.incidents.raise("store", "The store is full.");
    whole.bot.bot.incidents.raise("slack users.list", "Slack refuses users.list to the bot.");
    await expect.poll(reasons, soon).toEqual(["store: The store is full."]);
    expect((await metrics()).get('incident{incident="store"}')).toBe(1);
    for (const id of ["store", "slack users.list"]) whole.bot.bot.incidents.settle(id);
    await expect.poll(reasons, soon).toEqual([]);

    expect((await metrics()).get('incident{incident="store"}')).toBeUndefined();
  });
});

it("that Slack reaches the bot is said once it does, and once", () => {
  expect(whole.bot.lines).toEqual(["The bot waits for Slack by Socket Mode"]);
  expect(whole.reached).toEqual(["Slack reaches the bot by Socket Mode"]);
});

it("the metrics count questions, answers, loads, jobs, deliveries, waits and incidents", async () => {
  const before = await metrics();
  await ask("overdue reviews");
  await ask("plans officer:nobody");
  whole.slack.tell("chat.postMessage", { kind: "limit", seconds: 1 });
  const form = {
    method: "POST",
    headers: { origin: whole.bot.page ?? "" },
    body: new URLSearchParams({ day: "same" }),
  };
  await fetch(`${whole.bot.page}/morning`, { ...form, redirect: "manual" });
  whole.bot.bot.incidents.raise("a test", "It is one.");
  whole.bot.bot.incidents.settle("a test");
  whole.bot.bot.store.outbox.put(
    "waits",
    "channel:C0",
    { kind: "weekly", day: "2021-06-30" },
    whole.bot.bot.clock.now(),
  );
  const has = [
    'questions_total{command="measure",outcome="answered",via="slack"}',
    'questions_total{command="measure",outcome="refused",via="slack"}',
    "answer_seconds_count",
    'answers_delivered_total{outcome="whole"}',
    'refreshes_total{outcome="accepted"}',
    "refresh_seconds_count",
    'job_runs_total{job="digest",outcome="done"}',
    'deliveries_total{outcome="sent"}',
    'chat_limited_total{chat="slack"}',
    'incidents_total{incident="a test"}',
  ];
  await vi.waitFor(
    async () => {
      const now = await metrics();
      expect(has.filter((name) => (now.get(name) ?? 0) <= (before.get(name) ?? 0))).toEqual([]);
    },
    { timeout: 20_000 },
  );
  const now = await metrics();

  expect([now.get('snapshot_rows{view="plan"}'), now.get('snapshot_rejected_rows{view="plan"}')]).toEqual([40, 0]);
  expect([now.get("outbox_messages"), now.get("outbox_oldest_seconds")].every((value) => value !== undefined)).toBe(
    true,
  );
  expect(now.get("missed_runs")).toBe(0);
  expect([...now.keys()].some((name) => /^info\{version="\d+\.\d+\.\d+",node="v\d/.test(name))).toBe(true);
});
