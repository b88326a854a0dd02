import { asked } from "../src/asked.ts";
import { command, type Command } from "../src/command.ts";
import { headline } from "../src/headline.ts";
import { rights } from "../src/rights.ts";
import { pages } from "../src/measures/index.ts";

/** A command for each page of the dashboard: its headlines, each opening a measure. */
export const pageCommands: readonly Command[] = pages.map(({ id, title, called, measures }) =>
  command({
    name: id,
    called,
    says: title,
    isPage: true,
    usage: `${id} [measure] [filters]`,
    run: (_, { book, today, colleague }) => {
      const setting = asked(book, today);
      const shown = measures.filter((measure) => !measure.rowsAreOfficers);
      return {
        audience: "private",
        title,
        on: today,
        asAt: book.readAt,
        filters: [],
        asks: id,
        parts: rights[colleague.role].isMasked
          ? [{ kind: "choices", title: "Open", choices: shown.map(({ title, id }) => ({ label: title, words: id })) }]
          : [
              {
                kind: "say",
                text: `${shown.length} measures and their figures today; open one for its chart and filters.`,
              },
              {
                kind: "list",
                headings: ["Measure", "Figures"],
                items: shown.map((one) => ({
                  cells: [one.title, headline(one, one.figures(setting), false)],
                  choices: [{ label: "Open", words: one.id }],
                })),
                total: shown.length,
              },
            ],
      };
    },
  }),
);
