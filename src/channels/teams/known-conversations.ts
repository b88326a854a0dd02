import type { Scene } from "./activity.ts";
import { failureOrThrow, failureWord } from "./connection/connector-error.ts";
import type { TeamsContext } from "./teams-context.ts";

/**
 * Keeps where something happened, so that the bot can write there unasked. Of a person's own conversation it keeps the
 * key of the email that Teams gives; where Teams gives none just now, what was kept before stays.
 */
export async function rememberScene(teams: TeamsContext, scene: Scene): Promise<void> {
  const { bot, conversations, emailOf } = teams;
  const { place, channel, kind, tenant, sender } = scene;
  const isPersonal = kind === "personal";
  const keep = (who: string | null): void =>
    conversations.keep(
      { id: channel, kind, service: place.service, tenant, account: isPersonal ? sender.account : null, who },
      bot.clock.now(),
    );
  if (!isPersonal) return keep(null);
  try {
    const email = await emailOf({ service: place.service, id: channel }, sender);
    keep(email === null ? null : bot.store.personKey(email));
  } catch (error) {
    bot.log.warn("Teams does not say whose conversation it is", { error: failureWord(failureOrThrow(error)) });
    const before = conversations.find(channel);
    keep(before?.account === sender.account ? (before?.who ?? null) : null);
  }
}
