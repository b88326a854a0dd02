import { rights } from "../src/access/rights.ts";
import { textOfDay } from "../src/cases/day.ts";
import { command, questionText, type Command } from "../src/command.ts";
import { headline } from "../src/measures/answer/headline.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { dashboardPages } from "../src/measures/index.ts";

/** One command for each page of the dashboard. It shows the page's headlines, each of which opens a measure. */
export const pageCommands: readonly Command[] = dashboardPages.map(({ id, title, synonyms, measures }) =>
  command({
    name: id,
    synonyms,
    description: title,
    args: { question: questionText("[measure] [filters]") },
    // a page's name with more words after it is part of a question
    accepts: (rest) => rest === "",
    run: (_, { snapshot, today, colleague }) => {
      const scope = scopeOf(snapshot, today);
      const shown = measures.filter((measure) => !measure.rowsAreOfficers);
      return {
        audience: "private",
        title,
        on: textOfDay(today),
        asAt: snapshot.readAt,
        filters: [],
        query: id,
        parts: rights[colleague.role].isRounded
          ? [{ kind: "choices", title: "Open", choices: shown.map(({ title, id }) => ({ label: title, words: id })) }]
          : [
              {
                kind: "say",
                text:
                  shown.length === 1
                    ? "1 measure and its figures today; open it for its chart and filters."
                    : `${shown.length} measures and their figures today; open one for its chart and filters.`,
              },
              {
                kind: "list",
                headings: ["Measure", "Figures"],
                items: shown.map((one) => ({
                  cells: [one.title, headline(one, one.figures(scope), scope, false)],
                  choices: [{ label: "Open", words: one.id }],
                })),
                total: shown.length,
              },
            ],
      };
    },
  }),
);
