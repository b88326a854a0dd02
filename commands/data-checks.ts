import { checks } from "../src/checks/index.ts";
import { command, fixedWord, pageNumber, pageWords } from "../src/command.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { findingParts } from "../src/reports/findings-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";

export const dataChecks = command({
  name: "data",
  synonyms: "data check, sense checks, impossible dates",
  description: "impossible dates and links, by kind and case officer, with their cases",
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
        ofAll: "The data checks found no impossible dates or links.",
        ofOwn: "The data checks found no impossible dates or links in the cases you can see.",
      },
    });
    return privateAnswer("Data checks", context, parts);
  },
});
