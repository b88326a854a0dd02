import { PUBLIC } from "@microsoft/teams.api";
import { App, type AppOptions, type IPlugin } from "@microsoft/teams.apps";
import type { ChatListener } from "../../../platform/http/http-listener.ts";
import { UserError } from "../../../user-error.ts";
import { messagesRoute, type RequestObserver } from "./messages-route.ts";

/** Teams cannot be used with these settings: the message says which to change. */
export class TeamsStartError extends UserError {
  override readonly name = "TeamsStartError";
}

/** How the bot proves to Microsoft who it is. */
export type Credentials =
  /** Not at all: only this machine is answered. */
  | { readonly kind: "none" }
  | { readonly kind: "secret"; readonly clientId: string; readonly tenantId: string; readonly secret: string }
  /** `identity` is `system` or the client id of a managed identity. */
  | {
      readonly kind: "managed identity";
      readonly clientId: string;
      readonly tenantId: string;
      readonly identity: string;
    }
  /** By tokens that somebody else fetches. */
  | {
      readonly kind: "token";
      readonly clientId: string;
      readonly tenantId: string;
      readonly token: () => Promise<string>;
    };

type Options = AppOptions<IPlugin>;

/** Microsoft's cloud: where tokens come from and whose keys sign what Teams sends. */
export type Cloud = NonNullable<Options["cloud"]>;

/** The one cloud for all but governments that have their own. */
export const microsoftCloud: Cloud = PUBLIC;

/** Where Teams is for a conversation that none was told of: learn.microsoft.com, "Send proactive messages". */
const globalService = "https://smba.trafficmanager.net/teams";

/** What became of an activity: a status, and a body for those that want an answer. */
export interface ActivityReply {
  readonly status: number;
  readonly body?: unknown;
}

class TeamsApp extends App {
  /** Resolves with the token by which the bot calls Teams; null: it has no credentials. */
  async token(): Promise<string | null> {
    const token = await this.getBotToken();
    return token === null || token === undefined ? null : String(token);
  }
}

export type HttpClient = App["api"]["http"];

export interface TeamsConnection {
  /** Calls Teams as the bot. */
  readonly http: HttpClient;
  /** Begins to take what Teams sends, at /api/messages. The signature of each activity was checked. */
  readonly listen: (handle: (activity: unknown) => Promise<ActivityReply>) => Promise<void>;
  /** Rejects where Microsoft gives the bot no token. */
  readonly checkToken: () => Promise<void>;
}

/** How long Teams may take to answer a call, in milliseconds. */
const timeout = 15_000;

/**
 * Connects Microsoft's library to the web application; null: it only sends. Every option is given, since the library would else take it from
 * variables of the environment.
 */
export function openTeams(
  credentials: Credentials,
  cloud: Cloud,
  inbound: { readonly web: ChatListener["web"]; readonly observer: RequestObserver } | null,
): TeamsConnection {
  const isLocal = credentials.kind === "none";
  const app = new TeamsApp({
    ...optionsOf(credentials),
    cloud,
    serviceUrl: globalService,
    logger: silentLogger,
    httpServerAdapter: inbound === null ? noRoute : messagesRoute(inbound.web, isLocal, inbound.observer),
    dangerouslyAllowUnauthenticatedRequests: isLocal,
    messagingEndpoint: "/api/messages",
    oauth: { fetchUserToken: false },
  });
  const http = app.api.http.clone({ timeout });
  // by the agent of the process: the library would take a proxy from the environment, by rules of its own
  http.use({ request: ({ config }) => ({ ...config, proxy: false }) });
  return {
    http,
    async checkToken() {
      await app.token();
    },
    async listen(handle) {
      await app.initialize();
      app.server.onRequest = async ({ body }) => {
        const reply = await handle(body);
        return reply.body === undefined ? { status: reply.status } : { status: reply.status, body: reply.body };
      };
    },
  };
}

/** An empty text keeps the library from reading the environment, and counts as nothing. */
function optionsOf(
  credentials: Credentials,
): Pick<Options, "clientId" | "clientSecret" | "tenantId" | "token" | "managedIdentityClientId"> {
  switch (credentials.kind) {
    case "none":
      return { clientId: "", clientSecret: "", tenantId: "", managedIdentityClientId: "" };
    case "secret":
      return {
        clientId: credentials.clientId,
        clientSecret: credentials.secret,
        tenantId: credentials.tenantId,
        managedIdentityClientId: "",
      };
    case "managed identity":
      return {
        clientId: credentials.clientId,
        clientSecret: "",
        tenantId: credentials.tenantId,
        managedIdentityClientId: credentials.identity,
      };
    case "token":
      return {
        clientId: credentials.clientId,
        clientSecret: "",
        tenantId: credentials.tenantId,
        token: credentials.token,
        managedIdentityClientId: "",
      };
  }
}

/** For a bot that only sends. */
const noRoute: NonNullable<Options["httpServerAdapter"]> = { registerRoute: () => undefined };

/** What the library would log holds activities whole; the bot logs its own. */
const silentLogger: NonNullable<Options["logger"]> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  trace: () => undefined,
  log: () => undefined,
  child: () => silentLogger,
};
