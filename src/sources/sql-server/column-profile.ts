import { contract, type Kind, type Row, type View } from "../../cases/contract.ts";
import { decisionWords, type CouncilWords } from "../../cases/council-words.ts";

/** How often each value occurred. */
export type ValueCounts = ReadonlyMap<string, number>;

/** What the cells of one column held. */
export interface ColumnProfile {
  readonly name: string;
  /** How many required cells were blank. */
  readonly blank: number;
  /** Values that are neither a code nor a word of a WORD_ setting. */
  readonly unknown: ValueCounts;
}

type WordLists = Readonly<Partial<Record<View, Readonly<Record<string, readonly string[]>>>>>;

/** The columns in which the council's own words decide what is counted, with the words that settings name. */
const wordsOf = (words: CouncilWords): WordLists => ({
  worker_relationship: { relationship: [words.caseOfficer] },
  ...decisionWords(words),
});

const flags = ["1", "0", "true", "false"];
// A column that holds names by mistake must not be kept whole.
const mostValues = 500;

/** Profiles the cells of one view, row by row. */
export function viewProfile(view: View, words: CouncilWords) {
  const columns = contract[view].map(({ name, kind, required }) => ({
    name,
    required,
    known: knownValues(kind) ?? wordsOf(words)[view]?.[name]?.map((word) => word.toLowerCase()),
    blank: 0,
    unknown: new Map<string, number>(),
  }));
  let rows = 0;
  return {
    add(row: Row) {
      rows += 1;
      for (const [at, column] of columns.entries()) {
        const text = row[at]?.trim() ?? "";
        if (text === "" && column.required) column.blank += 1;
        if (text === "" || column.known === undefined || column.known.includes(text.toLowerCase())) continue;
        const count = column.unknown.get(text);
        if (count !== undefined || column.unknown.size < mostValues) column.unknown.set(text, (count ?? 0) + 1);
      }
    },
    rows: () => rows,
    columns: (): readonly ColumnProfile[] => columns.map(({ name, blank, unknown }) => ({ name, blank, unknown })),
  };
}

function knownValues(kind: Kind): readonly string[] | undefined {
  if (kind === "flag") return flags;
  return typeof kind === "string" ? undefined : kind;
}
