import type { Fault, Which } from "./faults.ts";
import { isObject, listOf, objectOf, textOf, type Json } from "./json.ts";
import { actionOf } from "./pressed.ts";
import { Sender, type Delivery } from "./sender.ts";
import { SlackServer } from "./server.ts";
import { homeTeam, Workspace, type FakeChannel, type FakeMessage, type FakeUser } from "./workspace.ts";

export interface FakeOptions {
  readonly users: readonly FakeUser[];
  readonly channels?: readonly FakeChannel[];
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly hasRateLimit?: boolean;
  /** Milliseconds. */
  readonly now?: () => number;
  readonly port?: number;
}

/** Who acts, and where. */
export interface By {
  readonly user: string;
  readonly channel: string;
}

/** A Slack for tests. The bot calls it, and tests act in it as people do. */
export class FakeSlack {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly workspace: Workspace;
  readonly server: SlackServer;
  readonly sender: Sender;
  private count = 0;

  private constructor(options: FakeOptions) {
    const now = options.now ?? Date.now;
    this.botToken = options.botToken ?? "xoxb-fake";
    this.appToken = options.appToken ?? "xapp-fake";
    this.signingSecret = options.signingSecret ?? "a-secret-of-the-fake";
    this.workspace = new Workspace(options.users, options.channels ?? [], now);
    this.server = new SlackServer({
      workspace: this.workspace,
      botToken: this.botToken,
      appToken: this.appToken,
      hasRateLimit: options.hasRateLimit ?? false,
    });
    this.sender = new Sender({ signingSecret: this.signingSecret, sockets: this.server.sockets, now });
  }

  static async start(options: FakeOptions): Promise<FakeSlack> {
    const fake = new FakeSlack(options);
    await fake.server.listen(options.port);
    return fake;
  }

  get apiUrl(): string {
    return `${this.server.origin}/api/`;
  }

  close(): Promise<void> {
    return this.server.close();
  }

  /** Makes the next calls fail. */
  tell(which: Which | string, fault: Fault, times = 1): void {
    this.server.faults.plan(typeof which === "string" ? { method: which } : which, fault, times);
  }

  /** Returns the messages that everybody in the conversation sees, in order. */
  posts(channel: string): FakeMessage[] {
    return this.workspace.messages.filter((one) => one.channel === channel && one.onlyTo === undefined);
  }

  /** Returns what only this user sees: ephemeral messages, and those of their conversation with the bot. */
  toldTo(user: string): FakeMessage[] {
    const direct = this.workspace.direct(user).id;
    return this.workspace.messages.filter(
      (one) => one.onlyTo === user || (one.channel === direct && one.user !== user && one.onlyTo === undefined),
    );
  }

  /** Types a slash command. */
  command(text: string, by: By, command = "/send"): Promise<Delivery> {
    return this.sender.send("slash_commands", this.commandPayload(text, by, command));
  }

  commandPayload(text: string, { user, channel }: By, command = "/send"): Json {
    return {
      token: "legacy",
      team_id: this.workspace.users.get(user)?.team ?? homeTeam,
      team_domain: "home",
      channel_id: channel,
      channel_name: this.workspace.channels.get(channel)?.name ?? channel,
      user_id: user,
      user_name: user.toLowerCase(),
      command,
      text,
      api_app_id: "A0",
      is_enterprise_install: "false",
      response_url: this.responseUrl(channel, user, undefined),
      trigger_id: this.trigger(user),
    };
  }

  /** Presses the button, or chooses the option, with the label on a message. */
  press(message: FakeMessage, label: string, user: string): Promise<Delivery> {
    const action = actionOf(message.blocks, label);
    if (!action) throw new Error(`nothing on the message is called ${label}`);
    return this.act(message, action, user);
  }

