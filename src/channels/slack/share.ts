import type { SharedAnswer } from "../../answer.ts";
import { commandOf } from "../../dispatch.ts";
import { toShareModal } from "../../render/slack/index.ts";
import { mayHaveActed } from "./connection/post-message.ts";
import { slackErrorOrThrow, slackErrorWord } from "./connection/slack-error.ts";
import { openInteraction, type Interaction } from "./interaction.ts";
import { conversationWith, routeToChannel } from "./routes.ts";
import { fallbacks, reportArrival, sendForms } from "./send-forms.ts";
import type { SlackContext } from "./slack-context.ts";

/** Asks in a window whether an answer is to be posted where it was asked for. */
export async function offerToShare(
  { client, bot }: SlackContext,
  interaction: Interaction,
  answer: SharedAnswer,
  trigger: string | null,
): Promise<void> {
  const { channel, name, isDirect } = interaction.conversation;
  if (isDirect || channel.startsWith("D"))
    return interaction.tell(
      `Only you can see this conversation. To share the answer, type in the channel: /send ${answer.query ?? "share"}`,
    );
  if (trigger === null || trigger === "") return interaction.tell("To share it, type /send share … in the channel.");
  const state: ShareState = { channel, query: answer.query ?? "" };
  const view = toShareModal(answer, name ?? "this channel", JSON.stringify(state));
  try {
    await client.views.open({ trigger_id: trigger, view });
  } catch (error) {
    bot.log.warn("a window could not be opened", { error: slackErrorWord(slackErrorOrThrow(error)) });
    await interaction.tell("Slack did not open the window. Press the button again.");
  }
}

/** Posts what somebody confirmed for all to see, after a second look at the person's rights and at the channel. */
export function postConfirmedShare(slack: SlackContext, user: string, metadata: string): Promise<void> {
  const { bot, client } = slack;
  const { channel, query } = readState(metadata);
  const interaction = openInteraction(
    slack,
    conversationWith({ user, channel: channel || user, isDirect: channel === "" }),
  );
  return interaction.run(async (colleague) => {
    // Only the command itself checks the right to share: other words give people without it a rounded answer too.
    const asked = commandOf(query);
    if (channel === "" || asked.command.posts !== true) return interaction.tell("Only figures can be shared.");
    const answer = await slack.runInSlices(bot.answer(asked, colleague, "slack", channel));
    if ("error" in answer) return interaction.tell(answer.error);
    if (answer.audience !== "shared") return interaction.tell("Only figures can be shared.");
    const rejection = await slack.audienceRejection(channel);
    if (rejection !== null) {
      bot.auditPost(asked, colleague, "slack", channel, "not posted");
      return interaction.tell(`It was not shared: ${rejection.reason}.`);
    }
    const forms = fallbacks(slack, answer, { isEphemeral: false, key: "" });
    const arrival = await sendForms(...forms, [routeToChannel(channel, client)]);
    reportArrival(slack, arrival);
    const last = arrival.errors.at(-1);
    const isUnsure = last !== undefined && mayHaveActed(last);
    const outcome = arrival.route !== null ? "posted" : isUnsure ? "perhaps posted" : "not posted";
    bot.auditPost(asked, colleague, "slack", channel, outcome);
    if (outcome === "posted" || last === undefined) return;
    await interaction.tell(
      isUnsure
        ? `Slack did not answer (${slackErrorWord(last)}). Check the channel before you share it again.`
        : `It was not shared: ${reasonOf(slackErrorWord(last))}.`,
    );
  });
}

const reasons: Readonly<Record<string, string>> = {
  not_in_channel: "the bot is not in this channel. Invite it, then share again",
  channel_not_found: "the bot cannot see this channel. Invite it, then share again",
  is_archived: "the channel is archived",
  "no answer": "Slack did not answer. Check the channel before you share it again",
};

function reasonOf(word: string): string {
  return reasons[word] ?? `Slack refused it (${word})`;
}

/** What a window was opened for. Slack hands it back with the press. */
interface ShareState {
  readonly channel: string;
  readonly query: string;
}

/** Reads a window's state; anything that the bot did not write is empty. */
function readState(metadata: string): ShareState {
  const state = parseJson(metadata);
  const text = (name: keyof ShareState): string => {
    const value: unknown = typeof state === "object" && state !== null ? Reflect.get(state, name) : undefined;
    return typeof value === "string" ? value : "";
  };
  return { channel: text("channel"), query: text("query") };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
