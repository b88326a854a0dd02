import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it, vi } from "vitest";
import { commands } from "../commands/index.ts";
import { jobs } from "../jobs/index.ts";
import { jobRunnerOf } from "../src/app/work.ts";
import { secretsOf } from "../src/config/config.ts";
import { openLog, type ProcessLog } from "../src/platform/pino-log.ts";
import { aWholeBot, type WholeBot } from "./support/whole-bot.ts";

let whole: WholeBot;
let log: ProcessLog;
let fd: number;
/** The log, the metrics, the reasons why the bot was not ready, and the files of the store. */
const written = new Map<string, string>();

/** Somebody whom only what is typed, a broken record or a chat names. */
const somebody = "Zebediah";
const reference = "REF-3";
const officer = "Quillfeather 0";

const rest: Readonly<Record<string, string>> = {
  measure: `plans officer:"${officer}"`,
  alerts: "away 5 to 9 July o0@x.org",
  case: reference,
  cases: `reviews.overdue officer:"${officer}"`,
  "data-checks": "",
  define: "reviews",
  export: `reviews.overdue officer:"${officer}"`,
  pin: `plans.current officer:"${officer}"`,
  rehearse: "1 June to 3 June 2021",
  seen: reference,
  share: "plans.current team:Primary",
  snooze: `${reference} two weeks`,
  subscribe: "plans.current daily 9am",
  unpin: "plans.current",
  unsubscribe: "1",
  why: reference,
};

/** What is asked: every command, and words that hold what must not be kept. */
const asked = [
  ...commands.map(({ name }) => `${name} ${rest[name] ?? ""}`.trim()),
  `who is ${somebody}`,
  `plans officer:${somebody}`,
  `case ${somebody}-1`,
  `reviews overdue by officer`,
  `my work`,
];

async function everyFault({ bot, folder, slack, page, ask }: WholeBot): Promise<void> {
  slack.tell("chat.postMessage", { kind: "refuse", error: "invalid_blocks" });
  slack.tell("chat.postMessage", { kind: "status", status: 500, body: `${somebody} <x@y.org>` });
  await ask("status");
  slack.server.sockets.sendFrame(JSON.stringify({ type: "slash_commands", payload: { text: somebody } }));
  slack.server.tokenWord = "token_revoked";
  await slack.say(`${officer} and ${reference}`, { user: "UMANAGER", channel: "DMANAGER" });
  await vi.waitUntil(() => bot.bot.incidents.current().length > 0, { timeout: 20_000 });
  written.set("not ready", (await page("/readyz")).body);
  slack.server.tokenWord = null;
  writeFileSync(join(folder, "people.csv"), `email,role,team\n${somebody}@example.org,king,\n`);
  writeFileSync(
    join(folder, "cases", "worker.csv"),
    `worker_id,name,email,team,active\nW1,${somebody},${somebody}@x.org,A,maybe\n`,
  );
  writeFileSync(join(folder, "cases", "review.csv"), `review_id,plan_id\n${somebody},"${reference}`);
  await bot.bot.snapshots.refresh();
  await ask("status");
}

beforeAll(async () => {
  whole = await aWholeBot((config, folder) => {
    fd = openSync(join(folder, "log"), "w");
    return (log = openLog("debug", secretsOf(config), fd));
  });
  const { bot, config, folder, slack, page, ask, close } = whole;
  const { runner } = jobRunnerOf(config, bot.bot, []);
  for (const job of jobs) await runner.run(job, true);
  for (const words of asked) await ask(words);
  for (const words of ["my work", `seen ${reference}`, `case ${reference}`, "digest"]) await ask(words, "UOFFICER");
  await slack.openHome("UMANAGER");
  await everyFault(whole);
  written.set("metrics", (await page("/metrics")).body);
  const store = join(folder, "data");
  for (const file of readdirSync(store)) written.set(`store ${file}`, readFileSync(join(store, file), "latin1"));
  await log.flush();
  closeSync(fd);
  written.set("log", readFileSync(join(folder, "log"), "utf8"));
  await close();
}, 120_000);

/** What must stand nowhere, by what it is. */
const needles: readonly (readonly [what: string, words: readonly string[]])[] = [
  ["an officer's name", ["Quillfeather"]],
  ["an email", ["@example.org", "@x.org", "@y.org"]],
  ["a case's reference", ["REF-"]],
  ["what only somebody typed, a broken record or a chat said", [somebody, somebody.toLowerCase()]],
  ["a token", ["7-Secret", "a-secret-of-the-fake"]],
];

it.each(needles)("no line of the log, metric, page or file of the store holds %s", (_, words) => {
  const found = [...written].flatMap(([name, text]) =>
    words
      .filter((one) => text.includes(one))
      .map((one) => `${name}: …${text.slice(Math.max(0, text.indexOf(one) - 60), text.indexOf(one) + 20)}`),
  );

  expect(found.slice(0, 5)).toEqual([]);
});

it("all of it was written: every command was answered or refused, every job done, and every part has something", () => {
  const log = written.get("log") ?? "";
  const commandsSeen = new Set(Array.from(log.matchAll(/"command":"([\w-]+)"/g), ([, name]) => name));
  const jobsSeen = new Set(Array.from(log.matchAll(/"job":"([\w-]+)"/g), ([, name]) => name));

  expect(commands.map(({ name }) => name).filter((name) => !commandsSeen.has(name))).toEqual([]);
  expect(jobs.map(({ id }) => id).filter((id) => !jobsSeen.has(id))).toEqual([]);
  expect(log).toMatch(/"request":"[0-9A-F]{8}","person"/);
  expect(written.get("not ready")).toContain("Slack takes nothing from the bot");
  expect(written.get("metrics")).toContain('send_bot_questions_total{command="case",outcome="answered",via="slack"}');
  expect([...written.keys()].filter((name) => name.startsWith("store "))).toContain("store send-bot.db-wal");
});
