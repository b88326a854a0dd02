import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { dashboardMeasures as measures } from "../../src/measures/index.ts";

const execute = promisify(execFile);
let folder = "";

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a built script in a process of its own, with only the environment given. */
async function run(
  entry: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const options = {
    env: { PATH: process.env["PATH"], DATA_DIR: join(folder, "..", `${basename(folder)}-data`), ...env },
    maxBuffer: 1 << 26,
  };
  return execute(process.execPath, [`dist/src/run/${entry}.js`, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => ({ code: error.code, stdout: error.stdout, stderr: error.stderr }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-ask-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the command line", () => {
  it("answers a question in words with a table", async () => {
    const { code, stdout, stderr } = await run("ask", ["reviews overdue by team"]);

    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Overdue reviews, by team");
    expect(stdout).toContain("Secondary");
  });

  it("refuses 100 KB of words by one sentence, without reading them", async () => {
    const { code, stdout, stderr } = await run("ask", ["officer:a a a ".repeat(7000)]);

    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("That is too long to read: use up to 500 characters.");
    expect(stderr.length).toBeLessThan(300);
  });

  it("audits what it answers and refuses as JSON", async () => {
    const data = join(folder, "audited");
    const words = ["reviews overdue", "cases reviews.overdue", "no such thing"];
    for (const one of words) await run("ask", [one, "--json"], { DATA_DIR: data });
    const store = openStore(data);
    const entries = store.audit.all();
    store.close();

    expect(entries.map(({ query, outcome, cases }) => [query, outcome, (cases ?? []).length])).toEqual([
      ["reviews.overdue", "answered", 0],
      ["cases reviews.overdue", "answered", 20],
      [null, "refused", 0],
    ]);
    expect((await run("ask", ["cases reviews.overdue", "--json"], { DATA_DIR: data })).stdout).not.toContain(
      "personId",
    );
  });

  it("prints one measure as JSON with the filters it was asked with", async () => {
    const { stdout } = await run("ask", ["plans.social-care team:primary on:2021-03-31", "--json"]);

    expect(JSON.parse(stdout)).toEqual({
      pretendedDay: "2021-06-30",
      id: "plans.social-care",
      title: "EHCPs and social care",
      on: "2021-03-31",
      asAt: "2021-06-30T07:00:00+01:00",
      filters: { team: "Primary", on: "2021-03-31" },
      columns: ["Count"],
      rows: expect.arrayContaining([{ label: "Looked After Children", values: [expect.any(Number)] }]),
      caseCount: expect.any(Number),
      excluded: expect.any(Array),
    });
  });

  it("gives the same answers from the demo's CSV files, under any time zone", async () => {
    const { code } = await run("demo", ["--csv", folder]);
    const demo = await run("ask", ["all", "--json"]);
    const csv = await run("ask", ["all", "--json"], {
      CASE_DATABASE: `csv:${folder}`,
      TODAY: "2021-06-30",
      TZ: "Pacific/Auckland",
    });
    const withoutAsAt = ({ stdout }: Outcome) => stdout.replaceAll(/"asAt": "[^"]*"/g, "");

    expect(code).toBe(0);
    expect((await readdir(folder)).filter((name) => name.endsWith(".csv"))).toHaveLength(7);
    expect(withoutAsAt(csv)).toBe(withoutAsAt(demo));
    const all: { id: string; pretendedDay: string }[] = JSON.parse(demo.stdout);
    expect(all.map(({ id }) => id)).toEqual(measures.map(({ id }) => id));
    expect(new Set(all.map(({ pretendedDay }) => pretendedDay))).toEqual(new Set(["2021-06-30"]));
  });

  it("says in JSON on which day it is pretended to be, and only then", async () => {
    const env = { CASE_DATABASE: `csv:${folder}` };
    const pretended = await run("ask", ["status", "--json"], { ...env, TODAY: "2021-07-05" });
    const real = await run("ask", ["plans.current on:2021-03-31", "--json"], env);

    expect(JSON.parse(pretended.stdout)).toMatchObject({ pretendedDay: "2021-07-05", on: "2021-07-05" });
    expect(JSON.parse(real.stdout)).not.toHaveProperty("pretendedDay");
  });

  it("draws one picture to a file, and all of them to a folder", async () => {
    const one = join(folder, "one.png");
    await run("ask", ["reviews.trend", "--png", one]);
    const all = join(folder, "pictures");
    await run("ask", ["all", "--png", all]);

    expect((await readFile(one)).subarray(1, 4).toString()).toBe("PNG");
    const drawn = (await readdir(all)).map((name) => name.replace(/\.png$/, ""));
    expect(drawn.filter((id) => !measures.some((measure) => measure.id === id))).toEqual([]);
    expect(drawn.length).toBeGreaterThan(50);
  });

  it("prints the status of the data", async () => {
    const { stdout } = await run("ask", ["status", "--json"], { CASE_DATABASE: `csv:${folder}` });

    expect(JSON.parse(stdout)).toMatchObject({
      source: `CSV files in ${folder}`,
      rows: { worker: 45 },
      setAside: [],
      noted: [],
    });
  });

  it.each<[string[], Record<string, string>, string]>([
    [[], {}, "Type a question"],
    [["case NOBODY-1"], {}, "You cannot see a case with that reference. Check the reference."],
    [
      ["plans.current", "--as", "stranger@example.org"],
      {},
      "That email address does not have access. For access, ask the SEND data team",
    ],
    [["status", "--as", "viewer@example.org"], {}, "Only managers and analysts"],
    [["help", "--png", "x.png", "--json"], {}, "This answer has no picture"],
    [["plans.current"], { PEOPLE_FILE: "/nowhere.csv" }, "PEOPLE_FILE /nowhere.csv cannot be read"],
    [["plans.current team:West"], {}, 'There is no team "West". Name one of Early Years'],
    [["plans.current", "--jsn"], {}, "The options could not be read"],
    [["plans.current"], { CASE_DATABASE: "csv:/nowhere" }, "there is no folder /nowhere"],
    [
      ["plans.current"],
      { CASE_DATABASE: "oracle", TODAY: "soon" },
      "CASE_DATABASE must be demo, csv:<folder>, sen2:<file> or mssql; TODAY must be a day",
    ],
    [["plans.current"], { CASE_DATABASE: "mssql" }, "MSSQL_SERVER must be set for CASE_DATABASE=mssql"],
    [
      ["plans.current"],
      {
        CASE_DATABASE: "mssql",
        MSSQL_SERVER: "127.0.0.1",
        MSSQL_PORT: "1",
        MSSQL_DATABASE: "x",
        MSSQL_USER: "x",
        MSSQL_PASSWORD: "x",
      },
      "127.0.0.1:1 takes no connection: check MSSQL_SERVER and MSSQL_PORT",
    ],
    [["plans.current", "--png", "/nowhere/x.png"], {}, "cannot be read or written"],
  ])("ends with 2 and one sentence for %j", async (args, env, sentence) => {
    const { code, stderr } = await run("ask", args, env);

    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("ends without an error where its output is cut off", async () => {
    const { stdout, stderr } = await execute(
      "sh",
      ["-c", `"${process.execPath}" dist/src/run/ask.js all | head -n 1`],
      {
        env: { PATH: process.env["PATH"], DATA_DIR: ":memory:" },
      },
    );

    expect([stdout.split("\n").length, stderr]).toEqual([2, ""]);
  });
});
