import { once } from "node:events";
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isDirect } from "../../src/platform/http/proxy.ts";
import { cleanUpAfterEach, scratchFolder, startBot, type BotProcess } from "../support/bot-process.ts";
import { openConnectProxy, type ConnectProxy } from "../support/connect-proxy.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { openFakeEntra } from "../support/fake-teams/entra.ts";
import { FakeTeams, wordsOf } from "../support/fake-teams/fake-teams.ts";
import { anAccount, clientId, homeTenant } from "../support/fake-teams/office.ts";
import { isLong } from "../support/long.ts";
import { demoUsers } from "../support/slack-bot.ts";
import { aCertificateAuthority } from "../support/tds/certificates.ts";

cleanUpAfterEach();

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

let authority: Awaited<ReturnType<typeof aCertificateAuthority>>;
let authorityFile: string;
beforeEach(async () => {
  authority = await aCertificateAuthority();
  authorityFile = join(scratchFolder(), "ca.pem");
  writeFileSync(authorityFile, authority.pem);
});

async function aProxy(servers: Readonly<Record<string, number>>): Promise<ConnectProxy> {
  const proxy = await openConnectProxy(authority, servers);
  closers.push(proxy.close);
  return proxy;
}

const through = ({ address }: ConnectProxy) => ({ HTTPS_PROXY: address, NODE_EXTRA_CA_CERTS: authorityFile });
const hostsOf = ({ asked }: ConnectProxy) => [...new Set(asked)].toSorted();

/** Slack at its own addresses, which lead nowhere from here but through the proxy. */
async function slackBehindProxy() {
  const slack = await FakeSlack.start({ users: demoUsers });
  closers.push(() => slack.close());
  slack.server.publicOrigin = "https://slack.com";
  const proxy = await aProxy({ "slack.com": slack.server.port });
  const env = { ...through(proxy), SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken };
  return { slack, proxy, env };
}

const says = (bot: BotProcess, text: string) =>
  vi.waitUntil(() => bot.stdout().includes(text), { timeout: 50_000, interval: 50 });

