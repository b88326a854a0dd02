import type { WebClient } from "@slack/web-api";
import { withRetry } from "./slack-call.ts";
import { slackErrorOf } from "./slack-error.ts";

/** The workspace that the bot belongs to; null where Slack does not say. */
export interface HomeTeam {
  readonly team: string | null;
  readonly enterprise: string | null;
}

/**
 * Makes a function that asks which workspace the bot's token belongs to, until Slack has said it once. Rejects where it
 * does not.
 */
export function homeTeamOf(client: WebClient): () => Promise<HomeTeam> {
  let known: Promise<HomeTeam> | null = null;
  return () => {
    const asked = known ?? readHomeTeam(client);
    known = asked;
    asked.catch(() => (known = null));
    return asked;
  };
}

async function readHomeTeam(client: WebClient): Promise<HomeTeam> {
  try {
    const { team_id: team, enterprise_id: enterprise } = await withRetry(() => client.auth.test());
    return { team: team ?? null, enterprise: enterprise ?? null };
  } catch (error) {
    const slackError = slackErrorOf(error);
    // A Slack-like server without workspaces counts as one workspace.
    if (slackError?.kind === "rejected" && slackError.error === "unknown_method") {
      return { team: null, enterprise: null };
    }
    throw error;
  }
}
