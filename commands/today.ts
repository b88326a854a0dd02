import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { todayAnswer } from "../src/reports/today-report.ts";

export const today = command({
  name: "today",
  synonyms: "overview",
  description: "what needs you, six figures with their change, and questions to ask",
  args: {},
  // with more words it is a time: "today's overdue reviews"
  accepts: (rest) => rest === "",
  run: (_, context) => todayAnswer(context, measures, alertKinds),
});
