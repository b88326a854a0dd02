import { fork } from "node:child_process";
import { on } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { testServer } from "../config/config.ts";
import type { Report } from "./report.ts";
import { withDatabase } from "./sql-server-rows.ts";
import { quantile } from "./timing.ts";

/** What one process of the benchmark does: it is a host of each of its councils. */
export interface CouncilWork {
  readonly connectionString: string;
  readonly councils: readonly string[];
  /** How many messages each council sends. */
  readonly messages: number;
  readonly host: string;
  readonly folder: string;
}

/** What it took. */
export interface HostMeasurement {
  readonly delivered: number;
  readonly seconds: number;
  /** How long each claim took, with its wait for the store's lock, in milliseconds. */
  readonly claims: readonly number[];
  readonly processorSeconds: number;
}

const councilCount = 50;
/** How many processes share the councils of one host. */
const shares = 2;
const messagesOfCouncil = 40;

/** Measures the outboxes and runs of fifty councils, each of two hosts, in one database. */
export async function benchSharedStore(report: Report, folder: string): Promise<void> {
  report.part(`the outboxes of ${councilCount} councils in one SQL Server, two hosts each`);
  const server = testServer();
  if (server === null) return report.line("not measured: set MSSQL_TEST_CONNECTION_STRING");
  const councils = Array.from({ length: councilCount }, (_, at) => `council_${at}`);
  await withDatabase(server, "send_bench_stores", async ({ connectionString }) => {
    const work = { connectionString: connectionString ?? "", messages: messagesOfCouncil };
    const hosts = ["host-a", "host-b"].flatMap((host) =>
      Array.from({ length: shares }, (_, share) => ({
        ...work,
        host,
        folder: join(folder, host),
        councils: councils.filter((_, at) => at % shares === share),
      })),
    );
    const open = await Promise.all(hosts.map(openHost));
    const measured = await Promise.all(open.map((measure) => measure()));
    const delivered = measured.reduce((sum, one) => sum + one.delivered, 0);
    const seconds = Math.max(...measured.map((one) => one.seconds));
    const claims = measured.flatMap((one) => one.claims);
    const processor = measured.reduce((sum, one) => sum + one.processorSeconds, 0);
    const [middle, most] = [0.5, 0.99].map((share) => quantile(claims, share).toFixed(0));
    report.line(
      `${delivered} messages delivered in ${seconds.toFixed(0)} s: ${((60 * delivered) / seconds).toFixed(0)} a minute`,
    );
    report.line(`a claim took ${middle} ms (99% below ${most} ms), with the wait for the other host's lock`);
    report.line(`the bots' processors: ${((1000 * processor) / delivered).toFixed(1)} ms a message`);
    if (delivered !== councilCount * messagesOfCouncil) report.fail("a message was lost or delivered twice");
  });
}

/** Starts a host. Resolves, once its stores are open, with what makes it work. */
async function openHost(work: CouncilWork): Promise<() => Promise<HostMeasurement>> {
  const child = fork(fileURLToPath(new URL("council-process.js", import.meta.url)));
  const messages = on(child, "message", { close: ["exit"] });
  const next = async (): Promise<unknown> => {
    const { value, done } = await messages.next();
    if (done === true) throw new Error("a host ended before its work");
    return value[0];
  };
  child.send(work);
  await next();
  return async () => {
    child.send("go");
    const measured = await next();
    if (!isMeasurement(measured)) throw new Error("a host said something else than what it measured");
    return measured;
  };
}

function isMeasurement(message: unknown): message is HostMeasurement {
  return typeof message === "object" && message !== null && "delivered" in message;
}
