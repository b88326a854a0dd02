import { alertWarnings } from "../src/alert-warnings.ts";
import type { Note } from "../src/answer.ts";
import { command } from "../src/command.ts";
import { QuestionRefused } from "../src/question.ts";
import { rights } from "../src/rights.ts";
import { statusAnswer, statusOn } from "../src/status.ts";

export const status = command({
  name: "status",
  called: `data status, status of the data, is the data up to date, how old is the data, how fresh is the data, data refresh,
    last refresh, last updated, rejected rows, rows rejected, rows set aside, rows not read, unreadable rows`,
  says: "what the answers rest on: rows read, set aside and noted",
  usage: "status",
  needsNoBook: true,
  run(_, { book, today, colleague, colleagues, load }) {
    if (!rights[colleague.role].operates)
      throw new QuestionRefused("the status of the data is for managers and analysts");
    const answer = statusAnswer(statusOn(book, today), load);
    const warnings = alertWarnings(colleagues, today).map((text): Note => ({ kind: "note", about: "caveat", text }));
    return { ...answer, parts: [...warnings, ...answer.parts] };
  },
});
