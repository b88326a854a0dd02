import { parseArgs } from "node:util";
import { jobs } from "../../jobs/index.ts";
import { openForAsking, sentenceOf } from "../app.ts";
import { officeOf } from "../app/office.ts";
import type { Bot } from "../bot.ts";
import { isCivilDate } from "../cases/cell.ts";
import { configuration, type Config } from "../config.ts";
import type { Job } from "../job.ts";
import { QuestionRefused } from "../question.ts";
import { toText } from "../render/text.ts";

const usage = "npm run -s job -- <id> [--on YYYY-MM-DD] [--dry-run] [--json]";

interface Arguments {
  readonly job: Job;
  readonly on: string | undefined;
  readonly isDry: boolean;
  readonly isJson: boolean;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      on: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [id = "", ...more] = positionals;
  const job = jobs.find((one) => one.id === id.toLowerCase());
  if (!job || more.length > 0) {
    const wrong = id === "" ? "no job was named" : `there is no job "${positionals.join(" ")}"`;
    throw new QuestionRefused(`${wrong}; jobs are ${jobs.map((one) => one.id).join(", ")}: ${usage}`);
  }
  if (values.on !== undefined && !isCivilDate(values.on)) {
    throw new QuestionRefused(`--on must be a day such as 2021-06-30: ${usage}`);
  }
  return { job, on: values.on, isDry: values["dry-run"], isJson: values.json };
}

async function preview({ job, on, isJson }: Arguments, config: Config, bot: Bot): Promise<void> {
  if (!job.preview) throw new QuestionRefused(`${job.id} has no dry run; watch and digest have`);
  const desk = await officeOf(config, bot, []).office.desk(true);
  const { json, answers } = job.preview({
    ...desk,
    today: on ?? desk.today,
    // without a chat, everybody with an email counts as reachable
    reach: { ...desk.reach, isReachable: () => true },
  });
  process.stdout.write(
    isJson ? `${JSON.stringify(json, null, 2)}\n` : answers.map((answer) => toText(answer)).join("\n"),
  );
}

/** Runs the job for real: its messages wait in the outbox for the bot that is connected. */
async function perform({ job, on }: Arguments, config: Config, bot: Bot): Promise<void> {
  const { channels, office } = officeOf(config, bot, []);
  if (channels.length === 0) {
    throw new QuestionRefused("there is no channel and no page to send by: add --dry-run to see what would be done");
  }
  if (job.id === "deliver") throw new QuestionRefused("the bot that runs delivers: start it");
  if (on !== undefined && bot.clock.moveTo === null) {
    throw new QuestionRefused("--on is for trying out: add --dry-run, or set TODAY");
  }
  if (on !== undefined) bot.clock.moveTo?.(on);
  process.stdout.write(`${await office.run(job, true)}\n`);
}

async function run(): Promise<void> {
  const args = readArguments();
  const config = configuration();
  const { bot, close } = await openForAsking(config, { keeps: !args.isDry });
  try {
    await (args.isDry ? preview : perform)(args, config, bot);
  } finally {
    close();
  }
}

function sentence(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS") ? `the options cannot be read; try: ${usage}` : sentenceOf(error);
}

try {
  await run();
} catch (error) {
  const says = sentence(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
