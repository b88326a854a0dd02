import { commandOf, type ResolvedCommand } from "../../dispatch.ts";
import type { Colleague } from "../../access/colleagues.ts";
import type { Answer } from "../../answer.ts";
import { isSameSubject, recallQuestion, wasSentTo } from "../../delivery/button-words.ts";
import { openInteraction, type Interaction } from "./interaction.ts";
import { noPlaceholder, type Conversation } from "./routes.ts";
import { offerToShare } from "./share.ts";
import type { SlackContext } from "./slack-context.ts";

/** Somebody typed words. */
export interface TypedWords {
  readonly words: string;
  readonly conversation: Conversation;
  /** Lets the bot open a window for the person, for some seconds; null: nothing does. */
  readonly trigger: string | null;
}

export function answerWords(slack: SlackContext, { words, conversation, trigger }: TypedWords): Promise<void> {
  const interaction = openInteraction(slack, conversation);
  return interaction.run((colleague) =>
    withinLimits(slack, interaction, colleague, () =>
      answerTo(slack, interaction, colleague, commandOf(words), trigger),
    ),
  );
}

/** Somebody pressed a button or chose from a list. */
export interface ButtonPress {
  readonly value: string;
  readonly conversation: Conversation;
  readonly trigger: string | null;
  /** The timestamp of the message with the button; null where it cannot be replaced. */
  readonly ts: string | null;
  /** Only the presser sees that message, so that it may be replaced for them. */
  readonly isPrivate: boolean;
}

/**
 * Answers by the presser's rights, whoever the message was for. The same question asked again is answered in the
 * message's place.
 */
export function answerPress(
  slack: SlackContext,
  { value, conversation, trigger, ts, isPrivate }: ButtonPress,
): Promise<void> {
  const placeholder = noPlaceholder();
  const interaction = openInteraction(slack, conversation, placeholder);
  const replaceMessage = () => {
    placeholder.ts = ts;
    placeholder.isOfResponseUrl = true;
  };
  return interaction.run(async (colleague) => {
    const question = recallQuestion(slack.bot, value);
    if (question === null) return interaction.tell("This button has expired. Ask again for today's figures.");
    const { words, query, key } = question;
    const asked = commandOf(words);
    const work = () =>
      answerTo(slack, interaction, colleague, asked, trigger, async (answer) => {
        if (isPrivate && asked.command.changes === true && wasSentTo(slack.bot, key, colleague)) {
          replaceMessage();
          return interaction.show((await slack.rewrite(key)) ?? answer, key);
        }
        if (isPrivate && isSameSubject(query, answer.query ?? "")) replaceMessage();
        return interaction.show(answer);
      });
    // a digest may have more cases to put aside than a person may ask questions
    await (asked.command.changes === true ? work() : withinLimits(slack, interaction, colleague, work));
  });
}

/** Does the work, or tells the person that they ask too much. */
async function withinLimits(
  { bot }: SlackContext,
  interaction: Interaction,
  { email }: Colleague,
  work: () => Promise<void>,
): Promise<void> {
  const refusal = await bot.limits.within(`slack ${email}`, work);
  if (refusal !== null) await interaction.tell(refusal);
}

async function answerTo(
  slack: SlackContext,
  interaction: Interaction,
  colleague: Colleague,
  asked: ResolvedCommand,
  trigger: string | null,
  show: (answer: Answer) => Promise<void> = (answer) => interaction.show(answer),
): Promise<void> {
  const { command } = asked;
  const { isDirect, channel, user } = interaction.conversation;
  const inChannel = isDirect || channel.startsWith("D") ? null : channel;
  if (command.subscribes === true && inChannel !== null) {
    const rejection = await slack.audienceRejection(inChannel);
    if (rejection !== null) return interaction.tell(`Nothing can be posted here: ${rejection.reason}.`);
  }
  const answer = await slack.runInSlices(slack.bot.answer(asked, colleague, "slack", inChannel));
  if ("error" in answer) return interaction.tell(answer.error);
  if (command.asFile === true) return interaction.tell(await slack.uploads.sendList(answer, user));
  interaction.cancelNotice();
  if (answer.audience === "shared" && command.posts === true) return offerToShare(slack, interaction, answer, trigger);
  await show(answer);
}
