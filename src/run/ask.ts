import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { consoleManager, normaliseEmail, type Colleague } from "../access/colleagues.ts";
import type { Answer, Chart, Part } from "../answer.ts";
import { jsonText, pretendedDay } from "../app/json-output.ts";
import { describeWithUsage, runScript } from "../app/run-script.ts";
import { openForQuestions } from "../app/shell.ts";
import { configuration } from "../config/config.ts";
import type { CommandContext } from "../context.ts";
import { answerTo, commandOf, dispatch, refusalOf, resolvedIn, type Bot } from "../dispatch.ts";
import { isHeld } from "../measures/engine/source-needs.ts";
import { dashboardMeasures } from "../measures/index.ts";
import { auditJson } from "../reports/audit-trail.ts";
import { toText } from "../render/text.ts";
import { atOnce } from "../cases/snapshot-work.ts";
import { UserError } from "../user-error.ts";

const usage = 'npm run -s ask -- "<measure, all, status, help …> [filters]" [--json] [--png FILE] [--as EMAIL]';

interface Arguments {
  readonly words: string;
  readonly json: boolean;
  readonly png: string | undefined;
  readonly as: string | undefined;
}

async function ask({ words, json, png, as }: Arguments): Promise<void> {
  if (words.trim() === "") throw new UserError(`Type a question: ${usage}`);
  const config = configuration();
  const { bot, close } = await openForQuestions(config);
  try {
    const context = bot.contextOf(colleagueOf(as, bot), "at the console");
    const all = /^all(?<filters>\s*|\s+[a-z]+:.*)$/is.exec(words.trim());
    const shown = dashboardMeasures.filter(({ id }) => isHeld(context.snapshot, id));
    const untold = dashboardMeasures.filter((measure) => !shown.includes(measure)).map(({ id }) => id);
    if (all && untold.length > 0) process.stderr.write(`not in this source: ${untold.join(", ")}\n`);
    const questions = all ? shown.map(({ id }) => `${id} ${all.groups?.["filters"] ?? ""}`) : [words];
    if (json) {
      const answers = all ? questions.map((one) => jsonOf(one, context)) : jsonOf(words, context);
      process.stdout.write(jsonText(answers, pretendedDay(bot.clock)));
    }
    if (json && png === undefined) return;
    const answers = bot.store.transaction(() => questions.map((one) => dispatch(one, context)));
    if (!json) process.stdout.write(answers.map((answer) => toText(answer)).join("\n"));
    if (png === undefined) return;
    if (all) await mkdir(png, { recursive: true });
    const files = answers.map((answer, at) => ({
      answer,
      file: all ? join(png, `${shown[at]?.id}.png`) : png,
    }));
    await draw(files, bot);
  } finally {
    close();
  }
}

/** Returns who asks: without --as, a manager. Throws UserError for an unknown email. */
function colleagueOf(as: string | undefined, { snapshots, accessContact }: Bot): Colleague {
  if (as === undefined) return consoleManager;
  const colleague = snapshots.colleagues().get(normaliseEmail(as));
  if (!colleague) throw new UserError(`That email address does not have access. For access, ask ${accessContact}.`);
  return colleague;
}

function jsonOf(words: string, context: CommandContext): unknown {
  const resolved = atOnce(resolvedIn(commandOf(words), context));
  const { json } = resolved.command;
  if (json === null || refusalOf(resolved.command, context) !== null) return atOnce(answerTo(resolved, context));
  try {
    const numbers = json(resolved.rest, context);
    auditJson(resolved, context, numbers);
    return numbers;
  } catch (error) {
    if (error instanceof UserError) auditJson(resolved, context, null);
    throw error;
  }
}

async function draw(pictures: readonly { answer: Answer; file: string }[], bot: Bot): Promise<void> {
  for (const { answer, file } of pictures) {
    const chart = chartOf(answer.parts);
    if (!chart) throw new UserError("This answer has no picture. Ask for a measure.");
    await writeFile(file, await bot.draw(chart, "desk"));
  }
}

function chartOf(parts: readonly Part[]): Chart | undefined {
  return parts.find((part) => part.kind === "chart");
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, png: { type: "string" }, as: { type: "string" } },
  });
  return { words: positionals.join(" "), json: values.json, png: values.png, as: values.as };
}

await runScript(() => ask(readArguments()), describeWithUsage(usage));
