import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Faults } from "../fake-slack/faults.ts";
import { isObject, listOf, objectOf, parsed, textOf, type Json } from "../fake-slack/json.ts";
import { memberId, type FakeAccount, type Office } from "./office.ts";
import type { SigningKey } from "./signing.ts";

/** The most that Teams takes in one message, in bytes of UTF-16. */
const mostBytes = 100 * 1024;

/** Says no as Teams does. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

export interface ConnectorServerOptions {
  readonly office: Office;
  readonly key: SigningKey;
  /** Null: it asks for none, as the Agents Playground. */
  readonly botToken: string | null;
  /** Whether it refuses more than seven messages a second in a conversation. */
  readonly hasRateLimit: boolean;
}

/** The HTTP side of Teams: the Bot Connector, the list of its keys and somebody's OneDrive. */
export class ConnectorServer {
  readonly faults = new Faults();
  /** Every call, as `POST send a:officer`. */
  readonly calls: string[] = [];
  /** What was put into OneDrive, by its path. */
  readonly files = new Map<string, Buffer>();
  /** How often the bot asked for the keys. */
  keyLookups = 0;
  /** Its address for the bot, where that is another than its own. */
  publicOrigin: string | null = null;
  /** How many members a page holds. */
  pageSize = 3;
  private readonly http: Server;
  private readonly options: ConnectorServerOptions;
  private readonly times = new Map<string, number[]>();

  constructor(options: ConnectorServerOptions) {
    this.options = options;
    this.http = createServer((request, response) => void this.handle(request, response));
    this.http.keepAliveTimeout = 10 * 60_000;
  }

  async listen(): Promise<void> {
    this.http.listen(0, "127.0.0.1");
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
    this.http.closeAllConnections();
    this.http.close();
    await once(this.http, "close");
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    const bytes = await bytesOf(request);
    if (url.pathname === "/v1/.well-known/keys") {
      this.keyLookups += 1;
      return reply(response, 200, { keys: [this.options.key.jwk()] });
    }
    if (url.pathname.startsWith("/onedrive/"))
      return this.takeFile(request.method ?? "", url.pathname, bytes, response);
    const [, , , conversation = "", what = "", one = ""] = url.pathname.split("/").map(decodeURIComponent);
    const method = methodOf(request.method ?? "", conversation, what);
    this.calls.push(`${method} ${conversation}`);
    // that the bot is writing is sent beside what a test waits for, sooner or later
    const isTyping = objectOf(parsed(bytes.toString("utf8")))["type"] === "typing";
    const fault = isTyping ? null : this.faults.take(method, conversation);
    if (fault?.kind === "limit") return reply(response, 429, {}, { "retry-after": String(fault.seconds) });
    if (fault?.kind === "status") return reply(response, fault.status, objectOf(parsed(fault.body ?? "{}")));
    if (fault?.kind === "refuse") return reply(response, 403, { error: { code: fault.error } });
    if (fault?.kind === "hang") return;
    try {
      const { botToken } = this.options;
      const isKnown = botToken === null || request.headers.authorization === `Bearer ${botToken}`;
      if (!isKnown) throw new Refusal(401, "Unauthorized");
      const body = objectOf(parsed(bytes.toString("utf8")));
      const done = this.answer(method, { conversation, one, body, query: url.searchParams });
      if (fault?.kind === "drop") response.destroy();
      else reply(response, method === "send" || method === "open" ? 201 : 200, done);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reply(response, error.status, { error: { code: error.message, message: "what Teams says at length" } });
    }
  }

  /** Takes bytes as an upload session of OneDrive does: what was taken whole ends the session, so that it is not found. */
  private takeFile(verb: string, path: string, bytes: Buffer, response: ServerResponse): void {
    const fault = this.faults.take(verb === "PUT" ? "upload" : "session", "");
    this.calls.push(`${verb} onedrive`);
    if (fault?.kind === "status") return reply(response, fault.status, {});
    if (fault?.kind === "hang") return;
    if (this.files.has(path)) return reply(response, 404, { error: { code: "itemNotFound" } });
    if (verb !== "PUT") return reply(response, 200, { nextExpectedRanges: ["0-"] });
    this.files.set(path, bytes);
    if (fault?.kind === "drop") response.destroy();
    else reply(response, 201, {});
  }

