import type { IncomingMessage, Server } from "node:http";
import { WebSocketServer, type WebSocket } from "ws";
import { objectOf, parsed, textOf, type Json } from "./json.ts";

/** The acknowledgement of an envelope, and how long it took. */
export interface Ack {
  readonly payload: Json;
  readonly milliseconds: number;
}

/** Socket Mode: connections with a ticket of apps.connections.open, `hello`, envelopes and acknowledgements. */
export class Sockets {
  private readonly server = new WebSocketServer({ noServer: true });
  private readonly open = new Set<WebSocket>();
  private readonly tickets = new Set<string>();
  private readonly waiting = new Map<string, (payload: Json) => void>();
  private count = 0;

  constructor(http: Server) {
    http.on("upgrade", (request: IncomingMessage, socket, head) => {
      const ticket = new URL(request.url ?? "/", "http://fake").searchParams.get("ticket") ?? "";
      if (!this.tickets.delete(ticket)) return void socket.destroy();
      this.server.handleUpgrade(request, socket, head, (connection) => this.greet(connection));
    });
  }

  /** Returns a ticket for one connection. */
  ticket(): string {
    this.count += 1;
    this.tickets.add(`t${this.count}`);
    return `t${this.count}`;
  }

  get connections(): number {
    return this.open.size;
  }

  /** Sends an envelope through one connection. Resolves with its acknowledgement. */
  async send(type: string, payload: Json, timeout: number, retry?: number): Promise<Ack> {
    const [connection] = this.open;
    if (!connection) throw new Error("no bot is connected by Socket Mode");
    this.count += 1;
    const id = `envelope-${this.count}`;
    const sentAt = performance.now();
    const acked = new Promise<Json>((resolve) => this.waiting.set(id, resolve));
    const retried = retry === undefined ? {} : { retry_attempt: retry, retry_reason: "timeout" };
    connection.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== "events_api", ...retried }),
    );
    const late = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => reject(new Error("not acknowledged in time")), timeout);
      void acked.then(() => clearTimeout(timer));
    });
    return { payload: await Promise.race([acked, late]), milliseconds: performance.now() - sentAt };
  }

  /** Sends a frame as it is to every bot. */
  sendFrame(frame: string | Buffer): void {
    for (const connection of this.open) connection.send(frame);
  }

  /** Asks every bot to reconnect, as Slack sometimes does. */
  recycle(): void {
    for (const connection of this.open)
      connection.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  /** Breaks every connection. */
  drop(): void {
    for (const connection of this.open) connection.terminate();
    this.open.clear();
  }

  close(): void {
    for (const connection of this.open) connection.terminate();
    this.server.close();
  }

  private greet(connection: WebSocket): void {
    this.open.add(connection);
    connection.on("close", () => this.open.delete(connection));
    connection.on("message", (data) => {
      const message = objectOf(parsed(Buffer.isBuffer(data) ? data.toString("utf8") : ""));
      const id = textOf(message["envelope_id"]);
      this.waiting.get(id)?.(objectOf(message["payload"]));
      this.waiting.delete(id);
    });
    connection.send(
      JSON.stringify({ type: "hello", num_connections: this.open.size, connection_info: { app_id: "A0" } }),
    );
  }
}
