import { isAccountOf, type Colleague } from "../../access/colleagues.ts";
import { answerOf } from "../../delivery/channel-adapter.ts";
import type { ChannelAdapter, ChannelHealth, DeliveryOutcome, Message } from "../../delivery/channel-adapter.ts";
import type { KeptConversation } from "../../store/chats/chat-conversations.ts";
import { isOfDomains } from "../../access/chat-account.ts";
import { answerForms } from "./answering/answer-forms.ts";
import { isContentRejected, sendFirstAccepted } from "./answering/card-sender.ts";
import { failureOrThrow, failureWord, type Failure } from "./connection/connector-error.ts";
import type { TeamsContext } from "./teams-context.ts";

const minute = 60_000;
/** A channel that stopped is tried again after so long: a new secret may be set meanwhile. In milliseconds. */
const stopped = 10 * minute;

const refused = (reason: string): DeliveryOutcome => ({ kind: "refused", because: "recipient", reason });
const rejectedInEveryForm: DeliveryOutcome = { kind: "refused", because: "content", reason: "refused in every form" };

/** Makes Teams a channel that the bot sends to unasked. */
export function teamsAdapter(teams: TeamsContext): ChannelAdapter {
  const { bot, connector, conversations, settings } = teams;

  const conversationOf = (colleague: Colleague): KeptConversation | null => {
    const { email, entraId } = colleague;
    if (entraId !== null) return conversations.ofAccount(entraId);
    if (!isOfDomains(email, settings.emailDomains)) return null;
    const found = conversations.ofPerson(bot.store.personKey(email));
    if (found === null || found.account === null) return null;
    return isAccountOf(colleague, { entraId: found.account }, bot.snapshots.colleagues()) ? found : null;
  };

  /** Resolves with why the message may not go to its address; null: it may. */
  const rejectionOf = async (to: KeptConversation, { answer }: Message): Promise<DeliveryOutcome | null> => {
    const place = { service: to.service, id: to.id };
    if (to.kind !== "personal") {
      if (answer.audience !== "shared") return refused("a channel is shown no private answer");
      const rejection = await teams.channelRejection({ channel: to.id, kind: to.kind, place });
      if (rejection === null) return null;
      return rejection.isRetryable ? { kind: "busy", milliseconds: 5 * minute } : refused(rejection.reason);
    }
    // An email may have gone to another account since the person last spoke.
    const account = to.account ?? "";
    try {
      const owner = await teams.ownerOf(place, account);
      const email = owner?.email ?? null;
      const isSame = email !== null && bot.store.personKey(email) === to.who;
      const isNamed = [...bot.snapshots.colleagues().values()].some(({ entraId }) => entraId === account);
      return isSame || (owner !== null && isNamed)
        ? null
        : refused("the account is now another person's: ask them to write to the bot again");
    } catch (error) {
      const outcome = outcomeOf(failureOrThrow(error), true);
      // nothing was sent yet
      return outcome.kind === "unsure" ? { kind: "busy", milliseconds: minute } : outcome;
    }
  };

  const send = async (message: Message): Promise<DeliveryOutcome> => {
    const { address, form: wanted, key } = message;
    const to = conversations.find(address) ?? elsewhere(address);
    if (to === null) return refused("the bot is not in this channel: add the app to the team");
    const rejection = await rejectionOf(to, message);
    if (rejection !== null) return rejection;
    // A whole message was already tried in every plainer form.
    if (wanted !== "whole") return rejectedInEveryForm;
    const forms = await teams.runExclusive(() => answerForms(teams, answerOf(message), key));
    const place = { service: to.service, id: to.id };
    const { id, failures } = await sendFirstAccepted(forms, (activity) => connector.send(place, activity));
    if (id !== null) return { kind: "sent", message: id };
    const last = failures.at(-1);
    return last === undefined || isContentRejected(last)
      ? rejectedInEveryForm
      : outcomeOf(last, to.kind === "personal");
  };

  /** A channel that the settings name is one of the council's, on the server of all its conversations. */
  const elsewhere = (address: string): KeptConversation | null => {
    const any = conversations.newest();
    if (any === null || !address.startsWith("19:")) return null;
    return { id: address, kind: "channel", service: any.service, tenant: any.tenant, account: null, who: null };
  };

  let health: ChannelHealth = "working";
  let stoppedAt = 0;
  const now = () => performance.now();
  const noted = (outcome: DeliveryOutcome): DeliveryOutcome => {
    health = healthAfter(outcome);
    if (health === "stopped") stoppedAt = now();
    return outcome;
  };

  return {
    name: "teams",
    canLookBack: false,
    health: () => (health === "stopped" && now() - stoppedAt >= stopped ? "failing" : health),
    reaches: async (colleague) => conversationOf(colleague) !== null,
    addressOf: async (colleague) => conversationOf(colleague)?.id ?? null,
    owns: (id) => id.startsWith("19:") || conversations.find(id) !== null,
    send: async (message) => noted(await send(message)),
    latest: () => Promise.resolve([]),
    find: () => Promise.reject(new Error("Teams does not show a bot what a conversation holds")),
  };
}

function healthAfter({ kind }: DeliveryOutcome): ChannelHealth {
  if (kind === "stopped") return "stopped";
  return kind === "later" || kind === "unsure" ? "failing" : "working";
}

function outcomeOf(failure: Failure, isPersonal: boolean): DeliveryOutcome {
  const reason = failureWord(failure);
  switch (failure.kind) {
    case "limited":
      return { kind: "busy", milliseconds: Math.max(1000, failure.milliseconds) };
    case "unavailable":
      return { kind: "later", reason };
    case "unknown":
      return { kind: "unsure", reason };
    case "rejected":
      // A secret can be replaced; until then nothing arrives, and nothing is lost.
      if (failure.status === 401) return { kind: "stopped", reason: "Teams refuses the bot's token" };
      if (failure.status === 403) return refused(forbidden(reason, isPersonal));
      if (failure.status === 404) return refused("the conversation is gone: add the app again");
      return refused(`Teams refuses the message (${reason})`);
  }
}

/** Says what to do where Teams lets the bot write nothing. */
function forbidden(reason: string, isPersonal: boolean): string {
  return isPersonal
    ? `Teams refuses messages to this person (${reason}): the app is not installed for them, or they blocked it. Install it for them as docs/teams.md says, or ask them to unblock it`
    : `Teams refuses messages to this channel (${reason}): add the app to the team`;
}
