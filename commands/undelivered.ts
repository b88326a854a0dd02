import { command } from "../src/command.ts";
import { QuestionRefused } from "../src/question.ts";
import { sayAnswer, saySentence } from "../src/say-answer.ts";

export const undelivered = command({
  name: "undelivered",
  says: "messages that could not be delivered, and why",
  usage: "undelivered",
  run(_, desk) {
    const { store, colleagues, colleague } = desk;
    if (colleague.role !== "manager") throw new QuestionRefused("what could not be delivered is for managers");
    const emailOf = new Map(Array.from(colleagues.keys(), (email) => [`person:${store.personKey(email)}`, email]));
    const rows = store.outbox.ended("given up");
    if (rows.length === 0) return saySentence("Not delivered", desk, "Every message was delivered or is on its way.");
    const items = rows
      .slice(-50)
      .reverse()
      .map(({ conversation, letter, madeAt, note }) => ({
        cells: [
          madeAt.slice(0, 10),
          letter.kind,
          emailOf.get(conversation) ?? channelIn(conversation) ?? "somebody who has left",
          note ?? "",
        ],
      }));
    return sayAnswer("Not delivered", desk, [
      { kind: "list", headings: ["Day", "What", "To", "Why"], items, total: rows.length },
    ]);
  },
});

function channelIn(conversation: string): string | null {
  const [kind, id] = conversation.split(":");
  return kind === "channel" ? `the channel ${id}` : null;
}
