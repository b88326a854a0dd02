import type { ChatPlace } from "./connection/connector.ts";
import { field, listOf, text } from "./connection/foreign-json.ts";

/** The conversation in which something happened, and who did it. */
export interface Scene {
  /** Where a reply goes: in a channel, the thread. */
  readonly place: ChatPlace;
  /** The conversation's id without a thread. */
  readonly channel: string;
  readonly kind: "personal" | "group" | "channel" | "shared channel";
  /** What people call it; null: it has no name. */
  readonly name: string | null;
  readonly tenant: string | null;
  readonly sender: Sender;
}

export interface Sender {
  /** Teams' own id of the account. */
  readonly id: string;
  /** The account's object id in Microsoft Entra, in lower case; null: it has none, as bots and people from outside. */
  readonly account: string | null;
}

/** What a file consent card was answered. */
export interface FileConsent {
  readonly isAccepted: boolean;
  /** What the bot put into the card. */
  readonly value: string;
  /** Where Teams takes the file, and how it shows it; null where it was declined. */
  readonly upload: {
    readonly address: string;
    readonly contentUrl: string;
    readonly name: string;
    readonly id: string;
    readonly type: string;
  } | null;
}

/** Something that happened in Teams. */
export type TeamsEvent =
  | { readonly kind: "words"; readonly words: string; readonly isTargeted: boolean }
  | { readonly kind: "press"; readonly verb: unknown; readonly data: unknown }
  | { readonly kind: "file consent"; readonly consent: FileConsent }
  | { readonly kind: "installed" }
  /** A new version of the app is where an earlier one was. */
  | { readonly kind: "upgraded" }
  | { readonly kind: "removed" }
  /** Something that wants an answer, but none of the bot. */
  | { readonly kind: "unknown invoke" }
  | { readonly kind: "nothing" };

export interface Activity {
  /** Teams' id of it, the same if it is sent again; null: it has none. */
  readonly id: string | null;
  readonly scene: Scene;
  readonly event: TeamsEvent;
}

/** Reads an activity of Teams; null where it lacks what every one has. */
export function readActivity(body: unknown): Activity | null {
  const service = text(field(body, "serviceUrl"));
  const conversation = field(body, "conversation");
  const id = text(field(conversation, "id"));
  const from = field(body, "from");
  const sender = text(field(from, "id"));
  if (service === null || id === null || sender === null) return null;
  const channelData = field(body, "channelData");
  const channelName = text(field(field(channelData, "channel"), "name"));
  return {
    id: text(field(body, "id")),
    scene: {
      place: { service, id },
      channel: id.replace(/;messageid=.*$/, ""),
      kind: kindOf(conversation, channelData),
      name: channelName ?? text(field(conversation, "name")),
      tenant: tenantOf(body),
      sender: { id: sender, account: text(field(from, "aadObjectId"))?.toLowerCase() ?? null },
    },
    event: eventOf(body),
  };
}

/** Returns the organisation of an activity, in lower case; null where it names none, or two. */
export function tenantOf(body: unknown): string | null {
  const named = [
    text(field(field(field(body, "channelData"), "tenant"), "id")),
    text(field(field(body, "conversation"), "tenantId")),
  ].flatMap((tenant) => (tenant === null ? [] : [tenant.toLowerCase()]));
  const [first = null, second = first] = named;
  return first === second ? first : null;
}

/** A conversation of a kind that is not known counts as a group: others may read it. */
function kindOf(conversation: unknown, channelData: unknown): Scene["kind"] {
  switch (field(conversation, "conversationType")) {
    case "personal":
      return "personal";
    case "channel":
      return field(field(channelData, "channel"), "type") === "shared" ? "shared channel" : "channel";
    default:
      return "group";
  }
}

function eventOf(body: unknown): TeamsEvent {
  switch (field(body, "type")) {
    case "message": {
      const words = wordsOf(body);
      const isTargeted = field(field(body, "recipient"), "isTargeted") === true;
      return words === null ? { kind: "nothing" } : { kind: "words", words, isTargeted };
    }
    case "invoke":
      return invokeOf(field(body, "name"), field(body, "value"));
    case "installationUpdate":
      return installationOf(text(field(body, "action")) ?? "");
    default:
      return { kind: "nothing" };
  }
}

function installationOf(action: string): TeamsEvent {
  switch (action) {
    case "add":
      return { kind: "installed" };
    case "add-upgrade":
      return { kind: "upgraded" };
    case "remove":
      return { kind: "removed" };
    default:
      // `remove-upgrade` comes with `add-upgrade`, in either order
      return { kind: "nothing" };
  }
}

function invokeOf(name: unknown, value: unknown): TeamsEvent {
  if (name === "adaptiveCard/action") {
    const action = field(value, "action");
    return { kind: "press", verb: field(action, "verb"), data: field(action, "data") };
  }
  if (name !== "fileConsent/invoke") return { kind: "unknown invoke" };
  const info = field(value, "uploadInfo");
  const address = text(field(info, "uploadUrl"));
  const upload =
    address === null
      ? null
      : {
          address,
          contentUrl: text(field(info, "contentUrl")) ?? "",
          name: text(field(info, "name")) ?? "",
          id: text(field(info, "uniqueId")) ?? "",
          type: text(field(info, "fileType")) ?? "",
        };
  const isAccepted = field(value, "action") === "accept";
  return {
    kind: "file consent",
    consent: {
      isAccepted,
      value: text(field(field(value, "context"), "value")) ?? "",
      upload: isAccepted ? upload : null,
    },
  };
}

/** More than 500 characters take however they are escaped, in UTF-16 units. */
const mostRead = 10_000;
const mostMentions = 20;

/** Returns the words of a message without the mention of the bot; null: it holds no words, as a reaction or a picture. */
function wordsOf(body: unknown): string | null {
  const typed = field(body, "text");
  if (typeof typed !== "string") return null;
  // it is too long without its mentions too, and is refused by whoever reads the words
  if (typed.trim().length > mostRead) return typed;
  const bot = text(field(field(body, "recipient"), "id"));
  let words = typed;
  for (const entity of listOf(field(body, "entities")).slice(0, mostMentions)) {
    const mention = text(field(entity, "text"));
    const isOfBot = field(entity, "type") === "mention" && field(field(entity, "mentioned"), "id") === bot;
    if (isOfBot && mention !== null) words = words.replaceAll(mention, " ");
  }
  return unescaped(words.replaceAll(/<\/?at[^<>]*>/gi, " ").replaceAll(/<br\s*\/?>/gi, " ")).trim();
}

/** Returns a text as it was typed. */
function unescaped(words: string): string {
  return words
    .replaceAll(/&nbsp;| /g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
