import { numberText, valueText, type TableRow } from "../../answer.ts";
import { trailing } from "../../facts/spellings.ts";
import { totalLabel } from "../engine/splits/breakdown.ts";
import { rowLimitText, type Ranking, type RowLimit } from "../engine/asked.ts";
import { UserError } from "../../user-error.ts";
import type { Figures } from "../engine/figures.ts";
import { notAllocated } from "../../facts/case-officer.ts";

/** Figures in the order of a ranking, and the sentence that names the first. */
export interface Ranked {
  readonly figures: Figures;
  readonly sentence: string;
}

const isNobody = ({ label }: TableRow) => label === notAllocated || trailing.includes(label);

/** What a measure's own rows are ranked by. */
interface RankedBy {
  /** Names a row, where its label is not its name. */
  readonly nameOf?: ((label: string) => string) | undefined;
  /** The places of the columns that count; absent: all. */
  readonly columns?: readonly number[] | undefined;
}

/**
 * Returns the number by which a row is ranked: its cells at these places, else its percentage, else its total; null: a
 * percentage of nothing.
 */
export function rankOf({ columns }: Figures, { values }: TableRow, at?: readonly number[]): number | null {
  if (at !== undefined) return at.reduce((sum, one) => sum + (values[one] ?? 0), 0);
  const percentAt = columns.findIndex(({ unit }) => unit === "percent");
  if (percentAt !== -1) return values[percentAt] ?? null;
  const totalAt = columns.findIndex(({ label }) => label === totalLabel);
  if (totalAt !== -1) return values[totalAt] ?? null;
  // beside what is worked out stands the number of the records, and then parts of it
  if (columns.some(({ unit }) => unit === "amount"))
    return values[columns.findIndex(({ unit }) => unit === "count")] ?? null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/**
 * Ranks the rows of a split, the measure's own, or its months, and names the first: "Oona Waverley has the most: 40 out of 650".
 * Rows of nobody and of nothing recorded come last and are never named. `total` is what all rows count together.
 */
export function ranked(
  figures: Figures,
  { first, top, limit }: Ranking,
  total: number,
  { nameOf = (label) => label, columns }: RankedBy = {},
): Ranked {
  const sign = first === "most" ? -1 : 1;
  const somebody = figures.rows
    .filter((row) => row.isTotal !== true && !isNobody(row))
    .flatMap((row) => {
      const rank = rankOf(figures, row, columns);
      return rank === null ? [] : [{ row, rank }];
    })
    .sort((one, other) => sign * (one.rank - other.rank));
  if (limit !== undefined) return limited(figures, somebody, limit, total, { nameOf, columns });
  const nobody = figures.rows.filter(isNobody);
  const last = top === null ? undefined : somebody[top - 1]?.rank;
  // whoever ties with the last one asked for is shown too
  const shown = last === undefined ? somebody : somebody.filter(({ rank }) => sign * (rank - last) <= 0);
  const rows = [...shown.map(({ row }) => row), ...(top === null ? nobody : [])];
  const isPercent = figures.columns.some(({ unit }) => unit === "percent");
  const best = somebody[0]?.rank ?? null;
  const firsts = somebody.filter(({ rank }) => rank === best).map(({ row }) => nameOf(row.label));
  const superlative = isPercent ? (first === "most" ? "highest" : "lowest") : first === "most" ? "most" : "fewest";
  const value = valueText(best, isPercent ? "percent" : "count");
  const each = firsts.length > 1 ? " each" : "";
  const whole = isPercent ? "" : `${each === "" ? "" : ","} out of ${numberText(total, "count")}`;
  const names = listed(firsts);
  const cut =
    shown.length < somebody.length
      ? ` This shows the ${first === "most" ? "top" : "bottom"} ${shown.length} of ${somebody.length}.`
      : "";
  // a row that counts nothing is often not in the table
  const among = first === "least" && !isPercent && best !== null && best > 0 ? " of those with any" : "";
  const sentence =
    best === null
      ? "There is none to put first."
      : `${names} ${firsts.length > 1 ? "have" : "has"} the ${superlative}${among}: ${value}${each}${whole}.${cut}${
          isPercent || top !== null
            ? ""
            : meanText(
                somebody.map(({ rank }) => rank),
                figures,
              )
        }`;
  return { figures: { ...figures, rows }, sentence };
}

/** Leaves the rows that pass a number, and says how many they are and which. */
function limited(
  figures: Figures,
  somebody: readonly { readonly row: TableRow; readonly rank: number }[],
  limit: RowLimit,
  total: number,
  { nameOf = (label) => label, columns }: RankedBy,
): Ranked {
  const isPercent = figures.columns.some(({ unit }) => unit === "percent");
  if (isPercent !== limit.isPercent) {
    const [has, other] = isPercent ? ["percentages", "over 20%"] : ["numbers", "over 20"];
    throw new UserError(
      `This compares ${has}, so "${rowLimitText(limit)}" cannot be answered. Ask for a limit such as "${other}".`,
    );
  }
  const passed = somebody.filter(({ rank }) => isPast(rank, limit));
  const unit = isPercent ? "percent" : "count";
  // where one of several numbers is compared, it is named
  const [at = 0, ...others] = columns ?? [];
  const compared = columns === undefined || others.length > 0 ? undefined : figures.columns[at]?.label.toLowerCase();
  const bound = `${rowLimitText(limit)}${compared === undefined ? "" : ` ${compared}`}`;
  const nouns = rowNouns[figures.rowHeading] ?? "groups";
  const named = passed.slice(0, mostLimited).map(({ row, rank }) => `${nameOf(row.label)} ${valueText(rank, unit)}`);
  const more = passed.length > mostLimited ? ` and ${passed.length - mostLimited} more` : "";
  const whole = isPercent ? "" : ` These numbers are out of ${numberText(total, "count")}.`;
  const count = `${passed.length} of ${somebody.length} ${nouns} ${passed.length === 1 ? "has" : "have"} ${bound}`;
  const sentence =
    passed.length === 0
      ? `None of the ${somebody.length} ${nouns} has ${bound}.`
      : `${count}: ${named.join(", ")}${more}.${whole}`;
  return { figures: { ...figures, rows: passed.map(({ row }) => row) }, sentence };
}

/** A judgement: more are not easy to read in a sentence. */
const mostLimited = 12;

function isPast(rank: number, { than, count }: RowLimit): boolean {
  if (than === "over") return rank > count;
  if (than === "at-least") return rank >= count;
  return than === "under" ? rank < count : rank <= count;
}

/** What the rows of a table are called in a sentence, by their heading. */
const rowNouns: Readonly<Record<string, string>> = {
  "Case officer": "case officers",
  Team: "teams",
  Age: "age groups",
  Month: "months",
  Reason: "reasons",
  Rule: "rules",
  Year: "years",
};

/** Says the average of the rows: "The average of the 30 case officers is 76." */
function meanText(counts: readonly number[], { rowHeading }: Figures): string {
  if (counts.length < 2) return "";
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const text = mean < 10 ? mean.toFixed(1).replace(/\.0$/, "") : numberText(Math.round(mean), "count");
  return ` The average of the ${counts.length} ${rowNouns[rowHeading] ?? "groups"} is ${text}.`;
}

/** A judgement: more names are not easy to read in a sentence. */
const mostNamed = 4;

/** Lists names in a sentence: "A, B and C". */
function listed(names: readonly string[]): string {
  if (names.length > mostNamed) return `${names.length} of them`;
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
