import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import { sameName } from "../../cases/same-name.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { fillers } from "../terms.ts";
import { normalized } from "../tokens.ts";

/** The values recorded in one column, and the measure whose rows they are. */
interface RecordedValues {
  readonly measureId: string;
  /** The words of each value. */
  readonly values: readonly (readonly string[])[];
}

const sayNothing = new Set(fillers);
const wordsOf = (value: string) =>
  normalized(value)
    .split(/[\s'/.+-]+/)
    .filter((word) => word.length > 1 && !sayNothing.has(word));

const recordedOf = oncePerSnapshot(({ persons, plans, referrals, assessments, words }): readonly RecordedValues[] => {
  const labelled = (text: string) => words.labels.get(sameName(text));
  const column = (measureId: string, texts: Iterable<string | null>) => ({
    measureId,
    // a code is asked for by its label, or as it is recorded
    values: [...new Set(texts)].flatMap((text) =>
      text === null ? [] : [labelled(text) ?? [], text].flat().map(wordsOf),
    ),
  });
  return [
    column(
      "plans.by-ethnicity",
      persons.map(({ ethnicity }) => ethnicity),
    ),
    column(
      "plans.by-gender",
      persons.map(({ gender }) => gender),
    ),
    column(
      "plans.ceased-reasons",
      plans.map(({ ceasedReason }) => ceasedReason),
    ),
    column(
      "assessments.reasons-no-plan",
      assessments.map(({ nextActionReason }) => nextActionReason),
    ),
    column(
      "referrals.decisions-new",
      referrals.map(({ nextAction }) => (nextAction === null ? null : (labelled(nextAction) ?? null))),
    ),
    column(
      "assessments.decisions",
      assessments.map(({ nextAction }) => (nextAction === null ? null : (labelled(nextAction) ?? null))),
    ),
  ];
});

/** Returns every word of the values recorded: a word of the data is no slip for another. */
export const recordedWords = oncePerSnapshot(
  (snapshot): ReadonlySet<string> => new Set(recordedOf(snapshot).flatMap(({ values }) => values.flat())),
);

/** A value is meant by at least half of its words. */
const leastShare = 0.5;

/** Returns the ids of the measures whose rows are the values that words name, at least one of them by a word of `unread`. */
export function measuresOfValues(words: string, unread: readonly string[], snapshot: Snapshot): readonly string[] {
  const typed = new Set(wordsOf(words).flatMap((word) => (word === "la" ? ["local", "authority"] : [word])));
  return recordedOf(snapshot)
    .filter(({ values }) =>
      values.some((value) => {
        const shared = value.filter((word) => typed.has(word));
        return shared.length >= leastShare * value.length && shared.some((word) => unread.includes(word));
      }),
    )
    .map(({ measureId }) => measureId);
}
