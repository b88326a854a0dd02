import { hasRight } from "../src/access/rights.ts";
import type { Part } from "../src/answer.ts";
import { command, questionText, type Arg, type Command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { pages } from "../src/measures/index.ts";
import { exampleQuestions } from "../src/reports/example-questions.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";

type HelpPart = "examples" | "commands" | "measures";

const helpPart: Arg<HelpPart> = {
  ...questionText("[commands|measures]"),
  read: (typed) =>
    /^commands$/i.test(typed ?? "") ? "commands" : /^measures$/i.test(typed ?? "") ? "measures" : "examples",
};

/** Makes the help command: examples for the asker's role, and on request all commands or all measures. */
export function helpOf(others: readonly Command[]): Command {
  const help: Command = command({
    name: "help",
    description: "examples for you; also all commands or all measures",
    args: { part: helpPart },
    exact: ({ part }) => (part === "examples" ? "" : part),
    isHelp: true,
    needsNoSnapshot: true,
    run({ part }, context) {
      if (part === "commands") return privateAnswer("Commands", context, commandParts([...others, help], context));
      if (part === "measures") return privateAnswer("Measures", context, measureParts());
      return { ...privateAnswer("What you can ask", context, exampleParts(context)), query: "help" };
    },
  });
  return help;
}

function exampleParts({ colleague }: CommandContext): Part[] {
  return [
    { kind: "say", text: "Ask in your own words, or choose one of these." },
    { kind: "choices", title: "Try", choices: exampleQuestions(colleague) },
    {
      kind: "choices",
      title: "The dashboard",
      choices: pages.map(({ id, title }) => ({ label: title, words: id })),
    },
    {
      kind: "note",
      about: "filters",
      text: "Add a team, a case officer, an age, a month or a day to any question: plans issued in May 2021, Primary, by age.",
    },
    {
      kind: "choices",
      title: "More help",
      choices: [
        { label: "Today", words: "today" },
        { label: "All commands", words: "help commands" },
        { label: "All measures", words: "help measures" },
      ],
    },
  ];
}

/** Lists the commands that the asker has the right to use. */
function commandParts(commands: readonly Command[], { colleague }: CommandContext): Part[] {
  const usable = commands.filter(({ needs }) => needs === undefined || hasRight(colleague, needs.right));
  return [
    {
      kind: "list",
      headings: ["Type", "For"],
      items: usable.map(({ usage, description }) => ({ cells: [usage, description] })),
      total: usable.length,
    },
    {
      kind: "note",
      about: "filters",
      text: "[filters] are any of officer:, team:, age:, year: and on:, in any order. Put a value that contains spaces in quotation marks.",
    },
  ];
}

function measureParts(): Part[] {
  const choices = pages.flatMap(({ measures }) => measures.map(({ id, title }) => ({ label: title, words: id })));
  return [{ kind: "choices", title: "Measures", choices }];
}
