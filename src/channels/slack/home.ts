import { commandOf } from "../../dispatch.ts";
import type { View } from "@slack/types";
import type { Colleague } from "../../access/colleagues.ts";
import { toHome } from "../../render/slack/index.ts";
import { questionKeeper } from "../../delivery/button-words.ts";
import { unlessFaulty } from "../../store/health/store-fault.ts";
import { withRetry } from "./connection/slack-call.ts";
import { errorFields } from "./connection/slack-error.ts";
import type { SlackContext } from "./slack-context.ts";

/** Shows people their Homes: the pages about them inside the app. */
export interface Homes {
  /** Shows somebody's Home as it is now. */
  readonly show: (user: string) => Promise<void>;
  /** Shows again every Home that was opened and has changed since. */
  readonly refresh: () => Promise<void>;
}

/** The words that ask for each answer on a Home. */
const queries = { work: "my work", pinned: "pin", settings: "alerts", help: "help" } as const;

export function openHomes(slack: SlackContext): Homes {
  const { bot, client } = slack;
  // what was opened before the last start is known by its account alone, and shown anew once
  const earlier = unlessFaulty(() => bot.store.personal.all("home"), []);
  const shown = new Map(earlier.map(({ value }) => [value, ""]));

  const viewOf = async (user: string, isAsked: boolean): Promise<View> => {
    const colleague = await slack.identify(user, !isAsked);
    if ("error" in colleague) return errorView(colleague.error);
    if (isAsked) keepOpening(bot, colleague, user);
    const ask = (words: string) => slack.runInSlices(bot.answer(commandOf(words), colleague, "slack"));
    const work = await ask(queries.work);
    // Whoever has no such work has no digest to set either.
    const settings = "error" in work ? [] : [await ask(queries.settings)];
    const answers = [work, await ask(queries.pinned), ...settings, await ask(queries.help)];
    return toHome(
      answers.flatMap((answer) => ("error" in answer ? [] : [answer])),
      questionKeeper(bot, {}, ""),
    );
  };

  const publish = async (user: string, isForced: boolean): Promise<void> => {
    try {
      const view = await viewOf(user, isForced);
      const text = JSON.stringify(view);
      if (!isForced && shown.get(user) === text) return;
      // A Home that Slack does not take this time is shown again by the next refresh.
      if (!shown.has(user)) shown.set(user, "");
      await withRetry(() => client.views.publish({ user_id: user, view }));
      shown.set(user, text);
    } catch (error) {
      bot.log.warn("a Home could not be shown", errorFields(error));
    }
  };

  return {
    show: (user) => publish(user, true),
    async refresh() {
      for (const user of shown.keys()) await publish(user, false);
    },
  };
}

/** Keeps that somebody has opened their Home, so that it is kept up to date after the next start too. */
function keepOpening({ store }: SlackContext["bot"], { email }: Colleague, user: string): void {
  const who = store.personKey(email);
  unlessFaulty(() => {
    if (store.personal.get(who, "home") !== user) store.personal.set(who, "home", user);
  }, undefined);
}

function errorView(sentence: string): View {
  return {
    type: "home",
    blocks: [{ type: "section", text: { type: "plain_text", text: sentence.slice(0, 3000), emoji: false } }],
  };
}
