import { textOfDay } from "../src/cases/day.ts";
import type { PrivateAnswer } from "../src/answer.ts";
import { understandQuestion } from "../src/query/understand.ts";
import { exactQuery } from "../src/query/exact-query.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { measures } from "../src/measures/index.ts";
import { permitted } from "../src/access/rights.ts";
import { pinned } from "../src/reports/pinned.ts";

export const pinCommand = command({
  name: "pin",
  description: "keep a measure at hand; alone, the measures that you keep",
  usage: "pin [measure] [filters]",
  changes: true,
  run(words, context) {
    if (words.trim() === "") return answerOf(context, "What you keep at hand:");
    const query = exact(words, context);
    context.store.pins.add(context.store.personKey(context.colleague.email), query, context.now);
    return { ...answerOf(context, "It is kept at hand now."), query: `pin ${query}` };
  },
});

export const unpin = command({
  name: "unpin",
  description: "keep a measure at hand no longer",
  usage: "unpin <measure> [filters]",
  changes: true,
  run(words, context) {
    const query = exact(words, context);
    const wasPinned = context.store.pins.remove(context.store.personKey(context.colleague.email), query);
    return { ...answerOf(context, wasPinned ? "It is no longer kept." : "It was not kept."), query: `unpin ${query}` };
  },
});

function exact(words: string, { snapshot, today, colleague }: CommandContext): string {
  const { measure, filters, by } = understandQuestion(words, snapshot, today, measures, colleague);
  permitted(measure, scopeOf(snapshot, today, filters), by, colleague, today);
  return exactQuery(measure, filters, by, snapshot);
}

function answerOf(context: CommandContext, says: string): PrivateAnswer {
  return {
    audience: "private",
    title: "Pinned measures",
    on: textOfDay(context.today),
    asAt: context.snapshot.readAt,
    filters: [],
    query: "pin",
    parts: [{ kind: "say", text: says }, pinned(context, measures)],
  };
}
