import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { argumentsOf, reply, tokenOf, uploadOf } from "./body.ts";
import { Faults, type Fault } from "./faults.ts";
import { textOf, type Json } from "./json.ts";
import { Refused, type Call, type Method } from "./method.ts";
import { chatMethods } from "./methods/chat.ts";
import { conversationMethods } from "./methods/conversations.ts";
import { fileMethods } from "./methods/files.ts";
import { userMethods } from "./methods/users.ts";
import { viewMethods } from "./methods/views.ts";
import { ResponseUrls } from "./response-url.ts";
import { Sockets } from "./socket.ts";
import { botUser, homeTeam, type Workspace } from "./workspace.ts";

export interface ServerOptions {
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly appToken: string;
  /** Whether it refuses more than about one message a second in a channel, as Slack does. */
  readonly hasRateLimit: boolean;
}

/** A call that was made. */
export interface Made {
  readonly method: string;
  readonly args: Json;
}

const methods: Readonly<Record<string, Method>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
  "auth.test": () => ({
    url: "https://home.slack.test/",
    team: "Home",
    team_id: homeTeam,
    user: "send",
    user_id: botUser,
    bot_id: "B0BOT",
  }),
};

/** The HTTP side of Slack: the Web API, uploads and response_url. */
export class SlackServer {
  readonly http: Server;
  readonly sockets: Sockets;
  readonly faults = new Faults();
  readonly responseUrls = new ResponseUrls();
  readonly calls: Made[] = [];
  /** The word with which every call by the bot's token is refused; null: the token is good. */
  tokenWord: string | null = null;
  /** Methods that this Slack pretends not to know. */
  readonly missing = new Set<string>();
  /** Its address for the bot, where that is another than its own. */
  publicOrigin: string | null = null;
  private readonly options: ServerOptions;
  private readonly lastPosts = new Map<string, number>();

  constructor(options: ServerOptions) {
    this.options = options;
    this.http = createServer((request, response) => void this.handle(request, response));
    // on a busy machine an idle connection that closes would be a fault that no test planned
    this.http.keepAliveTimeout = 10 * 60_000;
    this.sockets = new Sockets(this.http);
  }

  async listen(port = 0): Promise<void> {
    this.http.listen(port, "127.0.0.1");
    await once(this.http, "listening");
  }

  get port(): number {
    const at = this.http.address();
    return typeof at === "object" && at !== null ? at.port : 0;
  }

  get origin(): string {
    return this.publicOrigin ?? `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.sockets.close();
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, "close");
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, room = "", name = ""] = (request.url ?? "").split(/[/?]/);
    if (room === "upload") return this.takeUpload(name, request, response);
    if (request.method !== "POST") return reply(response, 404, "not found");
    const args = await argumentsOf(request);
    const method = room === "response" ? "response_url" : name;
    this.calls.push({ method, args });
    const channel = textOf(args["channel"]);
    const fault = this.faults.take(method, channel) ?? this.tooFast(method, channel);
    if (fault && (await strike(fault, response))) return;
    const done =
      room === "response" ? this.respond(name, args) : this.answer(method, args, tokenOf(request, args), response);
    if (fault?.kind === "drop" && fault.status !== undefined) reply(response, fault.status, "the fault is ours");
    else if (fault?.kind === "drop") response.destroy();
    else reply(response, done.status, done.body);
  }

  private async takeUpload(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const file = this.options.workspace.files.get(id);
    const fault = this.faults.take("upload", "");
    if (fault && (await strike(fault, response))) return;
    if (!file) return reply(response, 404, "not found");
    file.bytes = await uploadOf(request);
    if (fault?.kind === "drop") return void response.destroy();
    reply(response, 200, `OK - ${file.bytes.length}`);
  }

  private answer(method: string, args: Json, token: string, response: ServerResponse): { status: number; body: Json } {
    try {
      return { status: 200, body: { ok: true, ...this.result(method, args, token) } };
    } catch (error) {
      if (!(error instanceof Refused)) {
        response.destroy();
        throw error;
      }
      return { status: 200, body: { ok: false, error: error.message, ...error.more } };
    }
  }

  private result(method: string, args: Json, token: string): Json {
    const { botToken, appToken } = this.options;
    if (token === "") throw new Refused("not_authed");
    if (method === "apps.connections.open") {
      if (token !== appToken) throw new Refused(token === botToken ? "not_allowed_token_type" : "invalid_auth");
      return { url: `${this.origin.replace(/^http/, "ws")}/link/?ticket=${this.sockets.ticket()}` };
    }
    if (token !== botToken) throw new Refused("invalid_auth");
    if (this.tokenWord !== null) throw new Refused(this.tokenWord);
    const known = this.missing.has(method) ? undefined : methods[method];
    if (!known) throw new Refused("unknown_method", { req_method: method });
    const result = known(this.call(args));
    if (method === "chat.postMessage") this.lastPosts.set(textOf(args["channel"]), this.options.workspace.now());
    return result;
  }

  private respond(id: string, args: Json): { status: number; body: string | Json } {
    try {
      this.responseUrls.use(id, this.call(args));
      return { status: 200, body: "ok" };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const isGone = error.message.endsWith("_url");
      return { status: isGone ? 404 : 200, body: { ok: false, error: error.message } };
    }
  }

  private call(args: Json): Call {
    return { workspace: this.options.workspace, args, origin: this.origin };
  }

  private tooFast(method: string, channel: string): Fault | undefined {
    const last = this.lastPosts.get(channel);
    const isSoon = last !== undefined && this.options.workspace.now() - last < 1000;
    return this.options.hasRateLimit && method === "chat.postMessage" && isSoon
      ? { kind: "limit", seconds: 1 }
      : undefined;
  }
}

/** Does what a fault does before the call's own work. Resolves with whether that ends the call. */
async function strike(fault: Fault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case "refuse":
      reply(response, 200, { ok: false, error: fault.error });
      return true;
    case "limit":
      reply(response, 429, { ok: false, error: "ratelimited" }, { "retry-after": fault.seconds });
      return true;
    case "status":
      reply(response, fault.status, fault.body ?? "the fault is ours");
      return true;
    case "hang":
      return true;
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      return false;
    case "drop":
      return false;
  }
}
