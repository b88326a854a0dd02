import { command } from "../src/command.ts";
import { channelIn, personOf } from "../src/digest/conversation.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

export const undelivered = command({
  name: "undelivered",
  description: "messages that could not be delivered, and why",
  args: {},
  needs: { right: "manages", refusal: "what could not be delivered is for managers" },
  run(_, context) {
    const { store, colleagues } = context;
    const emailOf = new Map(Array.from(colleagues.keys(), (email) => [store.personKey(email), email]));
    const rows = store.outbox.ended("given up");
    if (rows.length === 0)
      return sentenceAnswer("Not delivered", context, "Every message was delivered or is on its way.");
    const items = rows
      .slice(-50)
      .reverse()
      .map(({ conversation, payload, madeAt, note }) => ({
        cells: [
          madeAt.slice(0, 10),
          payload.kind,
          emailOf.get(personOf(conversation) ?? "") ?? channelName(conversation) ?? "somebody who has left",
          note ?? "",
        ],
      }));
    return privateAnswer("Not delivered", context, [
      { kind: "list", headings: ["Day", "What", "To", "Why"], items, total: rows.length },
    ]);
  },
});

function channelName(conversation: string): string | null {
  const id = channelIn(conversation);
  return id === null ? null : `the channel ${id}`;
}
