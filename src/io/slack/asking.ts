import type { Answer } from "../../answer.ts";
import type { Bot } from "../../bot.ts";
import type { Colleague } from "../../colleague.ts";
import { commandOf } from "../../dispatch.ts";
import type { Channel } from "./channel.ts";
import { exchange, type Exchange } from "./exchange.ts";
import { isSameSubject, pressed } from "./kept.ts";
import { offerToShare } from "./share.ts";
import { nothingStands, type Place } from "./ways.ts";

/** Somebody typed words. */
export interface Typed {
  readonly words: string;
  readonly place: Place;
  /** What lets the bot open a window for the person, for some seconds; null: nothing does. */
  readonly trigger: string | null;
}

export function answerWords(channel: Channel, { words, place, trigger }: Typed): Promise<void> {
  const talk = exchange(channel, place);
  return talk.hold((colleague) => answerTo(channel, talk, colleague, words, trigger));
}

/** Somebody pressed a button or chose of a list. */
export interface Press {
  readonly value: string;
  readonly place: Place;
  readonly trigger: string | null;
  /** The message that was pressed; null where it cannot be replaced. */
  readonly ts: string | null;
  /** Only the presser sees that message, so that it may be replaced for this one. */
  readonly isPrivate: boolean;
}

/** Answers as to the presser, whoever the message was for: in the place of the message where it is the same asked anew. */
export function answerPress(channel: Channel, { value, place, trigger, ts, isPrivate }: Press): Promise<void> {
  const standing = nothingStands();
  const talk = exchange(channel, place, standing);
  const takePlace = () => {
    standing.ts = ts;
    standing.isOfResponseUrl = true;
  };
  return talk.hold(async (colleague) => {
    const found = pressed(channel.bot, value);
    if (found === null) return talk.tell("This button has expired. Ask again for the numbers of today.");
    const { words, asks, key } = found;
    await answerTo(channel, talk, colleague, words, trigger, async (answer) => {
      if (isPrivate && commandOf(words).command.changes === true && isTheirs(channel.bot, key, colleague)) {
        takePlace();
        return talk.show(channel.rewrite(key) ?? answer, key);
      }
      if (isPrivate && isSameSubject(asks, answer.asks ?? "")) takePlace();
      return talk.show(answer);
    });
  });
}

/** Whether the message of that key was sent to the person. */
function isTheirs({ store }: Bot, key: string, { email }: Colleague): boolean {
  return key !== "" && store.outbox.find(key)?.conversation === `person:${store.personKey(email)}`;
}

async function answerTo(
  channel: Channel,
  talk: Exchange,
  colleague: Colleague,
  words: string,
  trigger: string | null,
  show: (answer: Answer) => Promise<void> = (answer) => talk.show(answer),
): Promise<void> {
  const { command } = commandOf(words);
  const inChannel = talk.place.isDirect || talk.place.channel.startsWith("D") ? null : talk.place.channel;
  if (command.subscribes === true && inChannel !== null) {
    const refusal = await channel.audienceRefusal(inChannel);
    if (refusal !== null) return talk.tell(`Nothing can be posted here: ${refusal.says}.`);
  }
  const answer = await channel.inTurn(() => channel.bot.answer(words, colleague, "slack", inChannel));
  if ("refusal" in answer) return talk.tell(answer.refusal);
  if (command.asFile === true) return talk.tell(await channel.files.send(answer, talk.place.user));
  talk.ready();
  if (answer.audience === "shared" && command.posts === true) return offerToShare(channel, talk, answer, trigger);
  await show(answer);
}
