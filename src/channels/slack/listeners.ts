import type { App, BlockAction, ViewSubmitAction } from "@slack/bolt";
import { answerPress, answerWords } from "./handlers.ts";
import type { SlackContext } from "./slack-context.ts";
import type { Homes } from "./home.ts";
import { dedupe } from "../../platform/dedupe.ts";
import { shareConfirmed } from "./share.ts";
import type { Conversation } from "./routes.ts";

/** Listens to everything that people of the workspace do with the bot: acknowledged at once, answered after. */
export function listen(app: App, slack: SlackContext, homes: Homes): void {
  const recent = dedupe(() => performance.now());
  // A fault is told to the person and logged where it happens; Slack must not be told of it, or it would send again.
  const isNew = (id: string | undefined): boolean => id === undefined || id === "" || recent.isNew(id);

  app.command(/^\//, async ({ ack, command, context }) => {
    await ack();
    // Only a marked retry may be passed over: Slack sends a command once, and silence is worse than a second answer.
    const isFirst = isNew(`${command.trigger_id} ${command.response_url}`);
    if (!isFirst && context.retryNum !== undefined) return;
    const { user_id: user, channel_id: id, channel_name: name, response_url: responseUrl, text, trigger_id } = command;
    const conversation: Conversation = {
      user,
      channel: id,
      name: nameOf(name),
      isDirect: false,
      responseUrl,
      thread: null,
    };
    await answerWords(slack, { words: text ?? "", place: conversation, trigger: trigger_id });
  });

  app.event("app_mention", async ({ event, body }) => {
    if (!isNew(body.event_id) || event.user === undefined) return;
    const words = event.text.replaceAll(/<@[^>]*>/g, " ");
    const thread = event.thread_ts ?? null;
    const conversation: Conversation = {
      user: event.user,
      channel: event.channel,
      name: null,
      isDirect: false,
      responseUrl: null,
      thread,
    };
    await answerWords(slack, { words: unescaped(words), place: conversation, trigger: null });
  });

  app.message(async ({ message, body }) => {
    if (message.channel_type !== "im" || message.subtype !== undefined || message.bot_id !== undefined) return;
    if (!isNew(body.event_id)) return;
    const conversation: Conversation = {
      user: message.user,
      channel: message.channel,
      name: null,
      isDirect: true,
      responseUrl: null,
      thread: null,
    };
    await answerWords(slack, { words: unescaped(message.text ?? ""), place: conversation, trigger: null });
  });

  app.action<BlockAction>(/.*/, async ({ ack, body, action }) => {
    await ack();
    if (!isNew(`${body.trigger_id} ${body.user.id} ${JSON.stringify(action)}`)) return;
    const value = valueOf(action);
    const conversation = placeOf(body);
    const ts = body.message?.ts ?? null;
    const isPrivate = ts === null || conversation.isDirect;
    if (value === null) return;
    await answerPress(slack, { value, place: conversation, trigger: body.trigger_id, ts, isPrivate });
    if (body.view?.type === "home") await homes.open(conversation.user);
  });

  app.view<ViewSubmitAction>({ callback_id: "share", type: "view_submission" }, async ({ ack, body, view }) => {
    await ack();
    if (isNew(`${body.trigger_id} ${view.id}`)) await shareConfirmed(slack, body.user.id, view.private_metadata);
  });

  app.event("app_home_opened", async ({ event }) => {
    if (event.tab === "home") await homes.open(event.user);
  });
}

/** Where a press was made: a message, or the person's Home, which is answered in their conversation with the bot. */
function placeOf(body: BlockAction): Conversation {
  const user = body.user.id;
  const channel = body.channel?.id;
  if (channel === undefined)
    return { user, channel: user, name: null, isDirect: true, responseUrl: null, thread: null };
  const isDirect = channel.startsWith("D") && body.message !== undefined;
  const responseUrl = body.response_url || null;
  return { user, channel, name: nameOf(body.channel?.name), isDirect, responseUrl, thread: null };
}

/** What was pressed or chosen stands for; null where that is nothing. */
function valueOf(action: BlockAction["actions"][number]): string | null {
  if (action.type === "button") return action.value ?? null;
  if (action.type === "static_select" || action.type === "overflow") return action.selected_option?.value ?? null;
  return null;
}

/** A channel's name; null for conversations that Slack gives no name of their own. */
function nameOf(name: string | undefined): string | null {
  return name === undefined || ["", "directmessage", "privategroup"].includes(name) ? null : `#${name}`;
}

/** Text as it was typed. */
function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
