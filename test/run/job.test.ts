import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeJobError, jobInShell } from "../../src/app/job-command.ts";
import { views } from "../../src/cases/contract.ts";
import { readConfig } from "../../src/config/config.ts";
import { writeCsvFolder } from "../../src/sources/csv/csv-writer.ts";
import { demoBorough } from "../../src/sources/demo/borough.ts";
import { openStore } from "../../src/store/store.ts";
import { oracleAlerts } from "../support/oracle/alerts.ts";

const execute = promisify(execFile);

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

let folder = "";

/** Runs the job in this process with these settings and no others. */
async function job(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  try {
    const stdout = await jobInShell(args, () => readConfig({ DATA_DIR: join(folder, "data"), ...env }));
    return { code: 0, stdout, stderr: "" };
  } catch (error) {
    return { code: 2, stdout: "", stderr: describeJobError(error) ?? "an unexpected error" };
  }
}

/** Runs the built script in a process of its own. */
async function script(args: readonly string[]): Promise<Outcome> {
  const options = { env: { PATH: process.env["PATH"], DATA_DIR: join(folder, "data") }, maxBuffer: 1 << 26 };
  return execute(process.execPath, ["dist/src/run/job.js", ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

const sqlServer = {
  CASE_DATABASE: "mssql",
  MSSQL_SERVER: "127.0.0.1",
  MSSQL_DATABASE: "cases",
  MSSQL_USER: "bot",
  MSSQL_PASSWORD: "x",
};

interface Raised {
  readonly alert: string;
  readonly record: string;
}

/** The demo's alerts on its day, computed a second time. */
const raised = oracleAlerts(demoBorough(), "2021-06-30");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-job-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("a job in a terminal", () => {
  it("prints every raised alert for watch", async () => {
    const { code, stdout } = await script(["watch", "--dry-run", "--json"]);
    const alerts: Raised[] = JSON.parse(stdout);

    expect(code).toBe(0);
    expect(alerts).toHaveLength(raised.length);
    expect(alerts[0]).toEqual({
      pretendedDay: "2021-06-30",
      alert: "assessment-decision-pending",
      case: "SEND-106676",
      record: "R02194",
      officer: "Joel Jarrold",
      dueOn: "2021-05-13",
      days: -48,
      urgency: "late",
    });
    expect(alerts.at(-1)).toMatchObject({ alert: "record-wrong", rule: expect.any(String), urgency: "soon", days: 28 });
  });

  it("prints each person's digest once, with every raised alert in one of them", async () => {
    const raised: Raised[] = JSON.parse((await job(["watch", "--dry-run", "--json"])).stdout);
    const digests: { to: string; reason: string | null; team: string | null; items: Raised[] }[] = JSON.parse(
      (await job(["digest", "--dry-run", "--json"])).stdout,
    );
    const key = ({ alert, record }: Raised) => `${alert} ${record}`;

    expect(digests.flatMap(({ items }) => items.map(key)).sort()).toEqual(raised.map(key).sort());
    expect(new Set(digests.map(({ to }) => to)).size).toBe(digests.length);
    expect(digests[0]?.items[0]).toMatchObject({ state: "new", urgency: "soon", case: expect.any(String) });
    expect(digests.find(({ to }) => to === "manager@example.org")).toMatchObject({
      reason: "25 × the case has no officer",
      team: null,
    });
  });

  it("says in each entry for which day a dry run is, where it is not today", async () => {
    const days = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
      const entries: { pretendedDay?: string }[] = JSON.parse(
        (await job([...args, "--dry-run", "--json"], env)).stdout,
      );
      return [...new Set(entries.map(({ pretendedDay }) => pretendedDay))];
    };
    const cases = join(folder, "of-today");
    await writeCsvFolder(
      cases,
      views.map((view) => ({ view, rows: demoBorough()[view] })),
    );

    expect(await days(["digest", "--on", "2021-07-05"])).toEqual(["2021-07-05"]);
    expect(await days(["watch"], { TODAY: "2021-07-02" })).toEqual(["2021-07-02"]);
    expect(await days(["watch"], { CASE_DATABASE: `csv:${cases}` })).toEqual([undefined]);
    expect(await days(["watch", "--on", "2021-07-05"], { CASE_DATABASE: `csv:${cases}` })).toEqual(["2021-07-05"]);
  });

  it("prints no digest on a Sunday and on a bank holiday", async () => {
    const sunday = await job(["digest", "--dry-run", "--json", "--on", "2021-07-04"]);
    const holiday = await job(["digest", "--dry-run", "--json"], { TODAY: "2021-08-30" });

    expect([sunday.stdout, holiday.stdout]).toEqual(["[]\n", "[]\n"]);
  });

  it("prints the digests as text without --json", async () => {
    const { stdout } = await job(["digest", "--dry-run", "--on", "2021-07-01"]);

    expect(stdout).toContain("To: alma.yardley@example.org");
    expect(stdout).toContain("This is your first digest");
  });

  it("says so where no digest would go", async () => {
    const { stdout } = await job(["digest", "--dry-run", "--on", "2021-07-04"]);

    expect(stdout).toBe("Nobody would be sent anything on that day.\n");
  });

  it("queues a morning's digests once and remembers them the next day", async () => {
    const env = { DATA_DIR: join(folder, "morning") };
    const first = await job(["digest"], env);
    const second = await job(["digest"], env);
    const third = await job(["watch", "--json"], env);
    const after = await job(["digest", "--dry-run", "--json", "--on", "2021-07-01"], env);
    const states: { items: { state: string }[] }[] = JSON.parse(after.stdout);
    const count = (state: string) => states.flatMap(({ items }) => items).filter((one) => one.state === state).length;

    expect(first.stdout).toBe("31 digests are on their way\n");
    expect(second.stdout).toBe("no digest is due\n");
    expect(JSON.parse(third.stdout)).toEqual({
      pretendedDay: "2021-06-30",
      job: "watch",
      done: `${raised.length} alerts are raised`,
    });
    expect(count("open")).toBeGreaterThan(900);
    expect(count("more-urgent")).toBeGreaterThan(0);
  });

  it("rejects a load that has shrunk, as the running bot does", async () => {
    const env = { DATA_DIR: join(folder, "shrunken") };
    await job(["watch"], env);
    const store = openStore(env.DATA_DIR);
    const rows = store.loads.accepted("the demo borough");
    if (rows !== null) store.loads.accept("the demo borough", { ...rows, plan: 9000 }, "2021-06-30T07:00:00Z");
    store.close();

    expect((await job(["digest"], env)).stderr).toContain("plan has shrunk from 9,000 rows");
  });

  it("prints without --json which alerts would reach nobody", async () => {
    const cases = join(folder, "nobody");
    await writeCsvFolder(
      cases,
      views.map((view) => ({ view, rows: demoBorough()[view] })),
    );
    const env = { CASE_DATABASE: `csv:${cases}`, TODAY: "2021-07-01" };
    const { stdout } = await job(["digest", "--dry-run"], env);

    expect(stdout).toContain("Alerts that reach nobody");
    expect(stdout).toMatch(/\d+ alerts reach nobody: .*\d+ × the case has no officer, and there is no manager/s);
  });

  it("raises only the kinds that are switched on", async () => {
    const { stdout } = await job(["watch", "--dry-run", "--json"], { ALERTS: "plan-issue-pending" });
    const alerts: Raised[] = JSON.parse(stdout);

    expect(new Set(alerts.map(({ alert }) => alert))).toEqual(new Set(["plan-issue-pending"]));
  });

  it("audits a dry run, with the cases that it shows", async () => {
    const data = join(folder, "audited");
    openStore(data).close();
    await job(["digest", "--dry-run", "--json", "--on", "2021-07-01"], { DATA_DIR: data });
    const store = openStore(data);
    const [entry, ...more] = store.audit.all();
    store.close();

    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      command: "job",
      via: "at the console",
      query: "digest --dry-run --on 2021-07-01 --json",
    });
    expect(entry?.cases?.length).toBeGreaterThan(10);
  });

  it("makes no store in a dry run", async () => {
    const folder = join(tmpdir(), "no-store-of-a-dry-run");
    const { code } = await job(["digest", "--dry-run", "--json"], { DATA_DIR: folder });

    expect([code, existsSync(folder)]).toEqual([0, false]);
  });

  it.each<[string[], Record<string, string>, string]>([
    [[], {}, "No job was named. The jobs are refresh, watch, digest"],
    [["wach", "--dry-run"], {}, 'There is no job "wach"'],
    [["watch", "--dry-run", "--on", "2021-02-30"], {}, "--on must be a day"],
    [["watch", "--dryrun"], {}, "The options could not be read"],
    [["digest", "--again"], {}, "digest cannot be sent again. weekly-post and subscriptions can."],
    [["weekly-post", "--again", "--dry-run"], {}, "Leave out --again or --dry-run"],
    [["tidy", "--dry-run"], {}, "tidy has no dry run"],
    [["deliver"], {}, "The running bot delivers messages"],
    [["digest"], { ...sqlServer, TODAY: "2021-06-30", TODAY_FOR_TESTS: "1" }, "TODAY pretends a day over SQL Server"],
    [["digest"], sqlServer, "There is no channel and no page to send by"],
    [["watch", "--dry-run"], { ALERTS: "nothing" }, "ALERTS must be some of"],
    [["watch", "--dry-run"], { CASE_DATABASE: "csv:/nowhere" }, "there is no folder /nowhere"],
  ])("ends with 2 and one sentence for %j", async (args, env, sentence) => {
    const { code, stderr } = await job(args, env);

    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("ends with exit code 2 and one sentence on standard error where it is refused", async () => {
    const { code, stdout, stderr } = await script(["wach"]);

    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain('There is no job "wach"');
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
