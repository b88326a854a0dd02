import { dedupe } from "../../platform/dedupe.ts";
import { errorName } from "../../platform/log.ts";
import { readActivity, tenantOf, type Activity } from "./activity.ts";
import { answerPress } from "./answering/card-answers.ts";
import { answerConsent } from "./answering/case-files.ts";
import { field } from "./connection/foreign-json.ts";
import type { ActivityReply } from "./connection/teams-app.ts";
import { rememberScene } from "./known-conversations.ts";
import type { TeamsContext } from "./teams-context.ts";
import { answerTyped } from "./answering/typed-words.ts";
import { welcome } from "./answering/welcome.ts";

const done: ActivityReply = { status: 200 };

/**
 * Makes the function that takes what Teams sends, once its signature was checked. Words are acknowledged at once and
 * answered after; a press is answered by the reply.
 */
export function activityHandler(teams: TeamsContext): (body: unknown) => Promise<ActivityReply> {
  const isFirst = dedupe(() => performance.now());
  const { bot, underway } = teams;

  const inBackground = (work: Promise<void>): ActivityReply => {
    const running = work
      .catch((error: unknown) => bot.log.error("a fault of the bot's own", { error: errorName(error) }))
      .finally(() => void underway.delete(running));
    underway.add(running);
    return done;
  };

  const handle = ({ scene, event }: Activity): ActivityReply | Promise<ActivityReply> => {
    switch (event.kind) {
      case "words":
        return inBackground(answerTyped(teams, scene, event.words, event.isTargeted));
      case "press":
        return answerPress(teams, scene, event.verb, event.data);
      case "file consent":
        return inBackground(answerConsent(teams, scene, event.consent));
      case "installed":
        return inBackground(welcome(teams, scene));
      case "upgraded":
        return inBackground(rememberScene(teams, scene));
      case "removed":
        teams.conversations.remove(scene.channel);
        return done;
      case "unknown invoke":
        return { status: 501 };
      case "nothing":
        return done;
    }
  };

  return async (body) => {
    const rejection = rejectionOf(body, teams);
    if (rejection !== null) {
      bot.log.warn("an activity was refused", { reason: rejection });
      return { status: 403, body: { error: rejection } };
    }
    const activity = readActivity(body);
    if (activity === null) return { status: 400, body: { error: "this is not an activity" } };
    const { id } = activity;
    if (id !== null && !isFirst(`${activity.scene.channel} ${id}`)) return done;
    return handle(activity);
  };
}

/** Returns why an activity must not be looked at, though Microsoft signed it; null: it may be. */
function rejectionOf(body: unknown, { settings: { hosts, tenantId } }: TeamsContext): string | null {
  // other channels of a bot in Azure let whoever writes say who they are
  if (field(body, "channelId") !== "msteams") return "this bot answers Microsoft Teams alone";
  const service = field(body, "serviceUrl");
  if (typeof service !== "string" || !hosts.isService(service)) return "the address to answer at is not one of Teams";
  if (tenantId !== null && tenantOf(body) !== tenantId) return "this bot is for another organisation";
  return null;
}
