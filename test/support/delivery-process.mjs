// Delivers an outbox by one chat until the process is killed: node delivery-process.mjs <slack or teams>
// Where the chat and the store are, its settings say, as those of the bot do; MACHINE is the host that it takes itself for.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { readConfig } from "../../dist/src/config/config.js";
import { deliveryWorker } from "../../dist/src/delivery/worker.js";
import { silentLog } from "../../dist/src/platform/log.js";
import { isProcessDead, signatureOf, thisProcess } from "../../dist/src/platform/process.js";
import { openIncidents } from "../../dist/src/reports/incidents.js";
import { openSqlServerStore, openStore } from "../../dist/src/store/store.js";

const [chat] = process.argv.slice(2);
const config = readConfig(process.env);
const { MACHINE: machine } = process.env;
const store =
  machine === undefined
    ? openStore(config.dataFolder)
    : openSqlServerStore({
        connection: { connectionString: config.storeConnectionString, caFile: null, schema: config.storeSchema },
        witnessFolder: config.dataFolder,
        now: () => Date.now(),
        // a test does not wait ten minutes for the message of a host that is gone; a claim must outlive a wait for the lock
        lease: 20_000,
      });
const instant = () => new Date().toISOString();

/** What an adapter needs of a bot to post in channels. */
const bot = {
  store,
  log: silentLog,
  clock: { now: instant },
  snapshots: { colleagues: () => new Map() },
  incidents: openIncidents(instant, silentLog),
  accessContact: "",
  whyEmpty: () => null,
};

const { slackChat, teamsChat } = await import(`../../dist/src/app/${chat}-chat.js`);
const channel = await (slackChat ?? teamsChat).openAdapter(bot, config);

const worker = deliveryWorker({
  outbox: store.outbox,
  storeId: store.health.id,
  acceptedAt: store.health.acceptedAt,
  sawStranger: () => {},
  channels: [channel],
  me: machine === undefined ? thisProcess : signatureOf(machine, process.pid, randomUUID()),
  isDead: isProcessDead,
  now: () => Date.now(),
  instant,
  random: Math.random,
  colleagueOf: () => null,
  canRender: () => true,
  render: ({ title }) => ({ audience: "shared", title, on: "2021-06-30", asAt: instant(), filters: [], parts: [] }),
  log: silentLog,
  waits: { shortest: 20, longest: 200, stopped: 50, settling: 300 },
});

async function work() {
  for (;;) if (!(await worker.deliverOne())) await pause(20);
}
await Promise.all([work(), work(), work(), work()]);
