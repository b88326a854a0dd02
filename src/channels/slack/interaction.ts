import type { Bot } from "../../dispatch.ts";
import { type Form, toSlack } from "../../render/slack/index.ts";
import { isOfContents, type SlackError, slackError, slackErrorWord } from "./slack-error.ts";
import {
  type DeliveryRoute,
  messageArguments,
  noPlaceholder,
  routesTo,
  type Conversation,
  type Placeholder,
} from "./routes.ts";
import { randomBytes } from "node:crypto";
import type { Answer } from "../../answer.ts";
import type { Colleague } from "../../access/colleagues.ts";
import { escaped } from "../../render/slack/mrkdwn.ts";
import type { SlackContext } from "./slack-context.ts";

/** How an answer arrived, or that it did not. */
export interface Arrival {
  readonly way: DeliveryRoute["name"] | null;
  readonly look: Form["look"] | null;
  /** What went wrong before, in order. */
  readonly faults: readonly SlackError[];
}

/** Gives the next plainer form, after one that Slack would not take; null: there is none. */
export type NextForm = (refused: Form) => Promise<Form | null>;

/** Sends a form by the first way that is open, and a plainer one where Slack will not take the contents. */
export async function deliverForms(first: Form, next: NextForm, ways: readonly DeliveryRoute[]): Promise<Arrival> {
  const faults: SlackError[] = [];
  let form = first;
  for (const way of ways) {
    for (;;) {
      const fault = await sendAll(form, way);
      if (fault === null) return { way: way.name, look: form.look, faults };
      faults.push(fault);
      if (!isOfContents(fault)) break;
      const plainer = await next(form);
      if (plainer === null) break;
      form = plainer;
    }
  }
  return { way: null, look: null, faults };
}

async function sendAll({ messages }: Form, way: DeliveryRoute): Promise<SlackError | null> {
  for (const message of messages) {
    const fault = await way.send(message);
    if (fault !== null) return fault;
  }
  return null;
}

/** One question of somebody and what comes of it. */
export interface Interaction {
  readonly conversation: Conversation;
  /** What the answer's first message replaces. */
  readonly placeholder: Placeholder;
  /** Does the work for the person, once it is known who that is. Whatever goes wrong is told, privately and in words. */
  readonly run: (work: (colleague: Colleague) => Promise<void>) => Promise<void>;
  /** The answer is ready: nobody need be told that it is on its way. */
  readonly ready: () => void;
  readonly tell: (says: string) => Promise<void>;
  /** `key` is that of the message that the answer takes the place of, where it came unasked. */
  readonly show: (answer: Answer, key?: string) => Promise<void>;
}

