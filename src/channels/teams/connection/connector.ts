import { ConnectorError, failureOf, type Failure } from "./connector-error.ts";
import { field, text } from "./foreign-json.ts";
import { openPace } from "./pace.ts";
import type { HttpClient } from "./teams-app.ts";
import type { TrustedHosts } from "./trusted-hosts.ts";
import { putIntoSession } from "./upload-session.ts";

/** A conversation, and the server of Teams for it. */
export interface ChatPlace {
  readonly service: string;
  readonly id: string;
}

/** What the bot sends. */
export type OutgoingActivity = Readonly<Record<string, unknown>> & { readonly type: "message" | "typing" };

/** An account as Teams describes it to a member of one of its conversations. */
export interface Member {
  /** Teams' own id of the account. */
  readonly id: string;
  /** The account's object id in Microsoft Entra; null: it has none, as bots and people from outside. */
  readonly account: string | null;
  readonly email: string | null;
  readonly principalName: string | null;
  readonly tenant: string | null;
  /** `user`, `guest`, `anonymous`, …; null: Teams does not say. */
  readonly role: string | null;
}

/** The bot's calls to Teams. Each rejects with ConnectorError. */
export interface Connector {
  /** Sends an activity once; resolves with its id. With `only`, nobody but the member of that id sees it. */
  readonly send: (place: ChatPlace, activity: OutgoingActivity, only?: string) => Promise<string>;
  readonly member: (place: ChatPlace, member: string) => Promise<Member>;
  /** Resolves with everybody in the conversation. */
  readonly members: (place: ChatPlace) => Promise<readonly Member[]>;
  /** Opens a person's own conversation with the bot; resolves with its id. Teams refuses where the app is not installed. */
  readonly openPersonal: (service: string, account: string, tenant: string) => Promise<string>;
  /** Puts bytes where Teams said that a person's file goes. An `unknown` failure: they may be there. */
  readonly putFile: (address: string, bytes: Buffer) => Promise<void>;
}

export interface ConnectorParts {
  readonly http: HttpClient;
  readonly hosts: TrustedHosts;
  /** Gives milliseconds since 1970. */
  readonly now: () => number;
  /** Is told that Teams takes no more for so many milliseconds. */
  readonly limited: (milliseconds: number) => void;
}

/** The most that Teams gives on one page of members. */
const pageSize = 500;
const mostPages = 200;

export function openConnector({ http, hosts, now, limited }: ConnectorParts): Connector {
  const wait = openPace(now);
  const call = async (work: () => Promise<{ readonly data: unknown }>): Promise<unknown> => {
    try {
      return (await work()).data;
    } catch (error) {
      if (error instanceof ConnectorError) throw error;
      const failure = failureOf(error, now());
      if (failure.kind === "limited") limited(failure.milliseconds);
      throw new ConnectorError(failure);
    }
  };
  const urlOf = (service: string, ...path: readonly string[]): string => {
    if (!hosts.isService(service)) throw new ConnectorError(untrusted);
    return [service.replace(/\/+$/, ""), "v3", "conversations", ...path.map(encodeURIComponent)].join("/");
  };
  // a redirect would carry what is said to another server
  const options = { maxRedirects: 0 };

  const memberPage = async ({ service, id }: ChatPlace, position: string | null) => {
    const params = { pageSize, ...(position === null ? {} : { continuationToken: position }) };
    const page = await call(() => http.get(urlOf(service, id, "pagedmembers"), { ...options, params }));
    const members = field(page, "members");
    if (!Array.isArray(members)) throw new ConnectorError({ kind: "unknown", word: "no members" });
    return { members: members.map(memberOf), next: text(field(page, "continuationToken")) };
  };

  return {
    async send({ service, id }, activity, only) {
      const milliseconds = wait(id);
      if (milliseconds > 0) throw new ConnectorError({ kind: "limited", milliseconds });
      const url = `${urlOf(service, id, "activities")}${only === undefined ? "" : "?isTargetedActivity=true"}`;
      const recipient = only === undefined ? {} : { recipient: { id: only, isTargeted: true } };
      return text(field(await call(() => http.post(url, { ...activity, ...recipient }, options)), "id")) ?? "";
    },
    async member({ service, id }, member) {
      return memberOf(await call(() => http.get(urlOf(service, id, "members", member), options)));
    },
    async members(place) {
      const all: Member[] = [];
      let position: string | null = null;
      for (let page = 0; page < mostPages; page += 1) {
        const { members, next }: Awaited<ReturnType<typeof memberPage>> = await memberPage(place, position);
        all.push(...members);
        if (next === null) return all;
        position = next;
      }
      throw new ConnectorError({ kind: "unknown", word: "too many members" });
    },
    async openPersonal(service, account, tenant) {
      const body = {
        isGroup: false,
        members: [{ id: account }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const id = text(field(await call(() => http.post(urlOf(service), body, options)), "id"));
      if (id === null) throw new ConnectorError({ kind: "unknown", word: "no conversation" });
      return id;
    },
    async putFile(address, bytes) {
      if (!hosts.isFileStore(address)) throw new ConnectorError(untrusted);
      await putIntoSession(address, bytes);
    },
  };
}

const untrusted: Failure = { kind: "rejected", status: 0, code: "not_an_address_of_Teams" };

function memberOf(value: unknown): Member {
  return {
    id: text(field(value, "id")) ?? "",
    account: text(field(value, "aadObjectId")) ?? text(field(value, "objectId")),
    email: text(field(value, "email")),
    principalName: text(field(value, "userPrincipalName")),
    tenant: text(field(value, "tenantId")),
    role: text(field(value, "userRole")),
  };
}
