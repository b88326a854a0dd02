import { command, questionText } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { exactWords } from "../src/reports/question/question-report.ts";
import { pinnedAnswer, pinWords } from "../src/reports/question/pinned.ts";

export const pin = command({
  name: "pin",
  description: "pin a measure. Without one, show your pinned measures",
  args: { question: questionText("[measure] [filters]") },
  changes: true,
  exact: ({ question }, context) => (question === "" ? "" : exactWords(question, context, measures)),
  run({ question }, context) {
    const { store, colleague, now } = context;
    if (question === "") return pinnedAnswer(context, measures, "To pin a measure, press Pin under its answer.");
    const query = pinWords(question, context, measures);
    store.pins.add(store.personKey(colleague.email), query, now);
    return { ...pinnedAnswer(context, measures, "Pinned."), query: `pin ${query}` };
  },
});
