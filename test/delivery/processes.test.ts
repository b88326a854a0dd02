import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { isLong } from "../support/long.ts";
import { stream } from "../support/random-borough.ts";

const messages = isLong ? 500 : 50;
const conversations = 10;

/** A chat over HTTP that is busy, broken or silent at random, and that records what it accepted. */
async function flakyServer(next: () => number) {
  const taken: { readonly conversation: string; readonly key: string }[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://x");
    if (request.method === "GET") {
      if (next() < 0.1) return void response.writeHead(503).end();
      const isThere = taken.some(
        ({ conversation, key }) =>
          conversation === url.searchParams.get("conversation") && key === url.searchParams.get("key"),
      );
      return void response.end(JSON.stringify(isThere));
    }
    let body = "";
    for await (const piece of request) body += String(piece);
    const mood = next();
    if (mood < 0.1) return void response.writeHead(429, { "retry-after": "50" }).end();
    if (mood < 0.2) return void response.writeHead(500).end();
    // accepts nothing and never answers: the caller's time-out ends it
    if (mood < 0.23) return undefined;
    taken.push(JSON.parse(body));
    if (mood < 0.26) return undefined;
    if (mood < 0.36) return void request.socket.destroy();
    return void response.writeHead(mood < 0.42 ? 502 : 200).end();
  };
  const server = createServer((request, response) => void handle(request, response).catch(() => undefined));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const at = server.address();
  const address = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}`;
  return { address, taken, close: () => server.close().closeAllConnections() };
}

it("two processes, one killed again and again, deliver every message once and each conversation in order", async () => {
  const next = stream(7);
  const folder = await mkdtemp(join(tmpdir(), "send-delivery-"));
  const server = await flakyServer(next);
  const store = openStore(folder);
  for (let at = 0; at < messages; at += 1) {
    const payload = { kind: "note", day: "2021-06-30", title: String(at), lines: [] } as const;
    store.outbox.put(String(at), `channel:C${at % conversations}`, payload, "2021-06-30T07:30:00.000Z");
  }
  const start = (): ChildProcess =>
    spawn(process.execPath, ["test/support/delivery-process.mjs", folder, server.address], { stdio: "inherit" });
  const both = [start(), start()];
  let kills = 0;
  const killer = setInterval(() => {
    const at = Math.floor(next() * 2);
    both[at]?.kill("SIGKILL");
    both[at] = start();
    kills += 1;
  }, 1000);
  try {
    await vi.waitFor(() => expect(store.outbox.waiting()).toBe(0), { timeout: 900_000, interval: 100 });
  } finally {
    clearInterval(killer);
    for (const child of both) child.kill("SIGKILL");
    server.close();
  }
  const inOrder = Array.from({ length: conversations }, (_, of) =>
    server.taken.filter(({ conversation }) => conversation === `C${of}`).map(({ key }) => Number(key)),
  );

  expect(store.outbox.ended("sent")).toHaveLength(messages);
  expect(inOrder).toEqual(
    Array.from({ length: conversations }, (_, of) =>
      Array.from({ length: messages / conversations }, (_, at) => at * conversations + of),
    ),
  );
  expect(kills).toBeGreaterThan(0);
  store.close();
  await rm(folder, { recursive: true });
}, 1_000_000);
