import type { ChannelHealth } from "../../../delivery/channel-adapter.ts";
import type { Incidents } from "../../../reports/incidents.ts";
import { isTokenRejected, slackErrorWord, type SlackError } from "./slack-error.ts";
import { meaningOf } from "./slack-words.ts";

/** Is told of each call of the Web API: its method and what went wrong, or null. */
export type CallObserver = (method: string, error: SlackError | null) => void;

/** How Slack is, by its answers to the calls by the bot's token. */
export interface SlackHealth {
  readonly observe: CallObserver;
  readonly state: () => ChannelHealth;
  /** Whether Slack has answered, and not been silent since for a minute. */
  readonly isAnswering: () => boolean;
  /** Whether Slack should be asked how it is: it does not work, or nothing was asked for some minutes. */
  readonly isCheckDue: () => boolean;
}

/** How long Slack may give no usable answer before that is an incident, in milliseconds. */
const longestSilence = 15 * 60_000;
/** How long it may give none before the bot counts as not connected, in milliseconds. */
const shortestSilence = 60_000;
/** How long nothing may be asked before Slack is asked how it is, in milliseconds. */
const longestQuiet = 5 * 60_000;
/** The method without which nothing can be sent. */
const sending = "chat.postMessage";

/** Opens the health of Slack. `now` gives milliseconds. */
export function openSlackHealth(incidents: Pick<Incidents, "raise" | "settle">, now: () => number): SlackHealth {
  let answeredAt: number | null = null;
  let silentSince: number | null = null;
  let state: ChannelHealth = "working";
  const refused = new Set<string>();
  const end = (newState: ChannelHealth, sentence: string) => {
    state = newState;
    incidents.raise("slack", sentence);
  };
  const observeMethod = (method: string, error: SlackError | null) => {
    const id = `slack ${method}`;
    if (error?.kind === "rejected" && isWorkspaceWide(error.error)) {
      refused.add(method);
      incidents.raise(id, refusalSentence(method, error.error));
    } else if (refused.delete(method)) incidents.settle(id);
  };
  return {
    observe(method, error) {
      if (error?.kind === "silent" || error?.kind === "broken") {
        silentSince ??= now();
        // A token that was refused is no better for Slack's silence.
        if (state === "working" && now() - silentSince >= longestSilence) end("failing", silenceSentence(error));
        return;
      }
      answeredAt = now();
      silentSince = null;
      if (error !== null && isTokenRejected(error)) return end("stopped", tokenSentence("SLACK_BOT_TOKEN", error));
      observeMethod(method, error);
      state = "working";
      incidents.settle("slack");
    },
    state: () => (state === "working" && refused.has(sending) ? "failing" : state),
    isAnswering: () => answeredAt !== null && (silentSince === null || now() - silentSince < shortestSilence),
    isCheckDue: () =>
      state !== "working" || silentSince !== null || answeredAt === null || now() - answeredAt >= longestQuiet,
  };
}

/** Whether a word is about the workspace or the app, not about one conversation: somebody has to mend it. */
function isWorkspaceWide(word: string): boolean {
  return meaningOf(word) === "later" && !["rate_limited", "ratelimited"].includes(word);
}

function refusalSentence(method: string, word: string): string {
  const remedy =
    word === "missing_scope"
      ? "reinstall the app with the scopes of slack-manifest.yaml"
      : "ask an administrator of the workspace what changed";
  const kept = method === sending ? " Waiting messages are tried again for a day." : "";
  return `Slack refuses ${method} to the bot (${word}).${kept} To put this right, ${remedy}.`;
}

/** Says that a token is no longer good, and what to do. `variable` is the setting that holds it. */
export function tokenSentence(variable: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN", error: SlackError): string {
  const effect =
    variable === "SLACK_BOT_TOKEN"
      ? "Nothing is sent there, and waiting messages are kept"
      : "Nobody is answered there";
  return `Slack now refuses ${variable} (${slackErrorWord(error)}). ${effect}. Copy the token again from the app's page into ${variable}, as docs/slack.md says, and start the bot again.`;
}

function silenceSentence(error: SlackError): string {
  const minutes = longestSilence / 60_000;
  return `Slack has not given a usable answer for ${minutes} minutes (${slackErrorWord(error)}). Waiting messages are tried again for a day. Check that the bot's machine can reach Slack, and look at https://slack-status.com.`;
}
