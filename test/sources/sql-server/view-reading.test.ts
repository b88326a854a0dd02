import { dayOfText } from "../../../src/cases/day.ts";
import { describe, expect, it } from "vitest";
import { scopeOf } from "../../../src/measures/engine/scope.ts";
import { holdsSameRecords, type Snapshot } from "../../../src/cases/snapshot.ts";
import { views, type Row } from "../../../src/cases/contract.ts";
import { caseParser } from "../../../src/cases/parser.ts";
import { LoadError, type Progress } from "../../../src/cases/source.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { rowDigest } from "../../../src/sources/sql-server/row-digest.ts";
import { readViews } from "../../../src/sources/sql-server/view-reading.ts";
import { sqlServerSource } from "../../../src/sources/sql-server/sql-server-source.ts";
import { measures } from "../../../src/measures/index.ts";
import { aSnapshot, aBorough } from "../../support/borough.ts";
import { randomBorough } from "../../support/random-borough.ts";
import { aDatabase, DriverError, opening, someSettings } from "../../support/sql-server.ts";

const first = "2021-06-30T07:00:00+01:00";
const small = aBorough({ person: [{}], worker: [{}], referral: [{ referral_id: "r1" }], plan: [{ plan_id: "l1" }] });

describe("reading SQL Server", () => {
  it("gives the records, and the rows left out, that the same rows give as files", async () => {
    const borough = randomBorough(7);
    const sorted = { ...borough };
    for (const view of views) {
      sorted[view] = [...borough[view]].sort(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1));
    }
    const database = aDatabase(borough, { allowsSnapshot: true });
    const snapshot = await sqlServerSource(someSettings, () => first, opening(database)).read(defaultWords);

    const expected = aSnapshot(sorted);
    expect(snapshot.rowsRead).toEqual(expected.rowsRead);
    expect(snapshot.rejected.length).toBe(expected.rejected.length);
    const answers = (of: Snapshot) => measures.map((measure) => measure.figures(scopeOf(of, dayOfText("2021-06-30"))));
    expect(answers(snapshot)).toEqual(answers(expected));
    expect(answers(snapshot)).toEqual(answers(aSnapshot(borough)));
    expect(snapshot.source).toBe("the SQL Server database CaseSystem, schema send");
    expect(snapshot.readAt).toBe(first);
    expect(database.isClosed()).toBe(true);
  });

  it("gives the same records again when nothing has changed, and new ones when a cell has", async () => {
    const plans = (ceased: string | null) => aBorough({ person: [{}], plan: [{ plan_id: "l1", ceased_date: ceased }] });
    let holds = plans(null);
    const instants = ["2021-06-30T07:00:00+01:00", "2021-07-01T07:00:00+01:00", "2021-07-02T07:00:00+01:00"];
    const source = sqlServerSource(
      someSettings,
      () => instants.shift() ?? "",
      () => Promise.resolve(aDatabase(holds)),
    );

    const one = await source.read(defaultWords);
    const two = await source.read(defaultWords);
    holds = plans("2021-07-01");
    const three = await source.read(defaultWords);

    expect(holdsSameRecords(one, two)).toBe(true);
    expect([one.readAt, two.readAt]).toEqual([first, "2021-07-01T07:00:00+01:00"]);
    expect(holdsSameRecords(two, three)).toBe(false);
    expect(three.plans[0]?.ceasedOn).toBe(dayOfText("2021-07-01"));
  });

  it("reads once more for what a link points at, where rows are written between two views", async () => {
    const late = aBorough({
      person: [{ person_id: "p1" }, { person_id: "p2", case_reference: "REF-2" }],
      referral: [{ referral_id: "r2", person_id: "p2" }],
      assessment: [{ assessment_id: "a2", referral_id: "r2" }],
      plan: [{ plan_id: "l2", person_id: "p2", assessment_id: "a2" }],
      review: [
        { review_id: "v2", plan_id: "l2" },
        { review_id: "v3", plan_id: "l9" },
      ],
    });
    // Everything of the second person is written after all views but the reviews were read.
    const database = aDatabase(late, {
      borough: (view, read) =>
        read > 1 || view === "review"
          ? late[view]
          : late[view].filter((row) => !row.includes("p2") && view === "person"),
    });
    const snapshot = await sqlServerSource(someSettings, () => first, opening(database)).read(defaultWords);

    expect(snapshot.reviews.map(({ plan }) => plan.person.personId)).toEqual(["p2"]);
    expect(snapshot.plans[0]?.assessment?.referral.person.caseReference).toBe("REF-2");
    expect(snapshot.persons).toHaveLength(2);
    expect(snapshot.rejected).toEqual([
      {
        view: "review",
        row: 2,
        id: "v3",
        reason: "plan_id points to no plan",
        by: "l9",
        place: { line: null, column: "plan_id", value: "l9" },
      },
    ]);
  });

  it("reads each view once where all are of one instant", async () => {
    const reads: string[] = [];
    const orphan = aBorough({ person: [{}], review: [{ review_id: "v1", plan_id: "l9" }] });
    const database = aDatabase(orphan, {
      allowsSnapshot: true,
      borough: (view) => {
        reads.push(view);
        return orphan[view];
      },
    });
    await sqlServerSource(someSettings, () => first, opening(database)).read(defaultWords);

    expect(reads).toEqual([...views]);
  });

  it("reads without a snapshot where another database that a view reaches does not allow it", async () => {
    const database = aDatabase(small, {
      allowsSnapshot: true,
      beforeRow(view, _, isSnapshot) {
        if (isSnapshot && view === "plan") throw new DriverError("EREQUEST", 3952);
      },
    });
    const snapshot = await sqlServerSource(someSettings, () => first, opening(database)).read(defaultWords);

    expect(snapshot.plans).toHaveLength(1);
  });

  it("tells how far it has come", async () => {
    const many = aBorough({ person: Array.from({ length: 20_001 }, (_, at) => ({ person_id: `p${at}` })) });
    const told: Progress[] = [];
    const source = sqlServerSource(someSettings, () => first, opening(aDatabase(many)));
    await source.read(defaultWords, (progress) => told.push(progress));

    expect(told.slice(0, 4)).toEqual([
      { view: "person", rows: 10_000, isWhole: false },
      { view: "person", rows: 20_000, isWhole: false },
      { view: "person", rows: 20_001, isWhole: true },
      { view: "worker", rows: 0, isWhole: true },
    ]);
    expect(told).toHaveLength(9);
  });

  it("holds back rows whose links lead nowhere only up to a limit, and keeps them all", async () => {
    const rows = Array.from({ length: 10_050 }, (_, at): Row => [`v${at}`, "l9", ...Array<null>(9).fill(null)]);
    const parser = caseParser(defaultWords);
    const { rows: read } = aDatabase({ ...small, review: rows });
    await readViews({ parser, rows: read, isMoving: true });

    expect(parser.snapshot("", "").rejected).toHaveLength(10_050);
  });
});

