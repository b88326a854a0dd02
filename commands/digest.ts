import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import { digestAnswer, digestContext } from "../src/digest/digest-answer.ts";
import { needsAlerts, workOf } from "../src/reports/my-work-report.ts";
import { sentenceAnswer } from "../src/reports/private-answer.ts";

export const digest = command({
  name: "digest",
  description: "your digest as it is now",
  needs: needsAlerts,
  args: {},
  *run(_, context) {
    const { own } = yield* workOf(context, alertKinds);
    if (own.items.length === 0 && own.reassigned.length === 0) {
      return sentenceAnswer("Your digest", context, "Nothing is overdue or due soon.");
    }
    return digestAnswer(own, digestContext(context, alertKinds));
  },
});
