import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { botOf, snapshotHolderOf } from "../../../src/app/bot.ts";
import { jobRunnerOf, scheduled } from "../../../src/app/work.ts";
import { dayOfText } from "../../../src/cases/day.ts";
import { readConfig } from "../../../src/config/config.ts";
import type { JobRunner } from "../../../src/delivery/job-runner.ts";
import { sendHeartbeat } from "../../../src/platform/http/heartbeat.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { machineClock } from "../../../src/platform/london-clock.ts";
import { openStore } from "../../../src/store/store.ts";

describe("the heartbeat", () => {
  let server: Server;
  let url: string;
  let heard: string[];
  let answer: number | null;

  beforeEach(async () => {
    heard = [];
    answer = 200;
    server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      if (answer !== null) response.writeHead(answer, { location: "/elsewhere" }).end();
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const at = server.address();
    url = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}/alive`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });

  it("is heard where the address answers well, and only there", async () => {
    expect(await sendHeartbeat(url)).toBe(true);
    answer = 500;
    expect(await sendHeartbeat(url)).toBe(false);
    expect(heard).toEqual(["GET /alive", "GET /alive"]);
  });

  it("follows no redirect", async () => {
    answer = 302;

    expect(await sendHeartbeat(url)).toBe(false);
    expect(heard).toEqual(["GET /alive"]);
  });

  it("waits no longer than its own time for an address that hangs, and fails at none that is not there", async () => {
    answer = null;

    expect(await sendHeartbeat(url, 50)).toBe(false);
    expect(await sendHeartbeat("http://127.0.0.1:1/alive")).toBe(false);
  });

  it.each([
    ["follows each refresh and digest, and no other job", {}, 2],
    ["follows no run that failed", { run: () => Promise.reject(new Error("the store is gone")) }, 0],
    ["follows no run while the bot is not healthy", { isHealthy: () => false }, 0],
    [
      "follows no load that was refused, while a digest of data that are fresh still counts",
      { error: "plan is empty" },
      1,
    ],
  ])("%s", async (_, { error = null, ...given }: Partial<JobRunner> & { readonly error?: string | null }, times) => {
    const config = readConfig({ HEARTBEAT_URL: url, DATA_DIR: ":memory:" });
    const clock = machineClock(dayOfText("2021-06-30"), "08:30");
    const store = openStore(":memory:");
    const snapshots = snapshotHolderOf(config, clock, silentLog, null);
    const state = () => ({ ...snapshots.state(), error });
    const bot = botOf(config, clock, silentLog, { ...snapshots, state }, store);
    const { runner } = jobRunnerOf(config, bot, []);
    const tried = { ...runner, run: () => Promise.resolve("done"), isHealthy: () => true, ...given };
    await Promise.all(scheduled(tried, config, bot).map((one) => one.run()));

    expect(heard).toHaveLength(times);
    store.close();
  });
});
