import type { PrivateAnswer } from "../src/answer.ts";
import { understood } from "../src/ask-measure.ts";
import { askWords } from "../src/ask-words.ts";
import { asked } from "../src/asked.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import { measures } from "../src/measures/index.ts";
import { permitted } from "../src/rights.ts";
import { pinned } from "../src/pinned.ts";

export const pin = command({
  name: "pin",
  says: "keep a measure at hand; alone, the measures that you keep",
  usage: "pin [measure] [filters]",
  changes: true,
  run(words, desk) {
    if (words.trim() === "") return answerOf(desk, "What you keep at hand:");
    const asks = exact(words, desk);
    desk.store.pins.add(desk.store.personKey(desk.colleague.email), asks, desk.now);
    return { ...answerOf(desk, "It is kept at hand now."), asks: `pin ${asks}` };
  },
});

export const unpin = command({
  name: "unpin",
  says: "keep a measure at hand no longer",
  usage: "unpin <measure> [filters]",
  changes: true,
  run(words, desk) {
    const asks = exact(words, desk);
    const wasPinned = desk.store.pins.remove(desk.store.personKey(desk.colleague.email), asks);
    return { ...answerOf(desk, wasPinned ? "It is no longer kept." : "It was not kept."), asks: `unpin ${asks}` };
  },
});

function exact(words: string, { book, today, colleague }: Desk): string {
  const { measure, filters, by } = understood(words, book, today, measures, colleague);
  permitted(measure, asked(book, today, filters), by, colleague, today);
  return askWords(measure, filters, by, book);
}

function answerOf(desk: Desk, says: string): PrivateAnswer {
  return {
    audience: "private",
    title: "Pinned measures",
    on: desk.today,
    asAt: desk.book.readAt,
    filters: [],
    asks: "pin",
    parts: [{ kind: "say", text: says }, pinned(desk, measures)],
  };
}
