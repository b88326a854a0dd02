import type { WebClient } from "@slack/web-api";
import { faultOf } from "./fault.ts";
import { patiently } from "./patience.ts";

/** The workspace that the bot belongs to; null where Slack does not say. */
export interface Home {
  readonly team: string | null;
  readonly enterprise: string | null;
}

/** Makes what says which workspace the bot's token is of, asked until it is known. Rejects where Slack does not answer. */
export function homeOf(client: WebClient): () => Promise<Home> {
  let known: Promise<Home> | null = null;
  return () => {
    const asked = known ?? ask(client);
    known = asked;
    asked.catch(() => (known = null));
    return asked;
  };
}

async function ask(client: WebClient): Promise<Home> {
  try {
    const { team_id: team, enterprise_id: enterprise } = await patiently(() => client.auth.test());
    return { team: team ?? null, enterprise: enterprise ?? null };
  } catch (error) {
    const fault = faultOf(error);
    // A Slack-like server without workspaces has one.
    if (fault?.kind === "refused" && fault.error === "unknown_method") return { team: null, enterprise: null };
    throw error;
  }
}
