import { isObject, listOf, objectOf, parsed, textOf, type Json } from "../fake-slack/json.ts";
import type { Fault } from "../fake-slack/faults.ts";
import { ConnectorServer } from "./connector-server.ts";
import {
  botId,
  clientId,
  homeTenant,
  memberId,
  Office,
  type FakeAccount,
  type FakeConversation,
  type SentActivity,
} from "./office.ts";
import { SigningKey } from "./signing.ts";

export interface FakeTeamsOptions {
  readonly accounts: readonly FakeAccount[];
  readonly conversations?: readonly FakeConversation[];
  readonly hasRateLimit?: boolean;
  /** Whether it takes calls without a token, as the Agents Playground does. */
  readonly isLocal?: boolean;
}

/** What the bot answered to an activity. */
export interface Reply {
  readonly status: number;
  readonly body: Json;
}

/** A Teams for tests. The bot calls it, and tests act in it as people do. */
export class FakeTeams {
  readonly office: Office;
  readonly server: ConnectorServer;
  readonly key = new SigningKey("k1");
  /** The token by which the bot calls Teams. */
  readonly botToken = this.key.sign({ aud: "https://api.botframework.com", exp: 4_102_444_800 });
  /** Where the bot takes activities. */
  endpoint = "";

  private constructor({ accounts, conversations = [], hasRateLimit = false, isLocal = false }: FakeTeamsOptions) {
    this.office = new Office(accounts, conversations);
    const { office, key, botToken } = this;
    this.server = new ConnectorServer({ office, key, botToken: isLocal ? null : botToken, hasRateLimit });
  }

  static async start(options: FakeTeamsOptions): Promise<FakeTeams> {
    const fake = new FakeTeams(options);
    await fake.server.listen();
    return fake;
  }

  /** Makes the next calls of a method (`send`, `member`, `members`, `open`) fail. */
  tell(method: string, fault: Fault, times = 1, channel?: string): void {
    this.server.faults.plan({ method, ...(channel === undefined ? {} : { channel }) }, fault, times);
  }

  /** Returns what everybody in a conversation sees of the bot. */
  seenBy(conversation: string): SentActivity[] {
    return this.office.sent.filter((one) => one.conversation.split(";")[0] === conversation && one.only === null);
  }

  /** Returns what the person alone sees: in their own conversation, or aimed at them. */
  toldTo(account: string): SentActivity[] {
    const own = `a:${account}`;
    return this.office.sent.filter((one) => one.conversation === own || one.only === memberId(account));
  }

