import { understood } from "../src/ask-measure.ts";
import { asked } from "../src/asked.ts";
import { command } from "../src/command.ts";
import { definition } from "../src/definition.ts";
import { measures } from "../src/measures/index.ts";
import { rights } from "../src/rights.ts";

export const define = command({
  name: "define",
  says: "what a measure counts, why it matters and where that is laid down",
  usage: "define <measure>",
  run(words, { book, today, colleague }) {
    const { measure } = understood(words, book, today, measures, colleague);
    return definition(measure, asked(book, today), rights[colleague.role].isMasked);
  },
});