  /** Sends an action on a message, which may be forged. */
  act(message: FakeMessage, action: Json, user: string): Promise<Delivery> {
    const { ts, channel, text, blocks, onlyTo, metadata } = message;
    const container = { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: onlyTo !== undefined };
    return this.sender.send("interactive", {
      ...this.interaction("block_actions", user),
      container,
      channel: { id: channel, name: this.workspace.channels.get(channel)?.name ?? "directmessage" },
      ...(onlyTo === undefined ? { message: { type: "message", ts, text, blocks, metadata, bot_id: "B0BOT" } } : {}),
      state: { values: {} },
      response_url: this.responseUrl(channel, user, ts),
      actions: [action],
    });
  }

  /** Presses something in the person's App Home. */
  pressHome(label: string, user: string): Promise<Delivery> {
    const view = objectOf(this.workspace.homes.get(user));
    const action = actionOf(listOf(view["blocks"]), label);
    if (!action) throw new Error(`nothing in the Home is called ${label}`);
    return this.actHome(action, user);
  }

  actHome(action: Json, user: string): Promise<Delivery> {
    const view = objectOf(this.workspace.homes.get(user));
    return this.sender.send("interactive", {
      ...this.interaction("block_actions", user),
      container: { type: "view", view_id: `V${user}` },
      view: { ...view, id: `V${user}` },
      actions: [action],
    });
  }

  /** Submits the person's newest modal, with the values of its inputs by action id. */
  submit(user: string, values: Readonly<Record<string, Json>> = {}): Promise<Delivery> {
    const open = [...this.workspace.views.values()].findLast((one) => one.user === user);
    if (!open) throw new Error("no modal is open");
    const state = Object.fromEntries(
      listOf(open.view["blocks"]).flatMap((block) => {
        const element = objectOf(block)["element"];
        if (!isObject(element)) return [];
        const id = textOf(element["action_id"]);
        return [[textOf(objectOf(block)["block_id"]), { [id]: values[id] ?? { type: element["type"] } }]];
      }),
    );
    return this.sender.send("interactive", {
      ...this.interaction("view_submission", user),
      view: { ...open.view, id: open.id, state: { values: state } },
      response_urls: [],
    });
  }

  /** Writes a message to the bot, in their conversation or with a mention in a channel. */
  say(text: string, { user, channel }: By): Promise<Delivery> {
    const { id, kind } = this.workspace.channels.get(channel) ?? this.workspace.direct(user);
    const { ts } = this.workspace.post({ channel: id, user, text, blocks: [] });
    const about = { user, text, ts, channel: id, event_ts: ts, team: this.workspace.users.get(user)?.team };
    const event = kind === "im" ? { type: "message", channel_type: "im", ...about } : { type: "app_mention", ...about };
    return this.sender.send("events_api", this.event(event));
  }

  /** Opens the App Home. */
  openHome(user: string): Promise<Delivery> {
    const event = { type: "app_home_opened", user, channel: this.workspace.direct(user).id, tab: "home" };
    return this.sender.send("events_api", this.event(event));
  }

  event(event: Json): Json {
    this.count += 1;
    const id = `Ev${this.count}`;
    return { token: "legacy", team_id: homeTeam, api_app_id: "A0", event, type: "event_callback", event_id: id };
  }

  private interaction(type: string, user: string): Json {
    const team = { id: this.workspace.users.get(user)?.team ?? homeTeam, domain: "home" };
    return {
      type,
      token: "legacy",
      api_app_id: "A0",
      team,
      user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team.id },
      trigger_id: this.trigger(user),
      is_enterprise_install: false,
      enterprise: null,
    };
  }

  private trigger(user: string): string {
    this.count += 1;
    return `trigger${this.count}.${user}.${this.workspace.now()}`;
  }

  private responseUrl(channel: string, user: string, original: string | undefined): string {
    this.count += 1;
    const id = `r${this.count}`;
    this.server.responseUrls.issue(id, { channel, user, original, madeAt: this.workspace.now() });
    return `${this.server.origin}/response/${id}`;
  }
}
