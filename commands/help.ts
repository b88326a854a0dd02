import { textOfDay } from "../src/cases/day.ts";
import { command, type Command } from "../src/command.ts";
import { dashboardPages } from "../src/measures/index.ts";

/** Makes the help command, which lists the other commands and itself. */
export function helpOf(others: readonly Command[]): Command {
  const help: Command = command({
    name: "help",
    description: "the words that can be typed",
    args: {},
    isHelp: true,
    needsNoSnapshot: true,
    run: (_, { snapshot, today }) => ({
      audience: "private",
      title: "What you can ask",
      on: textOfDay(today),
      asAt: snapshot.readAt,
      filters: [],
      query: "help",
      parts: [
        {
          kind: "list",
          headings: ["Type", "For"],
          items: [...others, help].map(({ usage, description }) => ({ cells: [usage, description] })),
          total: others.length + 1,
        },
        {
          kind: "choices",
          title: "Measures",
          choices: dashboardPages.flatMap(({ measures }) =>
            measures.map(({ id, title }) => ({ label: title, words: id })),
          ),
        },
        {
          kind: "note",
          about: "filters",
          text: "Filters, in any order: officer:, team:, age:, year:, on:; put a value that contains spaces in quotation marks. Other words are understood too, such as: overdue reviews north last month by officer.",
        },
      ],
    }),
  });
  return help;
}
