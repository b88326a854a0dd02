import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkReport } from "../../src/app/check-report.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { csvFolder } from "../../src/sources/csv/csv-reader.ts";
import { both, cells, file, writeFiles, type Change } from "../support/csv-borough.ts";

const execute = promisify(execFile);
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built script in a process of its own, with only the environment given. */
async function check(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Outcome> {
  const options = { env: { PATH: process.env["PATH"], ...env } };
  return execute(process.execPath, ["dist/src/run/check.js", ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

async function report(change?: Change, kinds: readonly string[] = alertKinds.map(({ id }) => id)) {
  await writeFiles(folder, change);
  const snapshot = await csvFolder(folder, () => "2021-06-30T07:00:00+01:00").read(defaultWords);
  return checkReport(snapshot, dayOfText("2021-06-30"), kinds, 0.2);
}

describe("npm run check", () => {
  it("says of the demo that the bot can run on it", async () => {
    const { code, stdout } = await check({});

    expect(code).toBe(0);
    expect(stdout).toMatch(/^source: the demo borough\n/);
    expect(stdout).toMatch(/The bot can run on it\.\n$/);
  });

  it("says of CSV files what is to be mended, and fails where they are of no use", async () => {
    await writeFiles(folder, cells("worker", "active", "Y"));
    const { code, stdout } = await check({ CASE_DATABASE: `csv:${folder}`, TODAY: "2021-06-30" });

    expect(code).toBe(2);
    expect(stdout).toContain("to correct: worker: active looks like Y/N in 3 of 3 rows: write 1 or 0");
    expect(stdout).toContain(
      'worker: 3 left out, active cannot be read (worker.csv line 2 "Y", line 3 "Y", line 4 "Y")',
    );
    expect(stdout).toMatch(/The bot cannot run on it: a first load of it is refused: .*\n$/);
  });

  it.each([[["foo"]], [["--json"]], [["database", "now"]]])("takes no words such as %j", async (words) => {
    const { code, stderr } = await check({}, words);

    expect([code, stderr]).toEqual([
      2,
      "The check takes no words, because CASE_DATABASE says what it reads. Type: npm run -s check\n",
    ]);
  });

  it("says in one sentence why files cannot be read", async () => {
    await writeFiles(
      folder,
      file("plan", (text) => text.replaceAll(",", ";")),
    );

    expect(await check({ CASE_DATABASE: `csv:${folder}` })).toEqual({
      code: 2,
      stdout: "",
      stderr: "The bot cannot run on it: plan.csv separates its cells by semicolons: separate them by commas\n",
    });
  });

  it("reads SQL Server as check-database, whatever the case database is", async () => {
    const { code, stderr } = await check({ CASE_DATABASE: "demo" }, ["database"]);

    expect(code).toBe(2);
    expect(stderr).toContain("MSSQL_");
  });
});

describe("the report of a check", () => {
  it("names what was kept, what finds nothing, and who would be told", async () => {
    const { lines, isUsable } = await report();

    expect(isUsable).toBe(true);
    expect(lines[0]).toBe(
      "kept: person 40, worker 3, worker_relationship 40, referral 40, assessment 40, plan 40, review 40",
    );
    expect(lines.at(-3)).toMatch(/^measures: \d+ of 56 find something on 30 June 2021; nothing is found by /);
    expect(lines.at(-2)).toMatch(/^alerts: \d+ alerts, of which \d+ have a case officer with an email$/);
  });

  it.each<[string, Change, string]>([
    ["nobody would be told", cells("worker", "email", ""), "none of its alerts has a case officer with an email"],
    [
      "emails are no addresses",
      cells("worker", "email", "ada.smith"),
      "none of its alerts has a case officer with an email",
    ],
    [
      "no plan is current",
      cells("plan", "ceased_date", "2021-01-01"),
      "none of its 40 plans is current on 30 June 2021",
    ],
    [
      "nobody has a case officer",
      cells("worker_relationship", "relationship", "SEN Officer"),
      "40 of 40 persons with a plan have no case officer",
    ],
    [
      "no measure finds anything",
      both(
        file("plan", headerOf),
        file("review", headerOf),
        file("assessment", headerOf),
        cells("referral", "received_date", "2022-01-01"),
        cells("referral", "decision_date", ""),
        cells("referral", "decision_taken", ""),
        cells("person", "gender", ""),
        cells("person", "date_of_birth", ""),
      ),
      "no measure finds anything in it",
    ],
    [
      "the files hold headers alone",
      both(...headers()),
      "person has no row; worker has no row; neither referral nor plan",
    ],
  ])("is not that the bot can run on it where %s", async (_, change, says) => {
    const { lines, isUsable } = await report(change);

    expect(isUsable).toBe(false);
    expect(lines.at(-1)).toMatch(/^The bot cannot run on it: /);
    expect(lines.at(-1)).toContain(says);
  });

  it("counts emails that are no addresses and shows none", async () => {
    const { lines } = await report(cells("worker", "email", "ada.smith"));

    expect(lines).toContain("to correct: worker: email is not an address in 3 of 3 rows: write name@domain");
    expect(lines.join()).not.toContain("ada.smith");
  });

  it("asks for nobody to be told where all alerts are switched off", async () => {
    expect((await report(cells("worker", "email", ""), [])).isUsable).toBe(true);
  });
});

function headerOf(text: string): string {
  return text.slice(0, text.indexOf("\n") + 1);
}

function headers(): Change[] {
  const all = ["person", "worker", "worker_relationship", "referral", "assessment", "plan", "review"] as const;
  return all.map((view) => file(view, headerOf));
}
