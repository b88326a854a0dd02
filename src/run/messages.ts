import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { consoleManager } from "../access/colleagues.ts";
import { runScript } from "../app/run-script.ts";
import { openForQuestions } from "../app/shell.ts";
import { configuration } from "../config/config.ts";
import type { CommandContext } from "../context.ts";
import { dispatch } from "../dispatch.ts";
import { pages, measures } from "../measures/index.ts";
import { toSlack } from "../render/slack/index.ts";
import { toTeams } from "../render/teams/index.ts";
import { UserError } from "../user-error.ts";

const usage = "npm run -s messages -- FOLDER";

/** Returns every measure and many commands as a manager may ask them, with the first case for an example. */
function questions({ snapshot }: CommandContext): string[] {
  const reference = snapshot.persons[0]?.caseReference;
  return [
    ...measures.map(({ id }) => id),
    ...pages.map(({ id }) => id),
    "cases reviews.overdue",
    "define reviews.overdue",
    "share reviews.overdue",
    "pin",
    "status",
    "help",
    ...(reference === undefined ? [] : [`case ${reference}`]),
  ];
}

/** Writes for each question a file with all forms of the answer that Slack would be sent, and one with those for Teams. */
async function messages(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new UserError(`Name the folder to write to: ${usage}`);
  const { bot, close } = await openForQuestions(configuration());
  try {
    const context = bot.contextOf(consoleManager, "at the console");
    await mkdir(folder, { recursive: true });
    const keep = () => "q7f3k2";
    for (const words of questions(context)) {
      const answer = dispatch(words, context);
      const name = join(folder, words.replaceAll(/[^\w.-]+/g, "-"));
      await writeFile(`${name}.json`, jsonOf(toSlack(answer, { keep, isEphemeral: true })));
      await writeFile(`${name}.teams.json`, jsonOf(toTeams(answer, { keep })));
    }
  } finally {
    close();
  }
}

function jsonOf(forms: readonly object[]): string {
  return `${JSON.stringify(forms, null, 2)}\n`;
}

await runScript(() => messages(process.argv[2]));