describe("a fault in mid-read", () => {
  const failing = (error: Error) =>
    aDatabase(small, {
      beforeRow(view) {
        if (view === "plan") throw error;
      },
    });

  it("refuses the load in one sentence and closes the connection", async () => {
    const database = failing(new DriverError("ESOCKET"));
    const read = sqlServerSource(someSettings, () => first, opening(database)).read(defaultWords);

    await expect(read).rejects.toThrow(LoadError);
    await expect(read).rejects.toMatchObject({ isRetryable: true, message: expect.stringContaining("send.plan") });
    expect(database.isClosed()).toBe(true);
  });

  it("does not spoil the next reading, which may find nothing changed", async () => {
    const databases = [aDatabase(small), failing(new DriverError("ECLOSE")), aDatabase(small)];
    const source = sqlServerSource(
      someSettings,
      () => first,
      () => Promise.resolve(databases.shift() ?? aDatabase(small)),
    );
    const before = await source.read(defaultWords);
    await expect(source.read(defaultWords)).rejects.toThrow("lost");

    expect(holdsSameRecords(before, await source.read(defaultWords))).toBe(true);
  });

  it("gives up a server that hangs after its first rows", async () => {
    const database = aDatabase(small, {
      beforeRow: (view) => (view === "plan" ? new Promise<void>(() => undefined) : undefined),
    });
    const source = sqlServerSource({ ...someSettings, timeoutSeconds: 0.05 }, () => first, opening(database));

    await expect(source.read(defaultWords)).rejects.toMatchObject({
      isRetryable: true,
      message: expect.stringMatching(/took longer than .* at send\.plan: raise MSSQL_TIMEOUT/),
    });
    expect(database.isClosed()).toBe(true);
  });
});

describe("the digest of rows", () => {
  const digestOf = (...rows: Row[]) => {
    const digest = rowDigest();
    for (const row of rows) digest.add("worker", row);
    return digest.end();
  };

  it("tells apart what joining cells would not", () => {
    const all = [digestOf(["a", null]), digestOf([null, "a"]), digestOf(["a"], [null]), digestOf(["a"]), digestOf()];

    expect(new Set(all).size).toBe(all.length);
    expect(digestOf(["a", null])).toBe(digestOf(["a", ""]));
  });
});
