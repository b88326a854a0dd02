import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { postToResponseUrl } from "../../../../src/channels/slack/connection/response-url.ts";
import { slackFetch } from "../../../../src/channels/slack/connection/slack-answer.ts";
import { drawByQuickChart } from "../../../../src/drawing/quickchart.ts";
import { portOf } from "../../../../src/platform/http/http-listener.ts";
import { sendHeartbeat } from "../../../../src/platform/http/heartbeat.ts";

let server: Server;
let heard: string[];
let origin: string;
beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    heard.push(request.url ?? "");
    if (request.url === "/elsewhere") response.end('{"ok":true,"ts":"1"}');
    else response.writeHead(307, { location: `${origin}/elsewhere` }).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${portOf(server)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const picture = { width: 1, height: 1, configuration: { type: "bar", data: { datasets: [] } } } as const;
const call = (path: string) => slackFetch(`${origin}/api/`, () => undefined)(`${origin}${path}`, { method: "POST" });

it.each<[string, () => Promise<unknown>]>([
  ["Slack's Web API", () => call("/api/chat.postMessage")],
  ["an upload to Slack", () => call("/upload")],
  ["a response_url", async () => Promise.reject(await postToResponseUrl(`${origin}/x`, { text: "x" }, false))],
  ["the heartbeat", async () => ((await sendHeartbeat(origin)) ? null : Promise.reject(new Error("not heard")))],
  ["a QuickChart server", () => drawByQuickChart(picture, origin, 1000)],
])("%s that redirects is followed nowhere, so that nothing is told to another server", async (_, send) => {
  await expect(send()).rejects.toBeDefined();
  expect(heard).not.toContain("/elsewhere");
  expect(heard).toHaveLength(1);
});
