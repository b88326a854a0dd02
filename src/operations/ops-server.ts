import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { boundedServer } from "../platform/http/bounded-server.ts";
import { listenOn, portOf } from "../platform/http/http-listener.ts";
import { errorName, type Log } from "../platform/log.ts";
import type { Levels, Metrics } from "./metrics.ts";
import type { NotReady } from "./readiness.ts";

/** The bot, seen from outside. */
export interface Watched {
  readonly notReady: () => readonly NotReady[];
  readonly levels: () => Levels;
}

/** The pages by which the bot is watched, served. */
export interface OpsServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves /healthz (the process answers), /readyz (503 with the reasons while it is not ready) and /metrics. Rejects with
 * PortError where the port cannot be opened.
 */
export async function serveOps(
  watched: Watched,
  metrics: Pick<Metrics, "text" | "contentType">,
  { port, host }: { readonly port: number; readonly host: string },
  log: Log,
): Promise<OpsServer> {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === "/healthz") return send(response, 200, "application/json", JSON.stringify({ status: "alive" }));
    if (path === "/readyz") {
      const reasons = watched.notReady();
      const body = reasons.length === 0 ? { status: "ready" } : { status: "not ready", reasons };
      return send(response, reasons.length === 0 ? 200 : 503, "application/json", JSON.stringify(body));
    }
    if (path === "/metrics") return send(response, 200, metrics.contentType, await metrics.text(watched.levels()));
    send(response, 404, "text/plain", "Only /healthz, /readyz and /metrics are here.");
  };
  const server = boundedServer((request, response) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead) return send(response, 405, "text/plain", "Only GET is answered.");
    const [path = ""] = (request.url ?? "").split("?");
    answer(path, response).catch((error: unknown) => {
      log.error("the ops page failed", { error: errorName(error) });
      send(response, 500, "text/plain", "Something went wrong. See the log.");
    });
  });
  await listenOn(server, { port, host }, "OPS_PORT");
  return {
    port: portOf(server) ?? port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" }).end(`${body}\n`);
}
