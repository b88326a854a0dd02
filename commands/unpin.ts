import { command, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { exactWords } from "../src/reports/question/question-report.ts";
import { pinnedAnswer, pinWords } from "../src/reports/question/pinned.ts";

export const unpin = command({
  name: "unpin",
  description: "unpin a measure",
  args: { question: questionText("<measure> [filters]") },
  changes: true,
  exact: ({ question }, context) => exactWords(question, context, measures),
  run({ question }, context) {
    const { store, colleague } = context;
    const query = pinWords(question, context, measures);
    const wasPinned = store.pins.remove(store.personKey(colleague.email), query);
    const text = wasPinned ? "Unpinned." : "That measure was not pinned.";
    return { ...pinnedAnswer(context, measures, text), query: `unpin ${query}` };
  },
});
