/** Delivers the messages of some councils as one host of each, and sends its parent what it took; see shared-store.ts. */
import { openSqlServerStore, type Store } from "../store/store.ts";
import type { CouncilWork, HostMeasurement } from "./shared-store.ts";

const at = "2021-06-30T07:30:00.000Z";
const noneDead = () => false;
/** Milliseconds since 1970. */
const now = () => performance.timeOrigin + performance.now();

const opened = ({ connectionString, councils, folder }: CouncilWork): Store[] =>
  councils.map((schema) =>
    openSqlServerStore({ connection: { connectionString, caFile: null, schema }, witnessFolder: folder, now }),
  );

function serve(stores: readonly Store[], { messages, host }: CouncilWork): HostMeasurement {
  const claims: number[] = [];
  const begun = performance.now();
  const used = process.cpuUsage();
  let delivered = 0;
  for (let round = 0; round < messages; round += 1) {
    for (const { outbox, runs } of stores) {
      // one of the hosts decides, and both deliver
      if (runs.begin("digest", `2021-06-30 ${round}`, at)) {
        const payload = { kind: "note", day: "2021-06-30", title: `Message ${round}`, lines: [] } as const;
        outbox.put(`note:${round}`, `person:${round % 40}`, payload, at);
      }
      const before = performance.now();
      const message = outbox.claim(host, now(), noneDead);
      claims.push(performance.now() - before);
      if (message === null || !outbox.renew(message.id, host, now())) continue;
      outbox.end(message.id, host, "sent", at, null, "m1");
      delivered += 1;
    }
  }
  const { user, system } = process.cpuUsage(used);
  const seconds = (performance.now() - begun) / 1000;
  for (const store of stores) store.close();
  return { delivered, seconds, claims, processorSeconds: (user + system) / 1e6 };
}

process.once("message", (work: CouncilWork) => {
  const stores = opened(work);
  process.once("message", () => {
    process.send?.(serve(stores, work));
    process.disconnect();
  });
  process.send?.("open");
});
