import type { SharedAnswer } from "../../answer.ts";
import { commandOf } from "../../dispatch.ts";
import { toShareModal } from "../../render/slack/index.ts";
import type { SlackContext } from "./slack-context.ts";
import { deliverForms } from "./interaction.ts";
import { openInteraction, fallbacks, report, type Interaction } from "./interaction.ts";
import { slackError, slackErrorWord } from "./slack-error.ts";
import { withRetry } from "./slack-error.ts";
import { messageArguments, type DeliveryRoute } from "./routes.ts";

/** Asks in a window whether an answer is to be posted where it was asked for. */
export async function offerToShare(
  { client, bot }: SlackContext,
  talk: Interaction,
  answer: SharedAnswer,
  trigger: string | null,
): Promise<void> {
  const { channel, name, isDirect } = talk.conversation;
  if (isDirect || channel.startsWith("D"))
    return talk.tell("This conversation is private. Ask for it in the channel that should see it.");
  if (trigger === null || trigger === "")
    return talk.tell("To share it, type it as a command: /send share … in the channel that should see it.");
  const state = JSON.stringify({ channel, asks: answer.query ?? "" });
  try {
    await client.views.open({ trigger_id: trigger, view: toShareModal(answer, name ?? "this channel", state) });
  } catch (error) {
    const fault = slackError(error);
    if (fault === null) throw error;
    bot.log.warn("a window could not be opened", { fault: slackErrorWord(fault) });
    await talk.tell("Slack did not open the window that asks where it would go; press again.");
  }
}

/** Somebody said yes: the rights and the channel are looked at once more, then it is posted for all to see. */
export function shareConfirmed(slack: SlackContext, user: string, metadata: string): Promise<void> {
  const { bot, client } = slack;
  const { channel: target, asks: query } = stateOf(metadata);
  const talk = openInteraction(slack, {
    user,
    channel: target || user,
    name: null,
    isDirect: target === "",
    responseUrl: null,
    thread: null,
  });
  return talk.run(async (colleague) => {
    // The right to share is the command's own: other words would be answered masked to those who may not share them.
    const asked = commandOf(query);
    if (target === "" || asked.command.posts !== true) return talk.tell("Only masked numbers can be shared.");
    const answer = await slack.runExclusive(() => bot.answer(asked, colleague, "slack", target));
    if ("error" in answer) return talk.tell(answer.error);
    if (answer.audience !== "shared") return talk.tell("Only masked numbers can be shared.");
    const refusal = await slack.audienceRefusal(target);
    if (refusal !== null) return talk.tell(`It was not shared: ${refusal.says}.`);
    const post: DeliveryRoute = {
      name: "direct",
      send: async (message) => {
        try {
          await withRetry(() => client.chat.postMessage(messageArguments(message, target)));
          return null;
        } catch (error) {
          const fault = slackError(error);
          if (fault === null) throw error;
          return fault;
        }
      },
    };
    const arrival = await deliverForms(...fallbacks(slack, answer, { isEphemeral: false, key: "" }), [post]);
    report(slack, arrival);
    const last = arrival.faults.at(-1);
    if (arrival.way === null && last) await talk.tell(`It was not shared: ${refusalOf(slackErrorWord(last))}.`);
  });
}

const refusals: Readonly<Record<string, string>> = {
  not_in_channel: "the bot is not in this channel; invite it, then share again",
  channel_not_found: "the bot cannot see this channel; invite it, then share again",
  is_archived: "the channel is archived",
  "no answer": "Slack did not answer; look whether it is there before sharing it again",
};

function refusalOf(word: string): string {
  return refusals[word] ?? `Slack would not take it (${word})`;
}

/** What a window was opened for; empty words where its state is none of the bot's. */
function stateOf(metadata: string): { readonly channel: string; readonly asks: string } {
  const state = parsed(metadata);
  const text = (name: string): string => {
    const value: unknown = typeof state === "object" && state !== null ? Reflect.get(state, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return { channel: text("channel"), asks: text("asks") };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
