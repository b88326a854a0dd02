import { randomUUID } from "node:crypto";
import type { SharedAnswer } from "../../../answer.ts";
import type { Colleague } from "../../../access/colleagues.ts";
import { commandOf } from "../../../dispatch.ts";
import { toShareCard } from "../../../render/teams/index.ts";
import { answerForms } from "./answer-forms.ts";
import type { Scene } from "../activity.ts";
import type { Asking } from "./asking.ts";
import { deliverForms } from "./card-sender.ts";
import { failureOrThrow, failureWord } from "../connection/connector-error.ts";
import { withRetry } from "../connection/call-again.ts";
import type { TeamsContext } from "../teams-context.ts";

/** The card that asks may be read elsewhere, so that "here" or "this channel" would name the wrong conversation. */
const placeWords = {
  personal: "conversation",
  group: "group chat",
  channel: "channel",
  "shared channel": "channel",
} satisfies Record<Scene["kind"], string>;

/** Asks in private whether an answer is to be posted where it was asked for. */
export async function offerToPost(teams: TeamsContext, asking: Asking, answer: SharedAnswer): Promise<void> {
  const { scene } = asking;
  if (scene.kind === "personal")
    return asking.tell(
      `Only you can see this conversation. To share the answer, mention this bot in the channel or group chat and type: ${answer.query ?? "share"}`,
    );
  const rejection = await teams.channelRejection(scene);
  if (rejection !== null) return asking.tell(`It cannot be shared there: ${rejection.reason}.`);
  const { bot } = teams;
  // what is to be posted, and where, stays here: whoever presses hands back its name only, which is of this card alone
  const state = bot.store.questions.keep([answer.query ?? "", scene.channel, randomUUID()], bot.clock.now());
  const card = toShareCard(answer, scene.name ?? `the ${placeWords[scene.kind]} where you asked`, state);
  const text = "Teams could not ask you to confirm. Try again in a minute.";
  await asking.deliver([
    { look: "chart", text: "Share this?", card },
    { look: "text", text, card: null },
  ]);
}

/**
 * Posts what somebody confirmed for all to see, once for each card that asked, after a second look at the person's rights
 * and at the channel. Resolves with a sentence that says what was done.
 */
export async function postConfirmed(
  teams: TeamsContext,
  { sender }: Pick<Scene, "sender">,
  state: string,
  colleague: Colleague,
): Promise<string> {
  const { bot, connector, conversations, settings } = teams;
  const recall = (at: number) => bot.store.questions.recall(state, at, bot.clock.now()) ?? "";
  const [query, channel] = [recall(0), recall(1)];
  const asked = commandOf(query);
  const known = channel === "" ? null : conversations.find(channel);
  // Only the command itself checks the right to share: other words give people without it a rounded answer too.
  if (query === "" || asked.command.posts !== true || known === null)
    return "This was already shared, or it has expired. To share it now, ask again in the channel.";
  const place = { service: known.service, id: known.id };
  const answer = await teams.runInSlices(bot.answer(asked, colleague, "teams", channel));
  if ("error" in answer) return answer.error;
  if (answer.audience !== "shared") return "This answer cannot be shared.";
  try {
    await withRetry(() => connector.member(place, sender.id), settings.pause);
  } catch (error) {
    bot.auditPost(asked, colleague, "teams", channel, "not posted");
    return `It was not shared: Teams does not list you as a member there (${failureWord(failureOrThrow(error))}).`;
  }
  const rejection = await teams.channelRejection({ channel, kind: known.kind, place });
  if (rejection !== null) {
    bot.auditPost(asked, colleague, "teams", channel, "not posted");
    return `It was not shared: ${rejection.reason}.`;
  }
  if (!bot.store.questions.forget(state)) return "It was already shared.";
  const forms = await teams.runExclusive(() => answerForms(teams, answer, ""));
  const { id, failures } = await deliverForms(teams, forms, { place, only: null });
  const failure = failures.at(-1);
  const outcome = id !== null ? "posted" : failure?.kind === "unknown" ? "perhaps posted" : "not posted";
  bot.auditPost(asked, colleague, "teams", channel, outcome);
  if (id !== null) return "Shared.";
  return failure?.kind === "unknown"
    ? "Teams did not answer. Check the channel before you share it again."
    : `It was not shared: Teams refused it (${failure === undefined ? "no form" : failureWord(failure)}).`;
}
