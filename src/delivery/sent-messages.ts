import type { Colleague } from "../access/colleagues.ts";
import type { Answer } from "../answer.ts";
import type { Context } from "../context.ts";
import { channelIn, personOf } from "../digest/conversation.ts";
import type { Payload } from "../digest/payload.ts";
import { inSlices } from "../platform/slices.ts";
import { payloadRenderer } from "./render-payload.ts";

/** The messages of the outbox, rendered as they are now. */
export interface SentMessages {
  /** Returns the colleague with the key; null: they may no longer ask. */
  readonly colleagueOf: (who: string) => Colleague | null;
  /** Renders a payload in slices, for a colleague or for a channel, by its id; null: nothing in it is true any more. */
  readonly render: (payload: Payload, colleague: Colleague | null, channel?: string | null) => Promise<Answer | null>;
  /** Renders a message again, by its key; null: the key is unknown, or nothing in the message is true any more. */
  readonly rewrite: (key: string) => Promise<Answer | null>;
}

/** Opens the messages of the outbox over the context of the moment, whose store and settings never change. */
export function sentMessages(contextNow: () => Context): SentMessages {
  const { store, kinds, caseAddress, rounder, exactChannels } = contextNow();
  const colleagueOf: SentMessages["colleagueOf"] = (who) => {
    for (const one of contextNow().colleagues.values()) if (store.personKey(one.email) === who) return one;
    return null;
  };
  const renderPayload = payloadRenderer({ store, kinds, caseAddress, rounder, exactChannels });
  const render: SentMessages["render"] = (payload, colleague, channel) =>
    inSlices(renderPayload(payload, colleague, contextNow(), channel));
  return {
    colleagueOf,
    render,
    async rewrite(key) {
      const message = store.outbox.find(key);
      if (message === null) return null;
      const who = personOf(message.conversation);
      return render(message.payload, who === null ? null : colleagueOf(who), channelIn(message.conversation));
    },
  };
}
