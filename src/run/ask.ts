import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openBook } from "../app.ts";
import type { Answer } from "../answer.ts";
import { asked } from "../asked.ts";
import { LoadRefused } from "../cases/source.ts";
import { configuration, ConfigRefused } from "../config.ts";
import { findMeasure } from "../find-measure.ts";
import { chartDrawer } from "../io/draw.ts";
import { measureAnswer } from "../measure-answer.ts";
import { measureJson } from "../measure-json.ts";
import { measures } from "../measures/index.ts";
import { question, QuestionRefused } from "../question.ts";
import { toText } from "../render/text.ts";
import { rules } from "../rules/index.ts";
import { statusAnswer, statusOn } from "../status.ts";

const usage = 'npm run -s ask -- "<measure, all or status> [filters]" [--json] [--png FILE]';

function isMeasure(subject: string): boolean {
  return findMeasure(measures, subject) !== undefined;
}

async function ask(): Promise<void> {
  const { words, json, png } = readArguments();
  const config = configuration();
  const { book, today } = await openBook(config);
  const { subject, filters, by } = question(words, book, today, isMeasure);
  const setting = asked(book, today, filters);
  if (subject.toLowerCase() === "status") {
    const status = statusOn(book, setting.on);
    process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : toText(statusAnswer(status)));
    return;
  }
  const isAll = subject.toLowerCase() === "all";
  const found = findMeasure(measures, subject);
  const chosen = isAll ? measures : found ? [found] : [];
  if (chosen.length === 0) throw new QuestionRefused(unknown(subject));
  if (json) {
    const all = chosen.map((measure) => measureJson(measure, setting, by));
    process.stdout.write(`${JSON.stringify(isAll ? all : all[0], null, 2)}\n`);
  }
  const answers =
    json && png === undefined
      ? []
      : chosen.map((one) => ({ id: one.id, answer: measureAnswer(one, setting, rules, by) }));
  if (!json) process.stdout.write(answers.map(({ answer }) => toText(answer)).join("\n"));
  if (png === undefined) return;
  const draw = drawerOf(config);
  if (isAll) await mkdir(png, { recursive: true });
  for (const { id, answer } of answers) await drawTo(isAll ? join(png, `${id}.png`) : png, answer, draw);
}

function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: ReturnType<typeof configuration>) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onFault: (message) => void process.stderr.write(`${message}\n`),
  });
}

async function drawTo(file: string, answer: Answer, draw: ReturnType<typeof chartDrawer>): Promise<void> {
  for (const part of answer.parts) if (part.kind === "chart") await writeFile(file, await draw(part));
}

function readArguments(): { words: string; json: boolean; png: string | undefined } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false }, png: { type: "string" } },
  });
  return { words: positionals.join(" "), json: values.json, png: values.png };
}

function unknown(subject: string): string {
  if (subject === "") return `nothing was asked; try: ${usage}`;
  const typed = subject.length > 60 ? `${subject.slice(0, 60)}…` : subject;
  return `there is no measure "${typed}"; measures are ${measures.map(({ id }) => id).join(", ")}`;
}

function sentence(error: unknown): string | null {
  if (error instanceof QuestionRefused || error instanceof ConfigRefused || error instanceof LoadRefused)
    return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("ERR_PARSE_ARGS")) return `the options cannot be read; try: ${usage}`;
  if (/^E[A-Z]+$/.test(code) && error instanceof Error) return `the file cannot be read or written (${error.message})`;
  return null;
}

try {
  await ask();
} catch (error) {
  const says = sentence(error);
  if (says === null) throw error;
  process.stderr.write(`${says.replaceAll(/\p{C}+/gu, " ")}\n`);
  process.exitCode = 2;
}