  /** The claims of a token by which Teams calls the bot. */
  claims(): Json {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: "https://api.botframework.com",
      aud: clientId,
      serviceurl: this.server.origin,
      nbf: now - 60,
      exp: now + 3600,
    };
  }

  /** An activity as Teams makes it. */
  activity(account: string, conversation: string, more: Json): Json {
    const at = this.office.conversations.get(conversation.split(";")[0] ?? "") ?? this.office.personal(account);
    const isChannel = at.kind === "channel";
    return {
      id: this.office.next("f"),
      channelId: "msteams",
      serviceUrl: this.server.origin,
      from: { id: memberId(account), name: `Name of ${account}`, aadObjectId: account },
      recipient: { id: botId, name: "SEND" },
      conversation: {
        id: at.kind === "personal" ? at.id : conversation,
        conversationType: at.kind,
        tenantId: homeTenant,
      },
      channelData: {
        tenant: { id: homeTenant },
        ...(isChannel ? { channel: { id: at.id, name: "General", type: at.channelType }, team: { id: at.id } } : {}),
      },
      ...more,
    };
  }

  /** Types words, in the person's own conversation unless another is named; there with a mention of the bot. */
  say(text: string, account: string, conversation = `a:${account}`, more: Json = {}): Promise<Reply> {
    const at = this.office.conversations.get(conversation.split(";")[0] ?? "");
    const mention = at === undefined || at.kind === "personal" ? {} : mentioned(text);
    return this.post(this.activity(account, conversation, { type: "message", text, ...mention, ...more }));
  }

  install(account: string, conversation = `a:${account}`): Promise<Reply> {
    this.office.personal(account);
    return this.post(this.activity(account, conversation, { type: "installationUpdate", action: "add" }));
  }

  remove(account: string, conversation = `a:${account}`): Promise<Reply> {
    return this.post(this.activity(account, conversation, { type: "installationUpdate", action: "remove" }));
  }

  /** Presses the first button with the title on what the bot sent; `inputs` are what was chosen from its lists. */
  press(message: SentActivity, title: string, account: string, inputs: Json = {}): Promise<Reply> {
    const action = actionsIn(cardOf(message)).find((one) => one["title"] === title);
    if (action === undefined) throw new Error(`nothing on the card is called ${title}`);
    return this.act(message, action, account, inputs);
  }

  /** Sends an action on a message, which may be forged. */
  act({ conversation, id }: SentActivity, action: Json, account: string, inputs: Json = {}): Promise<Reply> {
    const { type, verb, data } = action;
    const value = { action: { type, verb, data: { ...objectOf(data), ...inputs } }, trigger: "manual" };
    return this.post(
      this.activity(account, conversation, { type: "invoke", name: "adaptiveCard/action", value, replyToId: id }),
    );
  }

  /** Answers the card that asks whether a file may be made. */
  consent(message: SentActivity, account: string, isAccepted: boolean): Promise<Reply> {
    const card = objectOf(objectOf(listOf(message.activity["attachments"])[0])["content"]);
    const path = `/onedrive/${this.office.next("file")}`;
    const uploadInfo = {
      uploadUrl: `${this.server.origin}${path}`,
      contentUrl: `https://example-my.sharepoint.com${path}`,
      name: "list.csv",
      uniqueId: "u1",
      fileType: "csv",
    };
    const value = isAccepted
      ? { type: "fileUpload", action: "accept", context: card["acceptContext"], uploadInfo }
      : { type: "fileUpload", action: "decline", context: card["declineContext"] };
    return this.post(
      this.activity(account, message.conversation, { type: "invoke", name: "fileConsent/invoke", value }),
    );
  }

  /** Sends an activity as Teams does, signed; `token` null sends none. */
  async post(activity: unknown, token: string | null = this.key.sign(this.claims()), headers = {}): Promise<Reply> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: typeof activity === "string" ? activity : JSON.stringify(activity),
    });
    return { status: response.status, body: objectOf(parsed(await response.text())) };
  }
}

function mentioned(text: string): Json {
  const mention = "<at>SEND</at>";
  return {
    text: `${mention} ${text}`,
    entities: [{ type: "mention", text: mention, mentioned: { id: botId, name: "SEND" } }],
  };
}

/** Returns the card of what the bot sent, or an empty object. */
export function cardOf({ activity }: SentActivity): Json {
  return objectOf(objectOf(listOf(activity["attachments"])[0])["content"]);
}

/** Returns every action in a card that is sent to the bot. */
export function actionsIn(card: unknown): Json[] {
  if (Array.isArray(card)) return card.flatMap(actionsIn);
  if (!isObject(card)) return [];
  const inner = Object.values(card).flatMap(actionsIn);
  return card["type"] === "Action.Execute" ? [card, ...inner] : inner;
}

/** Returns all that a message says, as JSON. */
export function wordsOf(message: SentActivity | undefined): string {
  return message === undefined ? "" : JSON.stringify(message.activity);
}

/** Returns the sentence or the card that a press was answered with. */
export function repliedWith({ body }: Reply): { readonly sentence: string | null; readonly card: Json | null } {
  const value = body["value"];
  return isObject(value) ? { sentence: null, card: value } : { sentence: textOf(value), card: null };
}
