import { oncePerSnapshot } from "../../cases/snapshot-work.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { monthNames } from "../../facts/calendar.ts";
import { filterValues } from "../../measures/engine/filter-values.ts";
import { absentWords } from "../absent.ts";
import type { MeasureSearch } from "../search/measure-search.ts";
import { recordedWords } from "../search/recorded-words.ts";
import type { KnownWords } from "../search/spelling.ts";
import { fillers, recordWords, synonymWords } from "../terms.ts";
import { normalized } from "../tokens.ts";

/** Words of times, lengths of time, rankings and the other forms of a question. */
const formWords = `
  yesterday tomorrow last next week weeks month months quarter quarters term year years autumn spring summer easter christmas
  financial academic fiscal calendar since between until before after during start beginning half previous past date later
  earlier ago fortnight monday tuesday wednesday thursday friday day days
  over under more less than least most fewest highest lowest biggest largest smallest longest shortest oldest worst best
  bottom above below team teams officer officers caseworker caseworkers worker workers caseload average typical median mean
  rate rates percentage proportion share trend growth better worse improving increasing decreasing compare compared comparison
  versus against difference except excluding excluded other without apart outside ranked ranking split grouped allocated
  recorded list which long longer older`
  .trim()
  .split(/\s+/);

/** Words that are known and are too short, or too like others, to be what a mistyped word means. */
const neverMeant =
  "hit hits pass passes passing reach reaches reaching cross exceed miss turn become becomes becoming expected likely forecast predicted approaching gonna waited jan feb mar apr jun jul aug sep sept oct nov dec ytd vs v yr yrs wk wks mth mths q1 q2 q3 q4 fy ay mine myself my not nor non bar minus later date oldest one two three four five six seven eight nine ten twelve";

const knownByMeasures = oncePerSnapshot(() => new Map<MeasureSearch, KnownWords>());

/** Returns the words that can be understood of a borough's questions: what is not one of them may be mistyped. */
export function knownWords(snapshot: Snapshot, search: MeasureSearch): KnownWords {
  const known = knownByMeasures(snapshot);
  const cached = known.get(search);
  if (cached) return cached;
  const { team, officer } = filterValues(snapshot);
  const wordsOf = (values: readonly string[]) => values.flatMap((value) => normalized(value).split(/[\s'/.+-]+/));
  const months = monthNames.map((name) => name.toLowerCase());
  const content = [
    ...new Set([...search.words, ...synonymWords, ...formWords, ...months, ...wordsOf(team), ...absentWords]),
  ].filter((word) => !fillers.includes(word) && !neverMeant.split(" ").includes(word));
  const all = new Set([
    ...content,
    ...fillers,
    ...recordWords,
    // a person is never taken for another
    ...wordsOf(officer).flatMap((name) => [name, `${name}s`]),
    ...neverMeant.split(" "),
    ...recordedWords(snapshot),
  ]);
  const made: KnownWords = { isKnown: (word) => all.has(word) || search.isVocabulary(word), content, fillers };
  known.set(search, made);
  return made;
}