  private answer(
    method: string,
    call: { conversation: string; one: string; body: Json; query: URLSearchParams },
  ): Json {
    switch (method) {
      case "open":
        return this.open(call.body);
      case "send":
        return this.send(call.conversation, call.body, call.query.get("isTargetedActivity") === "true");
      case "member": {
        // the Agents Playground knows members by this id alone
        const found = this.membersOf(call.conversation).find(({ account }) => call.one === memberId(account));
        if (found === undefined) throw new Refusal(404, "MemberNotFoundInConversation");
        return memberJson(found);
      }
      case "members": {
        const start = Number(call.query.get("continuationToken") ?? 0);
        const all = this.membersOf(call.conversation);
        const end = start + this.pageSize;
        const members = all.slice(start, end).map(memberJson);
        return { members, ...(end < all.length ? { continuationToken: String(end) } : {}) };
      }
      default:
        throw new Refusal(404, "NotFound");
    }
  }

  private open(body: Json): Json {
    const { office } = this.options;
    const account = office.accounts.get(textOf(objectOf(listOf(body["members"])[0])["id"]));
    if (account === undefined) throw new Refusal(400, "BadArgument");
    if (textOf(body["tenantId"]) !== account.tenant) throw new Refusal(403, "ForbiddenOperationException");
    if (!account.hasApp) throw new Refusal(403, "ForbiddenOperationException");
    return { id: office.personal(account.account).id };
  }

  private send(id: string, activity: Json, isTargeted: boolean): Json {
    const { office } = this.options;
    const conversation = office.conversations.get(id.replace(/;messageid=.*$/, ""));
    if (conversation === undefined) throw new Refusal(404, "ConversationNotFound");
    if (!conversation.hasBot) throw new Refusal(403, "BotNotInConversationRoster");
    if (conversation.kind === "personal") {
      const owner = office.accounts.get([...conversation.members][0] ?? "");
      if (owner?.hasApp !== true) throw new Refusal(403, "BotNotInConversationRoster");
      if (owner.isBlocking) throw new Refusal(403, "MessageWritesBlocked");
    }
    if (isTargeted && !conversation.takesTargeted) throw new Refusal(400, "BadArgument");
    this.keepPace(id);
    if (JSON.stringify(activity).length * 2 > mostBytes) throw new Refusal(413, "MessageSizeTooBig");
    const attachments = listOf(activity["attachments"]);
    const isEmpty = textOf(activity["text"]) === "" && attachments.length === 0;
    if (activity["type"] === "message" && isEmpty) throw new Refusal(400, "BadSyntax");
    const isBad = attachments.map(objectOf).some(({ contentType, content, contentUrl }) => {
      if (contentType === "application/vnd.microsoft.card.adaptive")
        return objectOf(content)["type"] !== "AdaptiveCard";
      return !isObject(content) && textOf(contentUrl) === "";
    });
    if (isBad) throw new Refusal(400, "BadSyntax");
    const only = isTargeted ? textOf(objectOf(activity["recipient"])["id"]) : null;
    const message = { id: office.next("m"), conversation: id, activity, only };
    if (activity["type"] === "message") office.sent.push(message);
    return { id: message.id };
  }

  private keepPace(id: string): void {
    if (!this.options.hasRateLimit) return;
    const now = performance.now();
    const times = (this.times.get(id) ?? []).filter((time) => time > now - 1000);
    this.times.set(id, [...times, now]);
    if (times.length >= 7) throw new Refusal(429, "TooManyRequests");
  }

  private membersOf(id: string): FakeAccount[] {
    const { accounts, conversations } = this.options.office;
    const conversation = conversations.get(id);
    if (conversation === undefined) throw new Refusal(404, "ConversationNotFound");
    if (!conversation.hasBot) throw new Refusal(403, "BotNotInConversationRoster");
    return [...conversation.members].flatMap((account) => accounts.get(account) ?? []);
  }
}

function methodOf(verb: string, conversation: string, what: string): string {
  if (verb === "POST") return conversation === "" ? "open" : what === "activities" ? "send" : "unknown";
  return what === "pagedmembers" ? "members" : what === "members" ? "member" : "unknown";
}

function memberJson({ account, email, tenant, role }: FakeAccount): Json {
  const principal = role === "guest" ? `${account}_home.example#EXT#@example.org` : `${account}@example.org`;
  return {
    id: role === "bot" ? `28:${account}` : memberId(account),
    ...(role === "anonymous" || role === "bot" ? {} : { aadObjectId: account }),
    name: `Name of ${account}`,
    ...(email === null ? {} : { email }),
    userPrincipalName: principal,
    tenantId: tenant,
    userRole: role,
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
