import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { drawerOf, openBook, sentenceOf, type Opened } from "../app.ts";
import type { Answer, Chart, Part } from "../answer.ts";
import { plainEmail, type Colleague } from "../colleague.ts";
import { configuration, type Config } from "../config.ts";
import type { Desk } from "../desk.ts";
import { commandOf } from "../dispatch.ts";
import { measureJsonFor } from "../measure-json.ts";
import { measures } from "../measures/index.ts";
import { QuestionRefused } from "../question.ts";
import { toText } from "../render/text.ts";
import { rights } from "../rights.ts";
import { statusOn } from "../status.ts";

const usage = 'npm run -s ask -- "<measure, all, status, help …> [filters]" [--json] [--png FILE] [--as EMAIL]';

interface Arguments {
  readonly words: string;
  readonly json: boolean;
  readonly png: string | undefined;
  readonly as: string | undefined;
}

async function ask({ words, json, png, as }: Arguments): Promise<void> {
  if (words.trim() === "") throw new QuestionRefused(`nothing was asked; try: ${usage}`);
  const config = configuration();
  const opened = await openBook(config);
  const desk: Desk = { ...opened, colleague: colleagueOf(as, opened, config), maskBelow: config.maskBelow };
  const all = /^all\b(?<filters>.*)$/is.exec(words.trim());
  const asked = all ? measures.map(({ id }) => `${id} ${all.groups?.["filters"] ?? ""}`) : [words];
  if (json) print(all ? asked.map((one) => jsonOf(one, desk)) : jsonOf(words, desk));
  if (json && png === undefined) return;
  const answers = asked.map((one) => answerOf(one, desk));
  if (!json) process.stdout.write(answers.map((answer) => toText(answer)).join("\n"));
  if (png === undefined) return;
  if (all) await mkdir(png, { recursive: true });
  await draw(
    answers.map((answer, at) => ({ answer, file: all ? join(png, `${measures[at]?.id}.png`) : png })),
    config,
  );
}

/** Without --as, whoever holds the shell asks as a manager. */
function colleagueOf(as: string | undefined, { colleagues }: Opened, { accessContact }: Config): Colleague {
  if (as === undefined) return { email: "", name: "the console", role: "manager", team: null, workers: [] };
  const colleague = colleagues.get(plainEmail(as));
  if (!colleague) throw new QuestionRefused(`nobody of that email may ask; for access, ask ${accessContact}`);
  return colleague;
}

function answerOf(words: string, desk: Desk): Answer {
  const { command, rest } = commandOf(words);
  return command.run(rest, desk);
}

function jsonOf(words: string, desk: Desk): unknown {
  const { command, rest } = commandOf(words);
  if (command.name === "measure") return measureJsonFor(rest, desk, measures);
  if (command.name === "status" && rights[desk.colleague.role].status) return statusOn(desk.book, desk.today);
  return command.run(rest, desk);
}

function print(json: unknown): void {
  process.stdout.write(`${JSON.stringify(json, null, 2)}\n`);
}

async function draw(pictures: readonly { answer: Answer; file: string }[], config: Config): Promise<void> {
  const drawer = drawerOf(config, (says) => void process.stderr.write(`${says}\n`));
  for (const { answer, file } of pictures) {
    const chart = chartOf(answer.parts);
    if (!chart) throw new QuestionRefused("this answer has no picture; ask for a measure");
    await writeFile(file, await drawer(chart));
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

function sentence(error: unknown): string | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS") ? `the options cannot be read; try: ${usage}` : sentenceOf(error);
}

try {
  await ask(readArguments());
} catch (error) {
  const says = sentence(error);
  if (says === null) throw error;
  process.stderr.write(`${says}\n`);
  process.exitCode = 2;
}
