import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { consoleManager } from "../access/colleagues.ts";
import { runScript } from "../app/run-script.ts";
import { openForQuestions } from "../app/shell.ts";
import { configuration } from "../config/config.ts";
import type { CommandContext } from "../context.ts";
import { dispatch } from "../dispatch.ts";
import { dashboardPages, measures } from "../measures/index.ts";
import { toSlack } from "../render/slack/index.ts";
import { UserError } from "../user-error.ts";

const usage = "npm run -s messages -- FOLDER";

/** Returns every measure and many commands as a manager may ask them, with the first case for an example. */
function questions({ snapshot }: CommandContext): string[] {
  const reference = snapshot.persons[0]?.caseReference;
  return [
    ...measures.map(({ id }) => id),
    ...dashboardPages.map(({ id }) => id),
    "cases reviews.overdue",
    "define reviews.overdue",
    "share reviews.overdue",
    "pin",
    "status",
    "help",
    ...(reference === undefined ? [] : [`case ${reference}`]),
  ];
}

/** Writes a file for each question with all forms of the answer that Slack would be sent. */
async function messages(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new UserError(`name the folder to write to: ${usage}`);
  const { bot, close } = await openForQuestions(configuration());
  try {
    const context = bot.contextOf(consoleManager, "at the console");
    await mkdir(folder, { recursive: true });
    for (const words of questions(context)) {
      const forms = toSlack(dispatch(words, context), { keep: () => "q7f3k2", isEphemeral: true });
      const name = words.replaceAll(/[^\w.-]+/g, "-");
      await writeFile(join(folder, `${name}.json`), `${JSON.stringify(forms, null, 2)}\n`);
    }
  } finally {
    close();
  }
}

await runScript(() => messages(process.argv[2]));
