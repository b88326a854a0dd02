import { command } from "../src/command.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

export const acceptStore = command({
  name: "accept-store",
  description: "send messages again after the bot's store was lost or restored, or after a second bot was found",
  needs: { right: "operates", refusal: "Only managers and analysts can accept a store." },
  args: {},
  changes: true,
  needsNoSnapshot: true,
  run(_, context) {
    const { store, now } = context;
    if (store.health.loss() === null && store.health.strangerAt() === null)
      throw new UserError("No store is waiting to be accepted.");
    store.health.accept(now);
    return sentenceAnswer(
      "Store accepted",
      context,
      "Messages are sent from this store again within a minute. A message that was already sent today may be sent twice.",
    );
  },
});