describe("out through a proxy", () => {
  it("Slack is called, connected by Socket Mode and answered", async () => {
    const { slack, proxy, env } = await slackBehindProxy();
    const bot = startBot(env);
    await says(bot, "Slack reaches the bot by Socket Mode");
    await vi.waitUntil(() => bot.lines().some((line) => line.includes('"loaded"')), { timeout: 50_000 });
    const [byUrl, direct] = [
      { user: "UMANAGER", channel: "CTEAM" },
      { user: "UMANAGER", channel: "DMANAGER" },
    ];
    await slack.command("status", byUrl);
    await slack.say("status", direct);
    await vi.waitUntil(() => slack.toldTo("UMANAGER").length >= 2, { timeout: 30_000 });

    expect(slack.server.calls.map(({ method }) => method)).toContain("response_url");
    expect(hostsOf(proxy)).toEqual(["slack.com:443"]);
    expect(bot.lines().join()).not.toMatch(/pass(%20| )word/);
    expect((await bot.end("SIGTERM")).code).toBe(0);
  });

  it.each(isLong ? ["the proxy opens"] : [])(
    "Slack does not reach the bot, which says so, until %s",
    async () => {
      const { proxy, env } = await slackBehindProxy();
      proxy.isOpen = false;
      const bot = startBot({ ...env, OPS_PORT: "0" });
      await says(bot, "The bot waits for Slack");
      const ops = () => /at port (\d+)/.exec(bot.stdout())?.[1];
      const ready = () => fetch(`http://127.0.0.1:${ops()}/readyz`).then((response) => response.text());
      await expect.poll(ready, { timeout: 30_000 }).toContain("Slack does not answer the bot");
      expect(bot.stdout()).not.toContain("reaches the bot");
      proxy.isOpen = true;
      await says(bot, "Slack reaches the bot by Socket Mode");

      await expect.poll(ready, { timeout: 90_000 }).toBe('{"status":"ready"}\n');
    },
    180_000,
  );

  it("Teams is called with a token of Entra, and Microsoft's keys are fetched", async () => {
    const teams = await FakeTeams.start({
      accounts: [anAccount({ account: "manager", email: "manager@example.org" })],
    });
    const entra = await openFakeEntra(teams.botToken);
    closers.push(() => teams.server.close(), entra.close);
    teams.server.publicOrigin = "https://smba.trafficmanager.net";
    const proxy = await aProxy({
      "smba.trafficmanager.net": teams.server.port,
      "login.botframework.com": teams.server.port,
      "login.microsoftonline.com": entra.port,
    });
    const bot = startBot({
      ...through(proxy),
      PORT: "0",
      TEAMS_CLIENT_ID: clientId,
      TEAMS_TENANT_ID: homeTenant,
      TEAMS_CLIENT_SECRET: "Xy8~secret",
    });
    await says(bot, "The bot waits for Teams at");
    expect(bot.stdout()).not.toContain("Teams reaches the bot");
    await vi.waitUntil(() => bot.lines().some((line) => line.includes('"loaded"')), { timeout: 50_000 });
    teams.endpoint = /http\S+\/api\/messages/.exec(bot.stdout())?.[0] ?? "";
    expect((await teams.say("status", "manager")).status).toBe(200);
    await vi.waitUntil(() => teams.toldTo("manager").length > 0, { timeout: 30_000 });

    expect(wordsOf(teams.toldTo("manager")[0])).toContain("Data status");
    expect(entra.tokens()).toBe(1);
    expect(bot.stdout()).toContain("Teams reaches the bot");
    expect(hostsOf(proxy)).toEqual([
      "login.botframework.com:443",
      "login.microsoftonline.com:443",
      "smba.trafficmanager.net:443",
    ]);
  });

  it("other servers are called, but those of NO_PROXY directly; a proxy that refuses is no answer of theirs", async () => {
    const server = createServer((_request, response) => void response.end("it"));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closers.push(async () => server.close());
    const at = server.address();
    const port = typeof at === "object" && at !== null ? at.port : 0;
    const proxy = await aProxy({ "beats.example": port });
    const script = `
      import https from "node:https";
      import { useProxy } from "./dist/src/platform/http/proxy.js";
      import { sendHeartbeat } from "./dist/src/platform/http/heartbeat.js";
      useProxy({ httpsProxy: process.env.HTTPS_PROXY, noProxy: "here.example, .council.example" });
      const byHttps = (host) => new Promise((resolve) => https.get({ host }, (response) => resolve(response.statusCode))
        .on("error", ({ code }) => resolve(code)));
      console.log(JSON.stringify([
        await sendHeartbeat("https://beats.example/x"), await byHttps("beats.example"),
        await sendHeartbeat("https://gone.example/x"), await byHttps("gone.example"),
        await sendHeartbeat("https://here.example/x"), await byHttps("at.council.example"),
        await sendHeartbeat("http://127.0.0.1:${port}/x"),
      ]));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      env: { PATH: process.env["PATH"] ?? "", ...through(proxy) },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    await once(child, "exit");

    expect(output.trim()).toMatch(/^\[true,200,false,"EPROXYREFUSED",false,"E(NOTFOUND|AI_AGAIN)",true\]$/);
    expect(proxy.asked).toEqual(["beats.example:443", "beats.example:443", "gone.example:443", "gone.example:443"]);
  });
});

it.each([
  ["slack.com", 443, ["slack.com"], true],
  ["wss.slack.com", 443, ["slack.com"], true],
  ["wss.slack.com", 443, ["*.slack.com"], true],
  ["SLACK.com", 443, [".Slack.COM"], true],
  ["notslack.com", 443, ["slack.com"], false],
  ["slack.com", 443, ["slack.com:8443"], false],
  ["slack.com", 8443, ["slack.com:8443"], true],
  ["slack.com", 443, [], false],
])("%s:%i is reached directly where %j are: %s", (host, port, direct, expected) => {
  expect(isDirect(host, port, direct)).toBe(expected);
});
