import type { App, BlockAction, ViewSubmitAction } from "@slack/bolt";
import { dedupe } from "../../platform/dedupe.ts";
import { answerPress, answerWords } from "./handlers.ts";
import type { Homes } from "./home.ts";
import { conversationWith, type Conversation } from "./routes.ts";
import { postConfirmedShare } from "./share.ts";
import type { SlackContext } from "./slack-context.ts";

/**
 * Listens to everything that people of the workspace do with the bot. Each request is acknowledged at once and answered
 * after. An error is told to the person and logged where it happens: if Slack were told of it, it would send the request again.
 */
export function listenToPeople(app: App, slack: SlackContext, homes: Homes): void {
  const isFirst = dedupe(() => performance.now());
  const isNew = (id: string | undefined): boolean => id === undefined || id === "" || isFirst(id);

  app.command(/^\//, async ({ ack, command, context }) => {
    await ack();
    // Only a marked retry may be passed over: Slack sends a command once, and silence is worse than a second answer.
    const isRepeat = !isNew(`${command.trigger_id} ${command.response_url}`);
    if (isRepeat && context.retryNum !== undefined) return;
    const { user_id: user, channel_id: channel, channel_name: name, response_url: responseUrl, text } = command;
    const conversation = conversationWith({ user, channel, name: nameOf(name), responseUrl });
    await answerWords(slack, { words: text ?? "", conversation, trigger: command.trigger_id });
  });

  app.event("app_mention", async ({ event, body }) => {
    const { user, channel, text, thread_ts: thread = null } = event;
    if (!isNew(body.event_id) || user === undefined) return;
    const words = unescaped(text.replaceAll(/<@[^<>]*>/g, " "));
    await answerWords(slack, { words, conversation: conversationWith({ user, channel, thread }), trigger: null });
  });

  app.message(async ({ message, body }) => {
    if (message.channel_type !== "im" || message.subtype !== undefined || message.bot_id !== undefined) return;
    if (!isNew(body.event_id)) return;
    const { user, channel, text = "" } = message;
    const conversation = conversationWith({ user, channel, isDirect: true });
    await answerWords(slack, { words: unescaped(text), conversation, trigger: null });
  });

  app.action<BlockAction>(/.*/, async ({ ack, body, action }) => {
    await ack();
    if (!isNew(`${body.trigger_id} ${body.user.id} ${JSON.stringify(action)}`)) return;
    const value = valueOf(action);
    if (value === null) return;
    const conversation = conversationOf(body);
    const ts = body.message?.ts ?? null;
    const isPrivate = ts === null || conversation.isDirect;
    await answerPress(slack, { value, conversation, trigger: body.trigger_id, ts, isPrivate });
    if (body.view?.type === "home") await homes.show(conversation.user);
  });

  app.view<ViewSubmitAction>({ callback_id: "share", type: "view_submission" }, async ({ ack, body, view }) => {
    await ack();
    if (isNew(`${body.trigger_id} ${view.id}`)) await postConfirmedShare(slack, body.user.id, view.private_metadata);
  });

  app.event("app_home_opened", async ({ event }) => {
    if (event.tab === "home") await homes.show(event.user);
  });
}

/**
 * Returns where a button was pressed: at a message, or in the person's Home, which is answered in their own
 * conversation.
 */
function conversationOf(body: BlockAction): Conversation {
  const user = body.user.id;
  const channel = body.channel?.id;
  if (channel === undefined) return conversationWith({ user, channel: user, isDirect: true });
  const isDirect = channel.startsWith("D") && body.message !== undefined;
  const responseUrl = body.response_url || null;
  return conversationWith({ user, channel, name: nameOf(body.channel?.name), isDirect, responseUrl });
}

/** Returns the value of what was pressed or chosen; null where it has none. */
function valueOf(action: BlockAction["actions"][number]): string | null {
  if (action.type === "button") return action.value ?? null;
  if (action.type === "static_select" || action.type === "overflow") return action.selected_option?.value ?? null;
  return null;
}

/** Returns a channel's name; null for conversations that Slack gives no name of their own. */
function nameOf(name: string | undefined): string | null {
  return name === undefined || ["", "directmessage", "privategroup"].includes(name) ? null : `#${name}`;
}

/** Returns a text as it was typed. */
function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
