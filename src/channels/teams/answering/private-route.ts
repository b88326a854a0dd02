import type { Scene } from "../activity.ts";
import type { ChatPlace } from "../connection/connector.ts";
import { failureOrThrow, failureWord, type Failure } from "../connection/connector-error.ts";
import { withRetry } from "../connection/call-again.ts";
import type { TeamsContext } from "../teams-context.ts";

/** Where one person alone reads what the bot says. */
export interface PrivateRoute {
  readonly place: ChatPlace;
  /** The member of a group or channel who alone sees the message there; null: the conversation is the person's own. */
  readonly only: string | null;
  /** The message is not where the person asked, who is told so there. */
  readonly isElsewhere: boolean;
}

/** There is no such place: the person has not installed the app, or Teams does not say. */
export interface NoRoute {
  readonly failure: Failure;
}

/**
 * Finds where to answer somebody privately: in their own conversation with the bot; where they wrote a message that only
 * the bot sees (`isTargeted`), in one that only they see; from anywhere else, in their own conversation too.
 */
export async function privateRoute(
  teams: TeamsContext,
  { kind, place, sender, tenant }: Scene,
  isTargeted: boolean,
): Promise<PrivateRoute | NoRoute> {
  if (kind === "personal") return { place, only: null, isElsewhere: false };
  if (isTargeted) return { place, only: sender.id, isElsewhere: false };
  const { account } = sender;
  const known = account === null ? null : teams.conversations.ofAccount(account);
  if (known !== null) return { place: { service: known.service, id: known.id }, only: null, isElsewhere: true };
  const home = teams.settings.tenantId ?? tenant;
  if (account === null || home === null) return { failure: { kind: "rejected", status: 403, code: "" } };
  try {
    const open = () => teams.connector.openPersonal(place.service, account, home);
    return {
      place: { service: place.service, id: await withRetry(open, teams.settings.pause) },
      only: null,
      isElsewhere: true,
    };
  } catch (error) {
    const failure = failureOrThrow(error);
    // whether the chat was opened or not, nothing was said in it yet
    return { failure: failure.kind === "unknown" ? { kind: "unavailable", word: failure.word } : failure };
  }
}

/** What is said where somebody asked alone, if Teams did not say whether they were shown the answer there. */
export const perhapsShown = "Teams did not confirm that it showed you the answer. If you cannot see it, ask again.";

/** What is left where others read, so that the person knows where the answer is. */
export const answeredElsewhere = "The answer is in your own chat with this bot.";

/** Says in a sentence how somebody comes to have a private conversation with the bot. */
function installAdvice({ installLink }: TeamsContext): string {
  const how = installLink === null ? "" : `: ${installLink}`;
  return `Answers are private, and you have not installed this app yet. Install it${how}, then ask again.`;
}

/** Says in a sentence, where somebody asked, why nothing came of it in their own conversation. */
export function noRouteAdvice(teams: TeamsContext, { failure }: NoRoute): string {
  switch (failure.kind) {
    case "limited":
    case "unavailable":
      return "Teams could not open your own chat with this bot, so nothing was answered. Ask again in a minute.";
    case "unknown":
      return "Teams did not confirm the answer in your own chat with this bot. Look there, and ask again if it is missing.";
    case "rejected":
      // only these two say that the person has no conversation with the bot
      return failure.status === 403 || failure.status === 404
        ? installAdvice(teams)
        : `Teams refused the answer in your own chat with this bot (${failureWord(failure)}). If this happens again, tell ${teams.bot.accessContact}.`;
  }
}
