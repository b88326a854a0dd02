import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contract, views, type View } from "../../src/cases/contract.ts";
import { aBorough } from "./borough.ts";

/** The seven files by view. */
export type Files = Readonly<Record<View, string | Uint8Array>>;

/** Changes files of a folder. */
export type Change = (files: Readonly<Record<View, string>>) => Partial<Files>;

const numbers = Array.from({ length: 40 }, (_, at) => at);

/** Forty children with an officer and a plan that is not reviewed; a request of each, assessed; a review scheduled for some. */
export function csvBorough(): Record<View, string> {
  const id = (letter: string, at: number) => `${letter}${100 + at}`;
  const borough = aBorough({
    person: numbers.map((at) => ({ person_id: id("p", at), case_reference: `REF-${at}`, gender: "Female" })),
    worker: [0, 1, 2].map((at) => ({ worker_id: `W${at}`, name: `Officer ${at}`, email: `o${at}@x.org` })),
    worker_relationship: numbers.map((at) => ({ person_id: id("p", at), worker_id: `W${at % 3}` })),
    referral: numbers.map((at) => ({
      referral_id: id("r", at),
      person_id: id("p", at),
      received_date: "2019-09-02",
      decision_taken: "Proceed to EHC Assessment",
      decision_date: "2019-10-01",
    })),
    assessment: numbers.map((at) => ({
      assessment_id: id("a", at),
      referral_id: id("r", at),
      decision_date: "2020-01-06",
      next_action: "Develop EHCP",
    })),
    plan: numbers.map((at) => ({
      plan_id: id("l", at),
      person_id: id("p", at),
      assessment_id: id("a", at),
      issued_date: "2020-03-02",
    })),
    review: numbers.map((at) => ({ review_id: id("v", at), plan_id: id("l", at), scheduled_date: "2021-07-12" })),
  });
  const text = (view: View) =>
    [contract[view].map(({ name }) => name), ...borough[view]]
      .map((cells) => `${cells.map((cell) => cell ?? "").join(",")}\n`)
      .join("");
  return {
    person: text("person"),
    worker: text("worker"),
    worker_relationship: text("worker_relationship"),
    referral: text("referral"),
    assessment: text("assessment"),
    plan: text("plan"),
    review: text("review"),
  };
}

/** Writes a cell of each row in a column; the cell's value may depend on its old value and the row's number from 0. */
export function cells(
  view: View,
  column: string,
  value: string | ((old: string, at: number) => string),
  most = Infinity,
): Change {
  return (files) => {
    const [header = "", ...rows] = files[view].trimEnd().split("\n");
    const place = header.split(",").indexOf(column);
    if (place < 0) throw new Error(`${view} has no column ${column}`);
    const changed = rows.map((row, at) => {
      const all = row.split(",");
      if (at < most) all[place] = typeof value === "string" ? value : value(all[place] ?? "", at);
      return all.join(",");
    });
    return { [view]: `${[header, ...changed].join("\n")}\n` };
  };
}

/** Changes the text of one file. */
export function file(view: View, change: (text: string) => string | Uint8Array): Change {
  return (files) => ({ [view]: change(files[view]) });
}

/** Makes several changes, one after the other, of texts. */
export function both(...changes: readonly Change[]): Change {
  return (files) => {
    const all = { ...files };
    for (const change of changes) {
      for (const [view, text] of Object.entries(change(all))) {
        if (!isView(view) || typeof text !== "string") throw new Error("only texts can be changed twice");
        all[view] = text;
      }
    }
    return all;
  };
}

function isView(name: string): name is View {
  return views.some((view) => view === name);
}

/** Writes the files to a folder, changed. */
export async function writeFiles(folder: string, change: Change = () => ({})): Promise<void> {
  const files = csvBorough();
  await mkdir(folder, { recursive: true });
  const changed: Files = { ...files, ...change(files) };
  for (const view of views) await writeFile(join(folder, `${view}.csv`), changed[view]);
}
