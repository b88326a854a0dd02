import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { start, type RunningBot } from "../../src/app/app.ts";
import { readConfig } from "../../src/config/config.ts";
import { silentLog } from "../../src/platform/log.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { aChannel, botUser } from "../support/fake-slack/workspace.ts";
import { demoUsers, wordsOf } from "../support/slack-bot.ts";

const channels = [aChannel({ id: "CTEAM", members: new Set(["UOFFICER", botUser]) })];

let server: Server;
let sockets: Socket[];
let slack: FakeSlack;
let running: RunningBot | null;
let started: Promise<unknown>;

// a database that takes a connection and never says a word
beforeEach(async () => {
  [sockets, running] = [[], null];
  server = createServer((socket) => void sockets.push(socket.on("error", () => undefined))).listen(0, "127.0.0.1");
  await once(server, "listening");
  slack = await FakeSlack.start({ users: demoUsers, channels });
});
afterEach(async () => {
  await running?.stop();
  for (const socket of sockets) socket.destroy();
  server.close();
  await started.catch(() => undefined);
  await slack.close();
});

async function open(isSocket: boolean): Promise<RunningBot> {
  const at = server.address();
  const config = readConfig({
    DATA_DIR: ":memory:",
    PORT: "0",
    CASE_DATABASE: "mssql",
    MSSQL_SERVER: "127.0.0.1",
    MSSQL_PORT: String(typeof at === "object" && at !== null ? at.port : 0),
    MSSQL_DATABASE: "cases",
    MSSQL_USER: "bot",
    MSSQL_PASSWORD: "x",
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
    ...(isSocket ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
  });
  started = start(config, silentLog, (opened) => (running = opened));
  await vi.waitUntil(() => running !== null && sockets.length > 0, { timeout: 20_000 });
  if (running === null) throw new Error("the bot did not open");
  const address = /http\S+/.exec(running.lines.join())?.[0];
  if (address !== undefined) slack.sender.requestUrl = address;
  else await vi.waitUntil(() => slack.server.sockets.connections === 1, { timeout: 8000 });
  return running;
}

describe("while the first load takes its time", () => {
  it.each([
    ["over HTTP", false],
    ["by Socket Mode", true],
  ])("whoever asks %s is acknowledged at once and told how far it is", async (_, isSocket) => {
    await open(isSocket);
    const by = { user: "UOFFICER", channel: "CTEAM" };
    const delivery = await slack.command("reviews overdue", by);
    await slack.say("my work", { user: "UOFFICER", channel: "" });
    const home = await slack.openHome("UOFFICER");
    const told = () => slack.toldTo("UOFFICER").map(wordsOf).join("\n");
    await vi.waitUntil(() => told().split("still being read").length > 2, { timeout: 10_000 });

    expect([delivery.status, home.status]).toEqual([200, 200]);
    expect(told()).toContain("The case data is still being read (no row is read yet). Ask again in a few minutes");
    expect(told()).not.toContain("may ask");
    await vi.waitUntil(() => JSON.stringify(slack.workspace.homes.get("UOFFICER"))?.includes("still being read"));
  });
});
