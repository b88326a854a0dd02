import { spawn, type ChildProcess } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

/** What a stand-in for Slack, with one user and a hook for answers, was sent. */
const answers: { readonly path: string; readonly body: string; readonly at: number }[] = [];
let emulator: Server;
let bot: ChildProcess;
let folder = "";
let output = "";
const secret = "0123456789abcdef";
const port = 20_000 + (process.pid % 20_000);

const addressOf = (server: Server): string => {
  const at = server.address();
  return `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`;
};

beforeAll(async () => {
  emulator = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      answers.push({ path, body: Buffer.concat(chunks).toString(), at: performance.now() });
      const user = { id: "U1", name: "m", profile: { email: "manager@example.org" } };
      const known = path.endsWith("users.info") ? { ok: true, user } : { ok: false, error: "unknown_method" };
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(path === "/hook" ? { ok: true } : known));
    });
  });
  emulator.listen(0, "127.0.0.1");
  await once(emulator, "listening");
  folder = await mkdtemp(join(tmpdir(), "slack-"));
  bot = spawn(process.execPath, ["dist/src/main.js"], {
    env: {
      PATH: process.env["PATH"] ?? "",
      DATA_DIR: folder,
      PAGE_PORT: "0",
      PORT: String(port),
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: secret,
      SLACK_API_URL: `${addressOf(emulator)}/api`,
    },
  });
  bot.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  bot.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const isReady = () => output.includes("The bot waits for Slack at") && output.includes('"msg":"loaded"');
  await vi.waitUntil(isReady, { timeout: 50_000 });
});

afterAll(async () => {
  if (bot.exitCode === null) {
    bot.kill();
    await once(bot, "exit");
  }
  emulator.closeAllConnections();
  emulator.close();
  await rm(folder, { recursive: true });
});

function command(text: string, responseUrl: string): Promise<Response> {
  const body = new URLSearchParams({
    command: "/send",
    text,
    user_id: "U1",
    user_name: "m",
    channel_id: "C1",
    channel_name: "general",
    team_id: "T1",
    response_url: responseUrl,
    trigger_id: String(Math.random()),
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
    body,
  });
}

describe("the started bot over a stand-in for Slack", () => {
  it("answers a signed slash command with a chart and a table", async () => {
    const sentAt = performance.now();
    const acknowledged = await command("reviews overdue", `${addressOf(emulator)}/hook`);
    // on a slow machine, the message that the answer is on its way comes first
    const found = () => answers.find(({ path, body }) => path === "/hook" && body.includes('"blocks"'));
    await expect.poll(found, { timeout: 20_000 }).toBeDefined();
    const answer = found();

    expect(acknowledged.status).toBe(200);
    expect(answer?.body).toContain('"data_visualization"');
    expect(answer?.body).toContain('"data_table"');
    expect((answer?.at ?? Infinity) - sentAt).toBeLessThan(3000);
  });

  it("ends with exit code 0 on SIGTERM", async () => {
    bot.kill("SIGTERM");
    const [code] = bot.exitCode === null ? await once(bot, "exit") : [bot.exitCode];

    expect(code).toBe(0);
  });
});
