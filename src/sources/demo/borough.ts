import { deflateRawSync, inflateRawSync } from "node:zlib";
import { views, type Borough, type Row, type View } from "../../cases/contract.ts";
import { addBirths } from "./births.ts";
import { addCeasedReasons, addCeasesAndConversions } from "./ceases.ts";
import { describePeople } from "./demo-people.ts";
import { addReviews, describeReviews, scheduleReviews } from "./demo-reviews.ts";
import { demoRows, numberRecords } from "./demo-rows.ts";
import { emptyBorough, type DraftBorough } from "./draft.ts";
import { assertFigures } from "./published-figures.ts";
import { randomStream, type Random } from "./random.ts";
import { addOtherReferrals } from "./requests/other-requests.ts";
import { addRequestsOf2021 } from "./requests/requests-2021.ts";
import { addRequestsBefore2021 } from "./requests/requests-before.ts";
import { addTransfersIn } from "./requests/transfers-in.ts";
import { addRelationships, addWorkers } from "./staff.ts";
import { plantWrongRecords } from "./wrong-records.ts";

export { demoDay } from "./days.ts";

/** Makes the demo borough, always the same. On its day it matches every figure that the replaced dashboard published. */
export function demoBorough(): Borough {
  return demoRows(draw("demo", "", 0));
}

/**
 * Makes a borough several times as large, for tests of size: for each view in the contract's order, the rows of each copy.
 * All copies match the published figures and share no record.
 */
export function* boroughCopies(times: number): Generator<{ readonly view: View; readonly rows: Row[] }> {
  const packed = new Map<View, Buffer[]>(views.map((view) => [view, []]));
  for (let place = 1; place <= times; place += 1) {
    const prefix = `B${String(place).padStart(3, "0")}-`;
    const rows = demoRows(draw(`copy ${place}`, prefix, place));
    for (const view of views) packed.get(view)?.push(pack(rows[view]));
  }
  for (const view of views) {
    const copies = packed.get(view) ?? [];
    packed.delete(view);
    for (const copy of copies) yield { view, rows: unpack(copy) };
  }
}

/** Makes the demo borough, or one several times as large, as rows of one view after another. */
export function boroughChunks(times: number): Iterable<{ readonly view: View; readonly rows: readonly Row[] }> {
  if (times > 1) return boroughCopies(times);
  const borough = demoBorough();
  return views.map((view) => ({ view, rows: borough[view] }));
}

// Copies are kept compressed: a hundred of them as cells would take gigabytes. No cell holds a tab or a line end.
function pack(rows: readonly Row[]): Buffer {
  return deflateRawSync(rows.map((row) => row.map((cell) => cell ?? "").join("\t")).join("\n"), { level: 1 });
}

function unpack(copy: Buffer): Row[] {
  const text = inflateRawSync(copy).toString("utf8");
  return text.split("\n").map((row) => row.split("\t").map((cell) => (cell === "" ? null : cell)));
}

/** Draws a borough table by table: each table depends on those before it, and has its own stream of chance. */
function draw(seed: string, prefix: string, place: number): DraftBorough {
  const stream = (table: string): Random => randomStream(`${seed}/${table}`);
  const borough = emptyBorough();
  const staff = addWorkers(borough, stream("workers"), prefix, place);
  addRequestsBefore2021(borough, stream("requests before 2021"));
  addRequestsOf2021(borough, stream("requests under way"));
  addTransfersIn(borough, stream("transfers"));
  addCeasesAndConversions(borough, stream("ceases"));
  addOtherReferrals(borough, stream("other referrals"));
  addBirths(borough, stream("births"));
  addCeasedReasons(borough, stream("ceased reasons"));
  describePeople(borough, stream("people"));
  addRelationships(borough, stream("relationships"), staff);
  addReviews(borough, stream("reviews"));
  describeReviews(borough, stream("review details"), staff);
  scheduleReviews(borough, stream("schedule"));
  plantWrongRecords(borough, stream("wrong records"), staff, prefix);
  numberRecords(borough, stream("numbers"), prefix);
  assertFigures(borough);
  return borough;
}
