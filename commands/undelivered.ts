import { dayText } from "../src/answer.ts";
import { command } from "../src/command.ts";
import { channelIn, personOf } from "../src/digest/conversation.ts";
import type { Payload } from "../src/digest/payload.ts";
import { privateAnswer, sentenceAnswer } from "../src/reports/private-answer.ts";

/** What each kind of message is called. */
const kindNames: Readonly<Record<Payload["kind"], string>> = {
  digest: "Digest",
  summary: "Weekly summary",
  note: "Note",
  weekly: "Week's figures",
  measure: "Channel post",
  incident: "Incident",
};

export const undelivered = command({
  name: "undelivered",
  description: "messages that could not be delivered, and why",
  args: {},
  needs: { right: "manages", refusal: "Only managers can see which messages were not delivered." },
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
          dayText(madeAt.slice(0, 10)),
          kindNames[payload.kind],
          emailOf.get(personOf(conversation) ?? "") ?? channelName(conversation) ?? "someone who has left",
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
  return id === null ? null : `channel ${id}`;
}
