import type { View } from "@slack/types";
import { commandOf } from "../../dispatch.ts";
import { toHome } from "../../render/slack/index.ts";
import type { SlackContext } from "./slack-context.ts";
import { aboutError } from "./interaction.ts";
import { questionKeeper } from "./interaction.ts";
import { withRetry } from "./slack-error.ts";

/** What the Home shows, each by the words that ask for it. */
const shown = { work: "my work", pinned: "pin", settings: "alerts", help: "help" } as const;

export interface Homes {
  /** Shows somebody's Home anew. */
  readonly open: (user: string) => Promise<void>;
  /** Shows anew every Home that was opened and has changed since. */
  readonly refresh: () => Promise<void>;
}

/** Makes what keeps the Homes of those who open them. */
export function homes(slack: SlackContext): Homes {
  const { bot, client } = slack;
  const last = new Map<string, string>();

  const viewOf = async (user: string): Promise<View> => {
    const colleague = await slack.identify(user);
    if ("error" in colleague) return refusalView(colleague.error);
    const answers = await slack.runExclusive(() => {
      const ask = (words: string) => bot.answer(commandOf(words), colleague, "slack");
      const work = ask(shown.work);
      // Who has no work of that kind has no digest to set either.
      const settings = "error" in work ? [] : [ask(shown.settings)];
      return [work, ask(shown.pinned), ...settings, ask(shown.help)];
    });
    return toHome(
      answers.flatMap((answer) => ("error" in answer ? [] : [answer])),
      questionKeeper(bot, {}, ""),
    );
  };

  const publish = async (user: string, isForced: boolean): Promise<void> => {
    try {
      const view = await viewOf(user);
      const text = JSON.stringify(view);
      if (!isForced && last.get(user) === text) return;
      // Whoever opens the Home is shown it anew after a refresh, though this time Slack may not take it.
      if (!last.has(user)) last.set(user, "");
      await withRetry(() => client.views.publish({ user_id: user, view }));
      last.set(user, text);
    } catch (error) {
      bot.log.warn("a Home could not be shown", aboutError(error));
    }
  };

  return {
    open: (user) => publish(user, true),
    async refresh() {
      for (const user of last.keys()) await publish(user, false);
    },
  };
}

function refusalView(says: string): View {
  return {
    type: "home",
    blocks: [{ type: "section", text: { type: "plain_text", text: says.slice(0, 3000), emoji: false } }],
  };
}
