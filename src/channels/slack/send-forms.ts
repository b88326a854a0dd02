import type { Answer } from "../../answer.ts";
import { toSlack, type SlackForm } from "../../render/slack/index.ts";
import { questionKeeper } from "../../delivery/button-words.ts";
import { isContentRejected, slackErrorWord, type SlackError } from "./connection/slack-error.ts";
import type { DeliveryRoute } from "./routes.ts";
import type { SlackContext } from "./slack-context.ts";

/** Gives the next plainer form after one that Slack rejected; null: there is none. */
export type NextForm = (rejected: SlackForm) => Promise<SlackForm | null>;

/** How an answer arrived, or that it did not. */
export interface Arrival {
  /** Null: by no route. */
  readonly route: DeliveryRoute["name"] | null;
  readonly look: SlackForm["look"] | null;
  /** What went wrong before, in order. */
  readonly errors: readonly SlackError[];
}

/** Sends a form by the first route that is open, and a plainer one where Slack rejects the contents. */
export async function sendForms(first: SlackForm, next: NextForm, routes: readonly DeliveryRoute[]): Promise<Arrival> {
  const errors: SlackError[] = [];
  let form = first;
  for (const route of routes) {
    for (;;) {
      const error = await sendAll(form, route);
      if (error === null) return { route: route.name, look: form.look, errors };
      errors.push(error);
      if (!isContentRejected(error)) break;
      const plainer = await next(form);
      if (plainer === null) break;
      form = plainer;
    }
  }
  return { route: null, look: null, errors };
}

async function sendAll({ messages }: SlackForm, route: DeliveryRoute): Promise<SlackError | null> {
  for (const message of messages) {
    const error = await route.send(message);
    if (error !== null) return error;
  }
  return null;
}

/** How an answer is to be sent. */
export interface SendOptions {
  /** Slack shows no pictures in what only one person sees. */
  readonly isEphemeral: boolean;
  /** The key under which the answer is sent unasked; empty: somebody asked for it. */
  readonly key: string;
}

/**
 * Returns the best form of an answer, and a function that gives the plainer ones. It makes a picture only where Slack
 * rejects its own chart.
 */
export function fallbacks(
  slack: SlackContext,
  answer: Answer,
  { isEphemeral, key }: SendOptions,
): [SlackForm, NextForm] {
  // Whoever asked looks at the screen; what comes unasked lights up a locked one.
  const discreet = key !== "" && answer.audience === "private" ? { notification: answer.title } : {};
  const options = { keep: questionKeeper(slack.bot, answer, key), isEphemeral, ...discreet };
  const [first, ...others] = toSlack(answer, options);
  if (!first) throw new Error("an answer has no form");
  let left: readonly SlackForm[] = others;
  const next: NextForm = async (rejected) => {
    const picture = rejected.look === "chart" && !isEphemeral ? await slack.picture(answer) : null;
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

/** Logs how an answer arrived, or that it did not. */
export function reportArrival({ bot }: SlackContext, { route, look, errors }: Arrival): void {
  const fields = { route: route ?? "none", look: look ?? "none", errors: errors.map(slackErrorWord) };
  if (errors.length === 0) bot.log.info("an answer was delivered", fields);
  else if (route === null) bot.log.error("an answer was not delivered", fields);
  else bot.log.warn("an answer was delivered otherwise", fields);
}
