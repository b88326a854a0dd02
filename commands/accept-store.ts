import { command } from "../src/command.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

export const acceptStore = command({
  name: "accept-store",
  description: "sends again after the bot's store was lost, restored or met a second bot's messages",
  needs: { right: "operates", refusal: "accepting a store is for managers and analysts" },
  args: {},
  changes: true,
  needsNoSnapshot: true,
  run(_, context) {
    const { store, now } = context;
    if (store.health.loss() === null && store.health.strangerAt() === null)
      throw new UserError("no store waits to be accepted");
    store.health.accept(now);
    return sentenceAnswer(
      "Store accepted",
      context,
      "The bot sends from this store from now on, within a minute. What another one had sent today may be sent once more.",
    );
  },
});
