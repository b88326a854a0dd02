import type { Answer } from "../../answer.ts";
import type { Colleague } from "../../access/colleagues.ts";
import { commandOf, type Bot, type ResolvedCommand } from "../../dispatch.ts";
import type { SlackContext } from "./slack-context.ts";
import { openInteraction, type Interaction, recallQuestion, isSameSubject } from "./interaction.ts";
import { offerToShare } from "./share.ts";
import { noPlaceholder, type Conversation } from "./routes.ts";

/** Somebody typed words. */
export interface TypedWords {
  readonly words: string;
  readonly place: Conversation;
  /** What lets the bot open a window for the person, for some seconds; null: nothing does. */
  readonly trigger: string | null;
}

export function answerWords(slack: SlackContext, { words, place: conversation, trigger }: TypedWords): Promise<void> {
  const talk = openInteraction(slack, conversation);
  return talk.run((colleague) => answerTo(slack, talk, colleague, commandOf(words), trigger));
}

/** Somebody pressed a button or chose of a list. */
export interface ButtonPress {
  readonly value: string;
  readonly place: Conversation;
  readonly trigger: string | null;
  /** The message that was pressed; null where it cannot be replaced. */
  readonly ts: string | null;
  /** Only the presser sees that message, so that it may be replaced for this one. */
  readonly isPrivate: boolean;
}

/** Answers as to the presser, whoever the message was for: in the place of the message where it is the same asked anew. */
export function answerPress(
  slack: SlackContext,
  { value, place: conversation, trigger, ts, isPrivate }: ButtonPress,
): Promise<void> {
  const placeholder = noPlaceholder();
  const talk = openInteraction(slack, conversation, placeholder);
  const takePlace = () => {
    placeholder.ts = ts;
    placeholder.isOfResponseUrl = true;
  };
  return talk.run(async (colleague) => {
    const found = recallQuestion(slack.bot, value);
    if (found === null) return talk.tell("This button has expired. Ask again for the numbers of today.");
    const { words, asks: query, key } = found;
    const asked = commandOf(words);
    await answerTo(slack, talk, colleague, asked, trigger, async (answer) => {
      if (isPrivate && asked.command.changes === true && isTheirs(slack.bot, key, colleague)) {
        takePlace();
        return talk.show(slack.rewrite(key) ?? answer, key);
      }
      if (isPrivate && isSameSubject(query, answer.query ?? "")) takePlace();
      return talk.show(answer);
    });
  });
}

/** Whether the message of that key was sent to the person. */
function isTheirs({ store }: Bot, key: string, { email }: Colleague): boolean {
  return key !== "" && store.outbox.find(key)?.conversation === `person:${store.personKey(email)}`;
}

async function answerTo(
  slack: SlackContext,
  talk: Interaction,
  colleague: Colleague,
  asked: ResolvedCommand,
  trigger: string | null,
  show: (answer: Answer) => Promise<void> = (answer) => talk.show(answer),
): Promise<void> {
  const { command } = asked;
  const inChannel =
    talk.conversation.isDirect || talk.conversation.channel.startsWith("D") ? null : talk.conversation.channel;
  if (command.subscribes === true && inChannel !== null) {
    const refusal = await slack.audienceRefusal(inChannel);
    if (refusal !== null) return talk.tell(`Nothing can be posted here: ${refusal.says}.`);
  }
  const answer = await slack.runExclusive(() => slack.bot.answer(asked, colleague, "slack", inChannel));
  if ("error" in answer) return talk.tell(answer.error);
  if (command.asFile === true) return talk.tell(await slack.files.send(answer, talk.conversation.user));
  talk.ready();
  if (answer.audience === "shared" && command.posts === true) return offerToShare(slack, talk, answer, trigger);
  await show(answer);
}
