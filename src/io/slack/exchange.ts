import { randomBytes } from "node:crypto";
import type { Answer } from "../../answer.ts";
import type { Colleague } from "../../colleague.ts";
import { toSlack, type Form } from "../../render/slack.ts";
import { escaped } from "../../render/slack/words.ts";
import type { Channel } from "./channel.ts";
import { deliverForms, type Arrival, type NextForm } from "./deliver-forms.ts";
import { faultOf, faultWord } from "./fault.ts";
import { keeper } from "./kept.ts";
import { argumentsOf, nothingStands, waysTo, type Place, type Standing } from "./ways.ts";

/** One question of somebody and what comes of it. */
export interface Exchange {
  readonly place: Place;
  /** What the answer's first message replaces. */
  readonly standing: Standing;
  /** Does the work for the person, once it is known who that is. Whatever goes wrong is told, privately and in words. */
  readonly hold: (work: (colleague: Colleague) => Promise<void>) => Promise<void>;
  /** The answer is ready: nobody need be told that it is on its way. */
  readonly ready: () => void;
  readonly tell: (says: string) => Promise<void>;
  /** `key` is that of the message that the answer takes the place of, where it came unasked. */
  readonly show: (answer: Answer, key?: string) => Promise<void>;
}

export function exchange(channel: Channel, place: Place, standing: Standing = nothingStands()): Exchange {
  const { bot, client, settings } = channel;
  let isDone = false;

  const deliver = async (first: Form, next: NextForm): Promise<void> => {
    isDone = true;
    report(channel, await deliverForms(first, next, waysTo(place, standing, client, settings.apiUrl)));
  };

  const tell = (says: string): Promise<void> =>
    deliver({ look: "text", messages: [{ text: escaped(says.slice(0, 3000)) }] }, () => Promise.resolve(null));

  const show = async (answer: Answer, key = ""): Promise<void> => {
    const [first, next] = await channel.inTurn(() => ladder(channel, answer, { isEphemeral: !place.isDirect, key }));
    await deliver(first, next);
  };

  const notice = async (): Promise<void> => {
    const text = "Working on it: the answer follows here.";
    if (isDone) return;
    if (place.isDirect) {
      const { ts } = await client.chat.postMessage(argumentsOf({ text }, place.channel));
      standing.ts ??= ts ?? null;
      return;
    }
    const [way] = waysTo(place, nothingStands(), client, settings.apiUrl);
    await way?.send({ text });
  };

  const held: Exchange["hold"] = async (work) => {
    const timer = setTimeout(() => void notice().catch(() => undefined), settings.noticeAfter);
    try {
      const colleague = await channel.who(place.user);
      if ("refusal" in colleague) await tell(colleague.refusal);
      else await work(colleague);
    } catch (error) {
      const reference = randomBytes(4).toString("hex").toUpperCase();
      bot.log.error("a fault of the bot's own", { reference, ...aboutError(error) });
      await tell(`That could not be answered: the fault is the bot's own. Its reference is ${reference}.`);
    } finally {
      isDone = true;
      clearTimeout(timer);
    }
  };

  const hold: Exchange["hold"] = (work) => {
    const one = held(work).finally(() => void channel.underway.delete(one));
    channel.underway.add(one);
    return one;
  };

  return { place, standing, hold, ready: () => void (isDone = true), tell, show };
}

/** How an answer is to be sent. */
interface Sending {
  /** Slack shows no pictures in what only one person sees. */
  readonly isEphemeral: boolean;
  /** What it was sent unasked under; empty: somebody asked for it. */
  readonly key: string;
}

/** The best form of an answer, and what gives the plainer ones. A picture is made only where Slack's own chart is refused. */
export function ladder(channel: Channel, answer: Answer, { isEphemeral, key }: Sending): [Form, NextForm] {
  // Whoever asked looks at the screen; what comes unasked lights up a locked one.
  const discreet = key !== "" && answer.audience === "private" ? { notification: answer.title } : {};
  const options = { keep: keeper(channel.bot, answer, key), isEphemeral, ...discreet };
  const [first, ...others] = toSlack(answer, options);
  if (!first) throw new Error("an answer has no form");
  let left: readonly Form[] = others;
  const next: NextForm = async (refused) => {
    const picture = refused.look === "chart" && !isEphemeral ? await channel.picture(answer) : null;
    if (picture !== null) {
      const [, ...drawn] = toSlack(answer, { ...options, picture });
      left = drawn;
    }
    const [plainer, ...rest] = left;
    left = rest;
    return plainer ?? null;
  };
  return [first, next];
}

/** Says in the log what was delivered otherwise than hoped, and what was not. */
export function report({ bot }: Channel, { way, look, faults }: Arrival): void {
  if (faults.length === 0) return;
  const fields = { way: way ?? "none", look: look ?? "none", faults: faults.map((fault) => faultWord(fault)) };
  if (way === null) bot.log.error("an answer was not delivered", fields);
  else bot.log.warn("an answer was delivered otherwise", fields);
}

/** What a log may hold of an error: its name, Slack's word, and where it happened; its message may hold anything. */
export function aboutError(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  const fault = faultOf(error);
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: fault === null ? error.name : faultWord(fault), at: at.slice(0, 8).map((line) => line.trim()) };
}
