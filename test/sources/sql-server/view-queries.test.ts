import mssql from "mssql";
import { describe, expect, it } from "vitest";
import { contract, views, type Row } from "../../../src/cases/contract.ts";
import { byAllCells, rowOrder } from "../../../src/sources/sql-server/row-order.ts";
import { probeQuery, sqlCellText, takeRows, viewQuery } from "../../../src/sources/sql-server/view-queries.ts";

describe("the SQL that reads a view", () => {
  it("names the contract's columns and no others, and brings rows of one id together", () => {
    const { sql, params } = viewQuery("send", "plan");

    expect(params).toEqual([]);
    expect(sql).toMatchInlineSnapshot(
      `"select [plan_id], [person_id], [assessment_id], [origin], [issued_date], [responsible_from], [exemption], [ceased_date], [ceased_reason] from [send].[plan] order by cast([plan_id] as nvarchar(450)) collate Latin1_General_BIN2"`,
    );
  });

  it("is made for every view, quotes the schema, and locks nothing", () => {
    for (const view of views) {
      const { sql } = viewQuery("my]schema", view);

      for (const { name } of contract[view]) expect(sql).toContain(`[${name}]`);
      expect(sql).toContain(`from [my]]schema].[${view}]`);
      expect(sql).not.toMatch(/nolock|with\s*\(|\*|for update/i);
    }
  });

  it("probes with one row", () => {
    expect(probeQuery("send", "worker").sql).toMatchInlineSnapshot(
      `"select top(@par0) [worker_id], [name], [email], [team], [active] from [send].[worker]"`,
    );
  });
});

/** A request that gives these records, as the driver would, and then fails or not. */
class RequestOf extends mssql.Request {
  readonly #records: readonly unknown[][];
  readonly #fault: Error | undefined;
  constructor(records: readonly unknown[][], fault?: Error) {
    super();
    this.#records = records;
    this.#fault = fault;
  }
  override query<Entity>(): Promise<mssql.IResult<Entity>>;
  override query(): void;
  override query(): Promise<unknown> {
    for (const record of this.#records) if (!this.canceled) this.emit("row", record);
    if (this.#fault) this.emit("error", this.#fault);
    return Promise.resolve(null);
  }
  override cancel(): void {
    this.canceled = true;
  }
}

describe("the values of SQL Server", () => {
  it.each<[unknown, string]>([
    [" kept as it is ", " kept as it is "],
    ["😀", "😀"],
    ["", ""],
    [true, "1"],
    [false, "0"],
    [0, "0"],
    [42, "42"],
    ["9223372036854775807", "9223372036854775807"],
    [9_223_372_036_854_775_807n, "9223372036854775807"],
    [new Date("2021-06-30T00:00:00Z"), "2021-06-30"],
    [new Date("0001-01-01T00:00:00Z"), "0001-01-01"],
  ])("reads %s as %s", (value, text) => {
    expect(sqlCellText(value)).toBe(text);
  });

  it("come as rows in the contract's order, null as null", async () => {
    const rows: Row[] = [];
    await takeRows(new RequestOf([[7, "Ada", null, null, true]]), "send", "worker", (row) => rows.push(row));

    expect(rows).toEqual([["7", "Ada", null, null, "1"]]);
  });

  it("come until the connection fails, or whoever takes them does", async () => {
    const records = [["1"], ["2"]];
    const taken: Row[] = [];
    const cut = takeRows(new RequestOf(records, new Error("cut")), "send", "worker", (row) => taken.push(row));
    await expect(cut).rejects.toThrow("cut");
    const spoilt = takeRows(new RequestOf(records), "send", "worker", (row) => {
      taken.push(row);
      throw new Error("spoilt");
    });

    await expect(spoilt).rejects.toThrow("spoilt");
    expect(taken).toEqual([["1"], ["2"], ["1"]]);
  });
});

describe("the order of rows", () => {
  it("is by all cells, a null first, whatever the order in which those of one id came", () => {
    const taken: Row[] = [];
    const order = rowOrder((row) => taken.push(row));
    const rows: Row[] = [
      ["a", "2", "x"],
      ["a", "10", null],
      ["a", null, "z"],
      ["a", "10", "b"],
      ["b", null, null],
      ["c", "1", "2"],
      ["c", "1", "1"],
    ];
    for (const row of rows) order.push(row);
    order.flush();

    expect(taken.map((row) => row.join())).toEqual(["a,,z", "a,10,", "a,10,b", "a,2,x", "b,,", "c,1,1", "c,1,2"]);
    expect(byAllCells(["a", "1"], ["a", "1"])).toBe(0);
  });

  it("is the same whichever the server puts first of ids that are one to it", () => {
    const rows: Row[] = [
      ["a1", "2"],
      ["a1 ", "1"],
      ["A1", "3"],
      ["a1", "1"],
      ["b", null],
    ];
    const orders = [rows, [...rows.slice(0, 4).reverse(), ["b", null]]].map((given) => {
      const taken: Row[] = [];
      const order = rowOrder((row) => taken.push(row));
      for (const row of given) order.push(row);
      order.flush();
      return taken;
    });

    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).toHaveLength(5);
  });
});
