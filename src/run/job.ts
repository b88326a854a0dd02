import { parseArgs } from "node:util";
import { jobs } from "../../jobs/index.ts";
import { openForAsking, sentenceOf } from "../app.ts";
import { isCivilDate } from "../cases/cell.ts";
import { configuration } from "../config.ts";
import { QuestionRefused } from "../question.ts";
import { appointedOf } from "../routing.ts";
import { toText } from "../render/text.ts";

const usage = "npm run -s job -- <id> [--on YYYY-MM-DD] [--dry-run] [--json]";

async function run(): Promise<void> {
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
    const known = jobs.map((one) => one.id).join(", ");
    throw new QuestionRefused(
      `${id === "" ? "no job was named" : `there is no job "${positionals.join(" ")}"`}; jobs are ${known}: ${usage}`,
    );
  }
  if (values.on !== undefined && !isCivilDate(values.on)) {
    throw new QuestionRefused(`--on must be a day such as 2021-06-30: ${usage}`);
  }
  if (!values["dry-run"]) {
    throw new QuestionRefused(
      "jobs send through a channel, and none is connected here: add --dry-run to see what would be done",
    );
  }
  const config = configuration();
  const { bot, close } = await openForAsking(config);
  const colleagues = bot.shelf.colleagues();
  const preview = job.preview({
    book: bot.shelf.book(),
    today: values.on ?? bot.clock.today(),
    colleagues,
    // without a chat, everybody with an email counts as reachable
    reach: { appointed: appointedOf(colleagues), isReachable: () => true, away: [] },
    kinds: config.alerts,
    caseUrl: config.caseUrl,
  });
  close();
  process.stdout.write(
    values.json
      ? `${JSON.stringify(preview.json, null, 2)}\n`
      : preview.answers.map((answer) => toText(answer)).join("\n"),
  );
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
