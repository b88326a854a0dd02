import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { textOf, type Json } from "./json.ts";
import type { Sockets } from "./socket.ts";

/** How the bot answered a request. */
export interface Delivery {
  readonly status: number;
  /** The body of the acknowledgement. */
  readonly body: string;
  readonly milliseconds: number;
  /** How often it was sent again. */
  readonly retries: number;
}

export type EnvelopeKind = "slash_commands" | "interactive" | "events_api";

export interface SenderOptions {
  readonly signingSecret: string;
  readonly sockets: Sockets;
  /** The time of the requests, in milliseconds. */
  readonly now: () => number;
}

/** How long Slack waits for an acknowledgement, in milliseconds. */
const longestWait = 3000;

/** Sends requests to the bot as Slack does: through a connected socket, or else signed to its request URL. */
export class Sender {
  private readonly options: SenderOptions;
  /** The bot's address for requests; null: not known yet. */
  requestUrl: string | null = null;

  constructor(options: SenderOptions) {
    this.options = options;
  }

  /** Sends a request. An event that is not acknowledged is sent once more, marked as a retry. */
  async send(kind: EnvelopeKind, payload: Json): Promise<Delivery> {
    const first = await this.once(kind, payload);
    if (kind !== "events_api" || first.status === 200) return first;
    return { ...(await this.once(kind, payload, 1)), retries: 1 };
  }

  /** Sends a request once, marked as the retry of that number if given. */
  async once(kind: EnvelopeKind, payload: Json, retry?: number): Promise<Delivery> {
    if (this.options.sockets.connections > 0) {
      const ack = await this.options.sockets.send(kind, payload, longestWait, retry).catch(() => null);
      return {
        status: ack ? 200 : 0,
        body: ack ? JSON.stringify(ack.payload) : "",
        milliseconds: ack?.milliseconds ?? longestWait,
        retries: 0,
      };
    }
    const body =
      kind === "events_api"
        ? JSON.stringify(payload)
        : kind === "interactive"
          ? new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
          : formOf(payload);
    return this.signed(body, kind === "events_api", retry);
  }

  /** Sends a body with its signature and the present time, unless `forged` replaces them. */
  async signed(body: string, isJson: boolean, retry?: number, forged: Partial<Signature> = {}): Promise<Delivery> {
    if (this.requestUrl === null) throw new Error("the fake does not know where the bot takes requests");
    const sentAt = performance.now();
    const type = isJson ? "application/json" : "application/x-www-form-urlencoded";
    const request = fetch(this.requestUrl, this.request(body, type, retry, forged));
    const answer = request.then(
      async (response) => ({ status: response.status, body: await response.text() }),
      () => ({ status: 0, body: "" }),
    );
    const first = await Promise.race([answer, pause(longestWait, { status: 0, body: "" }, { ref: false })]);
    return { ...first, milliseconds: performance.now() - sentAt, retries: 0 };
  }

  /** Makes Slack's request with the body. */
  request(body: string, type: string, retry?: number, forged: Partial<Signature> = {}) {
    const timestamp = forged.timestamp ?? String(Math.floor(this.options.now() / 1000));
    const headers = {
      "content-type": type,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": forged.signature ?? signatureOf(this.options.signingSecret, timestamp, body),
      ...(retry === undefined ? {} : { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_timeout" }),
    };
    return { method: "POST", headers, body };
  }
}

export function formOf(fields: Json): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.set(name, textOf(value));
  return form.toString();
}

export interface Signature {
  readonly timestamp: string;
  readonly signature: string;
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}