export function openInteraction(
  slack: SlackContext,
  conversation: Conversation,
  placeholder: Placeholder = noPlaceholder(),
): Interaction {
  const { bot, client, settings } = slack;
  let isDone = false;

  const deliver = async (first: Form, next: NextForm): Promise<void> => {
    isDone = true;
    report(slack, await deliverForms(first, next, routesTo(conversation, placeholder, client, settings.apiUrl)));
  };

  const tell = (says: string): Promise<void> =>
    deliver({ look: "text", messages: [{ text: escaped(says.slice(0, 3000)) }] }, () => Promise.resolve(null));

  const show = async (answer: Answer, key = ""): Promise<void> => {
    const [first, next] = await slack.runExclusive(() =>
      fallbacks(slack, answer, { isEphemeral: !conversation.isDirect, key }),
    );
    await deliver(first, next);
  };

  const notice = async (): Promise<void> => {
    const text = "Working on it: the answer follows here.";
    if (isDone) return;
    if (conversation.isDirect) {
      const { ts } = await client.chat.postMessage(messageArguments({ text }, conversation.channel));
      placeholder.ts ??= ts ?? null;
      return;
    }
    const [way] = routesTo(conversation, noPlaceholder(), client, settings.apiUrl);
    await way?.send({ text });
  };

  const held: Interaction["run"] = async (work) => {
    const timer = setTimeout(() => void notice().catch(() => undefined), settings.noticeAfter);
    try {
      const colleague = await slack.identify(conversation.user);
      if ("error" in colleague) await tell(colleague.error);
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

  const hold: Interaction["run"] = (work) => {
    const one = held(work).finally(() => void slack.underway.delete(one));
    slack.underway.add(one);
    return one;
  };

  return { conversation, placeholder, run: hold, ready: () => void (isDone = true), tell, show };
}

/** How an answer is to be sent. */
interface Sending {
  /** Slack shows no pictures in what only one person sees. */
  readonly isEphemeral: boolean;
  /** What it was sent unasked under; empty: somebody asked for it. */
  readonly key: string;
}

/** The best form of an answer, and what gives the plainer ones. A picture is made only where Slack's own chart is refused. */
export function fallbacks(slack: SlackContext, answer: Answer, { isEphemeral, key }: Sending): [Form, NextForm] {
  // Whoever asked looks at the screen; what comes unasked lights up a locked one.
  const discreet = key !== "" && answer.audience === "private" ? { notification: answer.title } : {};
  const options = { keep: questionKeeper(slack.bot, answer, key), isEphemeral, ...discreet };
  const [first, ...others] = toSlack(answer, options);
  if (!first) throw new Error("an answer has no form");
  let left: readonly Form[] = others;
  const next: NextForm = async (refused) => {
    const picture = refused.look === "chart" && !isEphemeral ? await slack.picture(answer) : null;
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
export function report({ bot }: SlackContext, { way, look, faults }: Arrival): void {
  if (faults.length === 0) return;
  const fields = { way: way ?? "none", look: look ?? "none", faults: faults.map((fault) => slackErrorWord(fault)) };
  if (way === null) bot.log.error("an answer was not delivered", fields);
  else bot.log.warn("an answer was delivered otherwise", fields);
}

/** What a log may hold of an error: its name, Slack's word, and where it happened; its message may hold anything. */
export function aboutError(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  const fault = slackError(error);
  if (!(error instanceof Error)) return { error: "unknown", at: [] };
  const at = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { error: fault === null ? error.name : slackErrorWord(fault), at: at.slice(0, 8).map((line) => line.trim()) };
}

/** What was kept of a pressed button. */
export interface KeptQuestion {
  /** The words that it stands for. */
  readonly words: string;
  /** What the message that it is on was asked by; empty where nothing did. */
  readonly asks: string;
  /** What that message was sent unasked under; empty where somebody asked for it. */
  readonly key: string;
}

/** Keeps the words of an answer's buttons, and after them the key of its message and the words that asked for it. */
export function questionKeeper({ store, clock }: Bot, { query }: Pick<Answer, "query">, key: string) {
  return (words: readonly string[]): string => store.questions.keep([...words, key, query ?? ""], clock.now());
}

/** What a button of that value stands for; null where it is unknown or has expired. */
export function recallQuestion({ store, clock }: Bot, value: string): KeptQuestion | null {
  const [, id, place] = /^([\w-]{1,64}):(\d{1,4})$/.exec(value) ?? [];
  if (id === undefined) return null;
  const recall = (at: number) => store.questions.recall(id, at, clock.now()) ?? "";
  const words = recall(Number(place));
  return words === "" ? null : { words, asks: recall(-1), key: recall(-2) };
}

/** Whether two askings are of the same thing, whatever their filters, split and page: the one may take the other's place. */
export function isSameSubject(one: string, other: string): boolean {
  return one !== "" && subjectOf(one) === subjectOf(other);
}

function subjectOf(query: string): string {
  return query
    .trim()
    .replace(/ page \d+$/, "")
    .replace(/ by \w+$/, "")
    .replace(/ \p{L}+:.*$/u, "");
}
