import * as fc from "fast-check";
import { contract, views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import { stream } from "./random-borough.ts";

/** What can happen to a file between two mornings. */
type Kind = keyof typeof cellDamages | "cut short" | "rows missing";

/** One thing that happens to one view: to all of its rows or to a share of them, at random. */
export interface Damage {
  readonly view: View;
  readonly kind: Kind;
  /** Of the rows; 1: all. */
  readonly share: number;
  readonly seed: number;
}

interface Column {
  readonly name: string;
  readonly kind: unknown;
}

type CellDamage = (cell: string, column: Column) => string | null;

function ofDates(damage: (cell: string) => string): CellDamage {
  return (cell, { kind }) => (kind === "date" ? damage(cell) : cell);
}

function ofColumns(names: readonly string[], damage: (cell: string) => string | null): CellDamage {
  return (cell, { name }) => (names.includes(name) ? damage(cell) : cell);
}

const codes = ["origin", "referral_type", "outcome"];
const otherCode: Readonly<Record<string, string>> = {
  ehc_needs_assessment: "additional_funding",
  amend: "maintain",
  new: "conversion",
};
const words = ["relationship", "decision_taken", "next_action"];
const ids = ["person_id", "worker_id", "referral_id", "assessment_id", "plan_id"];
const ends = ["ceased_date", "withdrawn_date", "decision_date", "completed_date", "amended_final_date", "end_date"];

const cellDamages = {
  "no such day": ofDates((cell) => `${cell.slice(0, 4)}-02-31`),
  "day first": ofDates((cell) => cell.split("-").toReversed().join("/")),
  "with time": ofDates((cell) => `${cell} 00:00:00`),
  "in one word": ofDates((cell) => cell.replaceAll("-", "")),
  placeholder: ofDates(() => "NULL"),
  "long ago": ofDates(() => "1900-01-01"),
  "end long ago": ofColumns(ends, () => "1900-01-01"),
  "never ends": ofDates(() => "9999-12-31"),
  "no reference": ofColumns(["case_reference"], () => " "),
  "ids in capitals": ofColumns(ids, (cell) => cell.toUpperCase()),
  "ids without zeros": ofColumns(ids, (cell) => cell.slice(1)),
  "codes renamed": ofColumns(codes, (cell) => `${cell} plan`),
  "codes swapped": ofColumns(codes, (cell) => otherCode[cell] ?? cell),
  "words renamed": ofColumns(words, (cell) => cell.replace(/(C?ase |EHCP? ?|c_)/i, "")),
  "flags in letters": ofColumns(["active"], (cell) => (/1|true/i.test(cell) ? "Y" : "N")),
} as const satisfies Readonly<Record<string, CellDamage>>;

const kinds: readonly Kind[] = ["cut short", "rows missing", ...keysOf(cellDamages)];

function keysOf<Name extends string>(all: Readonly<Record<Name, unknown>>): Name[] {
  const isName = (name: string): name is Name => name in all;
  return Object.keys(all).filter(isName);
}

function isCellDamage(kind: Kind): kind is keyof typeof cellDamages {
  return kind in cellDamages;
}

/** Returns the rows of a view after a damage. */
function damagedRows(rows: readonly Row[], { view, kind, share, seed }: Damage): readonly Row[] {
  const next = stream(seed);
  const isHit = () => share === 1 || next() < share;
  if (kind === "cut short") return rows.slice(0, Math.floor(rows.length * (1 - share)));
  if (!isCellDamage(kind)) return rows.filter(() => !isHit());
  const damage: CellDamage = cellDamages[kind];
  return rows.map((row) => {
    if (!isHit()) return row;
    return contract[view].map((column, at) => {
      const cell = row[at] ?? null;
      return cell === null || cell.trim() === "" ? cell : damage(cell, column);
    });
  });
}

/** Returns the borough after damages, one after the other. */
export function damaged(borough: Borough, damages: readonly Damage[]): Borough {
  const rows: Record<View, readonly Row[]> = { ...borough };
  for (const damage of damages) rows[damage.view] = damagedRows(rows[damage.view], damage);
  return rows;
}

/** Any damage to any view. */
export const anyDamage: fc.Arbitrary<Damage> = fc.record({
  view: fc.constantFrom(...views),
  kind: fc.constantFrom(...kinds),
  share: fc.constantFrom(0.05, 0.15, 0.5, 1),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
});
