import { command } from "../src/command.ts";
import { QuestionRefused } from "../src/question.ts";
import { rights } from "../src/rights.ts";
import { sayAnswer } from "../src/say-answer.ts";

export const acceptLoad = command({
  name: "accept-load",
  says: "takes a load that was refused because it had shrunk, at the next refresh",
  usage: "accept-load",
  changes: true,
  needsNoBook: true,
  run(_, desk) {
    const { store, colleague, now } = desk;
    if (!rights[colleague.role].operates) throw new QuestionRefused("accepting a load is for managers and analysts");
    const refused = store.loads.allRefused();
    if (refused.length === 0) throw new QuestionRefused("no load waits to be accepted");
    store.transaction(() => {
      for (const { source, rows } of refused) store.loads.accept(source, rows, now);
    });
    return sayAnswer(
      "Load accepted",
      desk,
      refused.map(({ source, reason }) => ({
        kind: "say",
        text: `Accepted from ${source}: ${reason}. It is taken at the next refresh.`,
      })),
    );
  },
});
