// Delivers an outbox over HTTP until the process is killed: node delivery-process.mjs <store folder> <address>
import { setTimeout as pause } from "node:timers/promises";
import { deliveryWorker } from "../../dist/src/delivery/worker.js";
import { isProcessDead, thisProcess } from "../../dist/src/platform/process.js";
import { silentLog } from "../../dist/src/platform/log.js";
import { openStore } from "../../dist/src/store/store.js";

const [folder, address] = process.argv.slice(2);
const store = openStore(folder);

async function call(path, options) {
  return fetch(`${address}${path}`, { ...options, signal: AbortSignal.timeout(500) });
}

const channel = {
  name: "http",
  canLookBack: true,
  health: () => "working",
  latest: async () => [],
  reaches: async () => true,
  addressOf: async () => null,
  owns: () => true,
  async send({ key, address: conversation }) {
    try {
      const response = await call("/messages", { method: "POST", body: JSON.stringify({ key, conversation }) });
      if (response.status === 429) return { kind: "busy", milliseconds: Number(response.headers.get("retry-after")) };
      return response.ok ? { kind: "sent", message: key } : { kind: "unsure", reason: String(response.status) };
    } catch (error) {
      return { kind: "unsure", reason: error.name };
    }
  },
  async find(conversation, key) {
    const response = await call(`/messages?${new URLSearchParams({ conversation, key })}`);
    if (!response.ok) throw new Error("the conversation cannot be read");
    return (await response.json()) ? key : null;
  },
};

const worker = deliveryWorker({
  outbox: store.outbox,
  storeId: store.health.id,
  acceptedAt: store.health.acceptedAt,
  sawStranger: () => {},
  channels: [channel],
  me: thisProcess,
  isDead: isProcessDead,
  now: () => Date.now(),
  instant: () => new Date().toISOString(),
  random: Math.random,
  colleagueOf: () => null,
  canRender: () => true,
  render: ({ title }) => ({ audience: "private", title, on: "", asAt: "", filters: [], parts: [] }),
  log: silentLog,
  waits: { shortest: 20, longest: 200, stopped: 50, settling: 300 },
});

async function work() {
  for (;;) if (!(await worker.deliverOne())) await pause(20);
}
await Promise.all([work(), work(), work(), work()]);
