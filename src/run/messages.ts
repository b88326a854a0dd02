import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openForAsking, sentenceOf } from "../app.ts";
import { consoleManager } from "../colleague.ts";
import { configuration } from "../config.ts";
import type { Desk } from "../desk.ts";
import { dispatch } from "../dispatch.ts";
import { measures, pages } from "../measures/index.ts";
import { QuestionRefused } from "../question.ts";
import { toSlack } from "../render/slack.ts";

const usage = "npm run -s messages -- FOLDER";

/** Every measure and every command, as a manager may ask them; a measure's first case stands for all. */
function questions({ book }: Desk): string[] {
  const reference = book.persons[0]?.caseReference;
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

/** Writes what Slack would be sent for each question: a file each, all forms in it. */
async function messages(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new QuestionRefused(`name the folder to write to: ${usage}`);
  const { bot, close } = await openForAsking(configuration());
  try {
    const desk = bot.deskOf(consoleManager, "at the console");
    await mkdir(folder, { recursive: true });
    for (const words of questions(desk)) {
      const forms = toSlack(dispatch(words, desk), { keep: () => "q7f3k2", isEphemeral: true });
      const name = words.replaceAll(/[^\w.-]+/g, "-");
      await writeFile(join(folder, `${name}.json`), `${JSON.stringify(forms, null, 2)}\n`);
    }
  } finally {
    close();
  }
}

try {
  await messages(process.argv[2]);
} catch (error) {
  const says = sentenceOf(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
