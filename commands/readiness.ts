import { command, pageNumber, pageWords } from "../src/command.ts";
import { measures } from "../src/measures/index.ts";
import { readinessAnswer } from "../src/reports/return/readiness-report.ts";

export const readiness = command({
  name: "readiness",
  synonyms: "return readiness, sen2 readiness, sen2 return, next return, next sen2 return, ready for the return",
  description:
    "what would be refused or queried in the next SEN2 return, by kind and officer, and its headline numbers",
  args: { page: pageNumber },
  exact: ({ page }) => pageWords(page).trim(),
  accepts: (rest) => /^(?:page\s*:?\s*\d+)?$/i.test(rest),
  run: ({ page }, context) => readinessAnswer(context, page, measures),
});
