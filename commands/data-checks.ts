import { checks } from "../src/checks/index.ts";
import { command, fixedWord, pageNumber, pageWords } from "../src/command.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { findingParts } from "../src/reports/findings-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";

export const dataChecks = command({
  name: "data",
  synonyms: "data check, sense checks, impossible dates",
  description: "dates and links that cannot be true, by kind and officer, with their cases",
  args: { checks: fixedWord("checks"), page: pageNumber },
  exact: ({ page }) => `checks${pageWords(page)}`,
  accepts: (rest) => /^(checks?)?(\s+page\s*:?\s*\d+)?$/i.test(rest),
  run({ page }, context) {
    const scope = scopeOf(context.snapshot, context.today);
    const kinds = checks.map(({ title, remedy, findings }) => ({ title, remedy, findings: findings(scope) }));
    const parts = findingParts(kinds, context, page, {
      words: "data checks",
      found: "cannot be right",
      each: "data check",
      nothing: {
        ofAll: "The data checks find nothing: every date and link can be true.",
        ofOwn: "The data checks find nothing in the cases that you may see.",
      },
    });
    return privateAnswer("Data checks", context, parts);
  },
});
