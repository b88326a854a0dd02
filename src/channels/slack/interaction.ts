import type { Colleague } from "../../access/colleagues.ts";
import type { Answer } from "../../answer.ts";
import { currentRequest, inRequest } from "../../platform/request-id.ts";
import type { SlackForm } from "../../render/slack/index.ts";
import { escaped } from "../../render/slack/mrkdwn.ts";
import { errorFields } from "./connection/slack-error.ts";
import { messageArguments } from "./connection/post-message.ts";
import { noPlaceholder, routesTo, type Conversation, type Placeholder } from "./routes.ts";
import { fallbacks, reportArrival, sendForms, type NextForm } from "./send-forms.ts";
import type { SlackContext } from "./slack-context.ts";

/** Something that somebody asked or pressed, and what the bot says to it. */
export interface Interaction {
  readonly conversation: Conversation;
  /**
   * Does the work once it is known who asks. Whatever goes wrong is told to the person, privately and in words. Never
   * rejects.
   */
  readonly run: (work: (colleague: Colleague) => Promise<void>) => Promise<void>;
  /** The answer is ready: nobody need be told that it is on its way. */
  readonly cancelNotice: () => void;
  readonly tell: (sentence: string) => Promise<void>;
  /** `key` is that of the message whose place the answer takes, where that was sent unasked. */
  readonly show: (answer: Answer, key?: string) => Promise<void>;
}

/** Opens an interaction. The answer's first message takes the place of the placeholder. */
export function openInteraction(
  slack: SlackContext,
  conversation: Conversation,
  placeholder: Placeholder = noPlaceholder(),
): Interaction {
  const { bot, client, settings } = slack;
  let isAnswered = false;

  const deliver = async (first: SlackForm, next: NextForm): Promise<void> => {
    isAnswered = true;
    const routes = routesTo(conversation, placeholder, client, settings.apiUrl);
    reportArrival(slack, await sendForms(first, next, routes));
  };

  const tell = (sentence: string): Promise<void> =>
    deliver({ look: "text", messages: [{ text: escaped(sentence.slice(0, 3000)) }] }, () => Promise.resolve(null));

  const show = async (answer: Answer, key = ""): Promise<void> => {
    const [first, next] = await slack.runExclusive(() =>
      fallbacks(slack, answer, { isEphemeral: !conversation.isDirect, key }),
    );
    await deliver(first, next);
  };

  /** Slack lets no app replace what it answered in a channel: there the notice would stay above the answer. */
  const giveNotice = async (): Promise<void> => {
    if (isAnswered || !conversation.isDirect) return;
    const text = "Working on it. The answer will appear here.";
    const { ts } = await client.chat.postMessage(messageArguments({ text }, conversation.channel));
    placeholder.ts ??= ts ?? null;
  };

  const work: Interaction["run"] = async (answer) => {
    const timer = setTimeout(() => void giveNotice().catch(() => undefined), settings.noticeAfter);
    try {
      const colleague = await slack.identify(conversation.user);
      if ("error" in colleague) await tell(colleague.error);
      else await answer(colleague);
    } catch (error) {
      const reference = currentRequest() ?? "none";
      bot.log.error("a fault of the bot's own", { reference, ...errorFields(error) });
      await tell(
        `Something went wrong, so your question was not answered. Try again. If it goes wrong again, report it with the reference ${reference}.`,
      );
    } finally {
      isAnswered = true;
      clearTimeout(timer);
    }
  };

  return {
    conversation,
    run(answer) {
      const running = inRequest(() => work(answer)).finally(() => void slack.underway.delete(running));
      slack.underway.add(running);
      return running;
    },
    cancelNotice: () => void (isAnswered = true),
    tell,
    show,
  };
}
