import { appendFileSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { views, type View } from "../../../src/cases/contract.ts";
import { LoadError } from "../../../src/cases/source.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { openSnapshotHolder } from "../../../src/snapshot/holder.ts";
import { csvFolder } from "../../../src/sources/csv/csv-reader.ts";
import { writeCsvFolder } from "../../../src/sources/csv/csv-writer.ts";
import { demoBorough } from "../../../src/sources/demo/borough.ts";
import { openStore } from "../../../src/store/store.ts";
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

  it("keeps rows of too few cells, and notes them by their ids", async () => {
    await write("worker", "worker_id,name,active,email,team\nw1,Ada,1,,North\nw2,Ben,1\nw3\n");
    const { warnings, rejected, workers: kept } = await read();

    expect(kept.map(({ workerId }) => workerId)).toEqual(["w1", "w2"]);
    expect(warnings.map(({ row, id, reason }) => [row, id, reason])).toEqual([
      [2, "w2", "row with fewer cells than the header"],
      [3, "w3", "row with fewer cells than the header"],
    ]);
    expect(rejected.map(({ row, reason }) => [row, reason])).toEqual([[3, "name is blank"]]);
  });

  it("sets rows of too many cells aside, whose days would stand in each other's columns", async () => {
    const header = (await readFile(join(folder, "review.csv"), "utf8")).split("\n")[0] ?? "";
    const row = (id: string, team: string) =>
      `${id},l1,2021-03-01,2021-03-01,2021-03-01,${team},,amend,2021-03-20,2021-05-01,`;
    await write("review", `${header}\n${row("v1", '"North, East"')}\n${row("v2", "North, East")}\n`);
    const { warnings, rejected, reviews } = await read();

    expect([reviews.map(({ reviewId, amendedFinalOn }) => [reviewId, amendedFinalOn]), warnings]).toEqual([
      [["v1", null]],
      [],
    ]);
    expect(rejected).toEqual([
      {
        view: "review",
        row: 2,
        id: "v2",
        reason: "row with more cells than the header, as where a cell with a comma has no quotes",
        by: null,
        place: { line: 3, column: null, value: null },
      },
    ]);
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

describe("a folder of CSV files that is being written", () => {
  /** Reads the folder and does the work once, in the middle of a large file. */
  async function readDuring(work: () => void): Promise<unknown> {
    await write("worker", workers + "w1,Ada,,North,1\n".repeat(30_000));
    const source = csvFolder(folder, () => "2021-06-30T06:00:00.000Z");
    const reading = source.read(defaultWords, ({ view, rows }) => {
      if (view === "worker" && rows === 10_000) work();
    });
    return reading.then(
      () => null,
      (cause: unknown) => cause,
    );
  }
  const review = () => join(folder, "review.csv");
  const changed = (file: string) =>
    `${file} was changed while the files were read, so nothing is taken: write it under another name and rename it when it is whole`;

  it.each<[string, () => void, string]>([
    ["grows", () => appendFileSync(join(folder, "worker.csv"), "w9,Bo,,North,1\n"), changed("worker.csv")],
    ["that is not read yet grows", () => appendFileSync(review(), "v9,l1,,,,,,,,,\n"), changed("review.csv")],
    [
      "that is already read grows",
      () => appendFileSync(join(folder, "person.csv"), "p9,REF-9,,,,,,,\n"),
      changed("person.csv"),
    ],
    ["is written anew in the same size", () => utimesSync(review(), new Date(), new Date(0)), changed("review.csv")],
    [
      "is replaced by another",
      () => {
        writeFileSync(`${review()}.new`, "review_id\n");
        renameSync(`${review()}.new`, review());
      },
      "review.csv has no column plan_id",
    ],
    ["is taken away", () => rmSync(review()), "review.csv cannot be read (ENOENT)"],
  ])("is not taken when a file %s", async (_, work, says) => {
    const error = await readDuring(work);

    expect(error).toBeInstanceOf(LoadError);
    expect(error).toMatchObject({ message: expect.stringContaining(says) });
  });

  it.each<[string, string | Buffer]>([
    ["a file has nothing in it yet", ""],
    ["a row is not finished", `${workers}w1,Ada,,North,1\nw2,Ben`],
    ["a last cell is not finished", `${workers}w1,Ada,,North,1\nw2,Ben,,North,1`],
    ["a quoted cell is not finished", `${workers}w1,Ada,,"Nor`],
    ["a character is not finished", Buffer.from(`${workers}w1,Ada,,North,1\nw2,Zoë`).subarray(0, -1)],
  ])("is read again soon when %s", async (_, text) => {
    await write("worker", text);

    await expect(read()).rejects.toMatchObject({ name: "LoadError", isRetryable: true });
  });

  it("may leave out the last line end in every file", async () => {
    for (const view of views) {
      const text = (await readFile(join(folder, `${view}.csv`), "utf8")).trimEnd();
      await write(view, text);
    }

    expect((await read()).plans).toHaveLength(1);
  });

  it.each([
    [59, []],
    [61, ["person.csv is more than 1 hour older than plan.csv"]],
    [60 * 26, ["person.csv is more than 26 hours older than plan.csv"]],
    [60 * 24 * 9, ["person.csv is more than 9 days older than plan.csv"]],
  ])("says that its files were written %i minutes apart", async (minutes, says) => {
    const [first, later] = [new Date("2021-06-01T06:00:00Z"), new Date("2021-06-01T06:00:00Z")];
    later.setMinutes(later.getMinutes() + minutes);
    for (const view of views) await utimes(join(folder, `${view}.csv`), first, view === "plan" ? later : first);
    const { cautions } = await read();

    expect(cautions.map((caution) => caution.replace(/:.*/, ""))).toEqual(says);
  });

  it("never passes for whole, wherever the demo's plans are cut", async () => {
    const demo = demoBorough();
    await writeCsvFolder(
      folder,
      views.map((view) => ({ view, rows: demo[view] })),
    );
    const whole = await readFile(join(folder, "plan.csv"));
    const { snapshots } = guarded();
    await snapshots.refresh();
    const start = Math.floor(whole.length * 0.85);
    const rowEnd = whole.indexOf("\n", start) + 1;
    const said: (string | null)[] = [];
    // Exactly between two rows, then in every third place of the next row, and far from there.
    const ends = [start, ...Array.from({ length: 20 }, (_, at) => rowEnd + 3 * at), 40, Math.floor(whole.length / 2)];
    for (const end of ends) {
      await write("plan", whole.subarray(0, end));
      said.push((await snapshots.refresh()).error);
    }

    expect(said.filter((error) => error === null)).toEqual([]);
    expect(snapshots.current().plans.length).toBe(demo.plan.length);
  });
});

/** A guarded bot over the folder. */
function guarded() {
  const store = openStore(":memory:");
  const snapshots = openSnapshotHolder({
    source: () => csvFolder(folder, () => "2021-06-30T06:00:00.000Z"),
    words: defaultWords,
    appointments: async () => [],
    guard: { store, shrinkLimit: 0.2 },
    now: () => "2021-06-30T06:00:00.000Z",
    log: silentLog,
  });
  return { snapshots, store };
}
