import type { Answer } from "../answer.ts";
import type { Colleague } from "../access/colleagues.ts";
import type { Context } from "../context.ts";
import type { Payload } from "../digest/payload.ts";
import { renderPayload } from "./render-payload.ts";

/** Messages that go unasked, as they stand now. */
export interface SentMessages {
  /** Whose key in the store that is; null: they have left. */
  readonly colleagueOf: (who: string) => Colleague | null;
  /** What a payload says now; null: nothing of it is true any more. */
  readonly render: (payload: Payload, colleague: Colleague | null) => Answer | null;
  /** What the message of that key says now; null: it is not known, or nothing of it is true any more. */
  readonly rewrite: (key: string) => Answer | null;
}

/** Reads messages from the store and writes them from the case data of the moment. */
export function sentMessages(contextNow: () => Context): SentMessages {
  const colleagueOf: SentMessages["colleagueOf"] = (who) => {
    const { colleagues, store } = contextNow();
    for (const one of colleagues.values()) if (store.personKey(one.email) === who) return one;
    return null;
  };
  const render: SentMessages["render"] = (payload, colleague) => renderPayload(payload, colleague, contextNow());
  return {
    colleagueOf,
    render,
    rewrite(key) {
      const message = contextNow().store.outbox.find(key);
      if (message === null) return null;
      const who = /^person:(.*)$/.exec(message.conversation)?.[1];
      return render(message.payload, who === undefined ? null : colleagueOf(who));
    },
  };
}
