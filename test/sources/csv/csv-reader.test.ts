import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { views, type View } from "../../../src/cases/contract.ts";
import { LoadError } from "../../../src/cases/source.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { csvFolder } from "../../../src/sources/csv/csv-reader.ts";
import { writeCsvFolder } from "../../../src/sources/csv/csv-writer.ts";
import { aSnapshot, aBorough } from "../../support/borough.ts";

let folder = "";
const borough = aBorough({
  person: [{ ethnicity: 'Any "other", 😀\nsecond line', case_reference: "REF-1" }],
  worker: [{}],
  worker_relationship: [{}],
  referral: [{ referral_id: "r1" }],
  assessment: [{ assessment_id: "a1" }],
  plan: [{ plan_id: "l1" }],
  review: [{ scheduled_date: "2021-01-01" }],
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "send-csv-"));
  await writeCsvFolder(
    folder,
    views.map((view) => ({ view, rows: borough[view] })),
  );
});
afterEach(() => rm(folder, { recursive: true }));

const read = () => csvFolder(folder, () => "2021-06-30T06:00:00.000Z").read(defaultWords);
const write = (view: View, text: string | Uint8Array) => writeFile(join(folder, `${view}.csv`), text);
const workers = "worker_id,name,email,team,active\n";

describe("a folder of CSV files", () => {
  it("gives back the rows that were written", async () => {
    const [snapshot, written] = [await read(), aSnapshot(borough)];

    expect([snapshot.persons, snapshot.reviews]).toEqual([written.persons, written.reviews]);
    expect(snapshot.readAt).toBe("2021-06-30T06:00:00.000Z");
  });

  it("may order and spell its columns as it likes, hold more of them, and begin with a byte order mark", async () => {
    await write("worker", "\uFEFFTeam, ACTIVE ,colour,worker_id,name,email\r\nNorth,TRUE,red,w1,Ada,\r\n");

    expect((await read()).workers).toEqual([
      { workerId: "w1", name: "Ada", email: null, team: "North", isActive: true },
    ]);
  });

  it("may end its lines now one way, now another", async () => {
    await write("worker", "worker_id,name,email,team,active\r\nw1,Ada,,North,1\nw2,Bo,,North,1\rw3,Cy,,North,1\r\n");

    expect((await read()).workers.map(({ name }) => name)).toEqual(["Ada", "Bo", "Cy"]);
  });

  it("names the missing column of a large file, and where it is no CSV", async () => {
    const many = "w1,Ada,,North,1\n".repeat(30_000);
    await write("worker", workers.replace("team", "group") + many);
    await expect(read()).rejects.toThrow("worker.csv has no column team");

    await write("worker", `${workers + many}w2,"Bo"x,,North,1\n${many}`);
    await expect(read()).rejects.toThrow("near line 30002");

    await write("worker", Buffer.concat([Buffer.from(workers + many), Buffer.from([0xe9]), Buffer.from(many)]));
    await expect(read()).rejects.toThrow("worker.csv is not UTF-8 text");
  });

  it("lets the event loop turn between the slices of a large file", async () => {
    await write("worker", workers + "w1,Ada,,North,1\n".repeat(200_000));
    let turns = 0;
    let isRead = false;
    const turn = (): void => {
      turns += 1;
      if (!isRead) setImmediate(turn);
    };
    setImmediate(turn);

    const { rowsRead } = await read();
    isRead = true;

    expect(rowsRead.worker).toBe(200_000);
    // 3.2 MB in slices of 32 KB.
    expect(turns).toBeGreaterThanOrEqual(95);
  });

  it("is refused by name when a file cannot be opened", async () => {
    await rm(join(folder, "plan.csv"));
    await mkdir(join(folder, "plan.csv"));

    await expect(read()).rejects.toThrow("plan.csv cannot be read (EISDIR)");
  });

  it("may hold a view of nothing but its header", async () => {
    await write(
      "review",
      "review_id,plan_id,scheduled_date,review_date,completed_date,completed_by_team,completed_by_worker_id,outcome,decision_date,amended_draft_date,amended_final_date\n",
    );

    expect((await read()).rowsRead.review).toBe(0);
  });

  it("may hold a cell of a megabyte", async () => {
    await write("worker", `${workers}w1,"${"x".repeat(1 << 20)}",,North,1\n`);

    expect((await read()).workers[0]?.name).toHaveLength(1 << 20);
  });

  it("keeps rows of too few or too many cells, and notes them", async () => {
    await write("worker", `${workers}w1,Ada,,North,1,more\nw2,Ben,,North\n`);
    const snapshot = await read();

    expect(snapshot.warnings.map(({ row, reason }) => [row, reason])).toEqual([
      [1, "row with more cells than the header"],
      [2, "row with fewer cells than the header"],
    ]);
    expect(snapshot.rejected.map(({ row, reason }) => [row, reason])).toEqual([[2, "active is blank"]]);
  });

  it.each<[string, () => Promise<void>, string]>([
    ["a view is missing", () => rm(join(folder, "plan.csv")), "plan.csv missing"],
    ["a file is empty", () => write("plan", ""), "plan.csv is empty"],
    ["a column is missing", () => write("worker", "worker_id,name,email,active\n"), "worker.csv has no column team"],
    ["a column is there twice", () => write("worker", `team,${workers}`), "worker.csv has more than one column team"],
    [
      "a quoted cell never ends",
      () => write("worker", `${workers}w1,"Ada,,North,1\n`),
      "worker.csv cannot be read as CSV",
    ],
    [
      "it is not UTF-8",
      () => write("worker", new Uint8Array([...Buffer.from(workers), 0x77, 0xe9, 0x2c, 0x0a])),
      "worker.csv is not UTF-8",
    ],
  ])("is refused by name when %s", async (_, spoil, says) => {
    await spoil();

    const refused = read();

    await expect(refused).rejects.toBeInstanceOf(LoadError);
    await expect(refused).rejects.toThrow(says);
  });

  it("is refused when it is not there", async () => {
    await expect(csvFolder(join(folder, "none"), () => "").read(defaultWords)).rejects.toThrow("there is no folder");
  });
});
