import { capitalised } from "../answer.ts";
import { parseArgs } from "node:util";
import { jobs } from "../../jobs/index.ts";
import { consoleManager } from "../access/colleagues.ts";
import { parseDay, textOfDay, type Day } from "../cases/day.ts";
import { isDayPretended } from "../config/case-settings.ts";
import type { Config } from "../config/config.ts";
import { headed, type Bot } from "../dispatch.ts";
import { pretendedHour, type Job } from "../job.ts";
import { auditDryRun } from "../reports/audit-trail.ts";
import { toText } from "../render/text.ts";
import { UserError } from "../user-error.ts";
import { hasChannels, openAdapters } from "./chats.ts";
import { jsonText, pretendedDay } from "./json-output.ts";
import { describeWithUsage } from "./run-script.ts";
import { openForQuestions, openForJob } from "./shell.ts";
import { isPageServed, jobRunnerOf, sendingRefusal } from "./work.ts";

const usage = "npm run -s job -- <id> [--on YYYY-MM-DD] [--again] [--dry-run] [--json]";

interface Arguments {
  readonly job: Job;
  readonly on: Day | undefined;
  readonly isDry: boolean;
  readonly isJson: boolean;
}

function readArguments(words: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      on: { type: "string" },
      again: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [id = "", ...more] = positionals;
  const job = jobs.find((one) => one.id === id.toLowerCase());
  if (!job || more.length > 0) {
    const problem = id === "" ? "No job was named" : `There is no job "${positionals.join(" ")}"`;
    throw new UserError(`${problem}. The jobs are ${jobs.map((one) => one.id).join(", ")}: ${usage}`);
  }
  const on = values.on === undefined ? undefined : parseDay(values.on);
  if (on === null) throw new UserError(`The day of --on must be a day such as 2021-06-30: ${usage}`);
  const { again: isAgain, "dry-run": isDry, json: isJson } = values;
  if (isAgain && isDry) throw new UserError(`Leave out --again or --dry-run, because only --again sends: ${usage}`);
  return { job: isAgain ? again(job) : job, on, isDry, isJson };
}

/** Returns a job that sends again what failed of this one. Throws UserError where it has nothing of the kind. */
function again({ again: run, ...job }: Job): Job {
  if (run !== undefined) return { ...job, run };
  const others = jobs.filter((one) => one.again).map(({ id }) => id);
  throw new UserError(`${job.id} cannot be sent again. ${others.join(" and ")} can.`);
}

async function preview({ job, on, isJson }: Arguments, config: Config, bot: Bot): Promise<string> {
  if (!job.preview) {
    const others = jobs.filter((one) => one.preview).map(({ id }) => id);
    throw new UserError(`${job.id} has no dry run. ${others.join(" and ")} have one.`);
  }
  const heading = { isPretended: isDayPretended(config) };
  const context = await jobRunnerOf(config, bot, []).runner.context(true);
  const { json, answers } = job.preview({
    ...context,
    today: on ?? context.today,
    clock: on === undefined ? context.clock : pretendedHour,
    // without a chat, everybody with an email counts as reachable
    reachability: { ...context.reachability, isReachable: () => true },
  });
  const day = on === undefined ? "" : ` --on ${textOfDay(on)}`;
  const words = `${job.id} --dry-run${day}${isJson ? " --json" : ""}`;
  auditDryRun(words, bot.contextOf(consoleManager, "at the console"), answers);
  if (isJson) return jsonText(json, on ?? pretendedDay(bot.clock));
  if (answers.length === 0) return "Nobody would be sent anything on that day.\n";
  return answers.map((answer) => toText(headed(answer, heading))).join("\n");
}

/** Runs the job. Its messages wait in the outbox for the running bot or for the deliver job. */
async function perform({ job, on, isJson }: Arguments, config: Config, bot: Bot): Promise<string> {
  // what a job does not need cannot stop it
  const needsChats = job.delivers || job.needs.some((need) => need !== "case data");
  const { adapters, errors } = needsChats ? await openAdapters(bot, config) : { adapters: [], errors: [] };
  if (errors.length > 0) throw new UserError(errors.join("; "));
  // only the process that serves the page holds its messages
  if (job.delivers && isPageServed(config))
    throw new UserError("The running bot delivers messages. Start it with npm start.");
  const { runner } = jobRunnerOf(config, bot, adapters);
  if (on !== undefined && bot.clock.moveTo === null) {
    throw new UserError("Add --dry-run or set TODAY, because --on is only for trying out.");
  }
  if (on !== undefined) bot.clock.moveTo?.(on);
  const done = await runner.run(job, true);
  const incidents = bot.incidents.current();
  if (incidents.length > 0) throw new UserError([done, ...incidents.map(({ sentence }) => sentence)].join("; "));
  return isJson ? jsonText({ job: job.id, done }, pretendedDay(bot.clock)) : `${done}\n`;
}

/** Runs the job that a command line names; resolves with the text to print. Rejects with UserError. */
export async function jobInShell(words: readonly string[], settings: () => Config): Promise<string> {
  const args = readArguments(words);
  const config = settings();
  const refusal = args.isDry ? null : sendingRefusal(config, hasChannels(config));
  if (refusal !== null) throw new UserError(`${capitalised(refusal)}. Add --dry-run to see what would be done.`);
  const { bot, close } = await (args.isDry ? openForQuestions(config, { createsStore: false }) : openForJob(config));
  try {
    return await (args.isDry ? preview : perform)(args, config, bot);
  } finally {
    close();
  }
}

/** Describes an error in one sentence for the person who typed the command; null for an unexpected error. */
export const describeJobError = describeWithUsage(usage);
