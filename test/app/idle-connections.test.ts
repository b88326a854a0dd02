import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { askPage, cleanUpAfterEach, startBot } from "../support/bot-process.ts";

cleanUpAfterEach();
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

it("a bot that may open 1,024 files answers while 1,500 connections to it say nothing", async () => {
  const bot = startBot({}, { command: "ulimit -n 1024; exec node dist/src/main.js" });
  const page = await bot.page();
  await askPage(page, "status");
  const { hostname, port } = new URL(page);
  for (let at = 0; at < 1500; at += 1) {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    sockets.push(socket);
    await new Promise((resolve) => socket.once("connect", resolve));
  }
  const response = await fetch(`${page}/?words=reviews`, { signal: AbortSignal.timeout(5000) });

  expect(response.status).toBe(200);
  expect(await response.text()).toContain("reviews");
});
