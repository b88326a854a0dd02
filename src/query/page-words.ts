import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import type { Measure } from "../measure.ts";
import type { Asked } from "../measures/engine/asked.ts";
import type { Asker } from "./forms/asker-words.ts";
import { parseQuestion } from "./filter-words.ts";
import { readFreeWords } from "./free-words.ts";
import { findMeasure, measureSearch } from "./search/measure-search.ts";
import { merged } from "./understand.ts";
import { normalized } from "./tokens.ts";

/** What narrows a page: all of its measures are asked of the same records and the same time. */
export interface NarrowedPage {
  readonly page: string;
  readonly filters: Asked["filters"];
  readonly time: NonNullable<ReturnType<typeof readFreeWords>["time"]> | null;
}

/** Pages whose names are verbs or counts in a question: only filters typed as such narrow them. */
const inQuestions = new Set(["issued", "plans"]);
const fillers = /^(?:(?:show(?: me)?|the|dashboard|page|open|go to|see)(?: |$))+|(?:(?: |^)(?:page|dashboard))+$/g;

/**
 * Reads words that are a page's name and what narrows it, and nothing else: `reviews team:Primary`, `referrals 2020`. Null for
 * all other words. Throws UserError for values and times that cannot be asked about.
 */
export function readPage(
  words: string,
  { snapshot, today }: { readonly snapshot: Snapshot; readonly today: Day },
  pages: readonly string[],
  measures: readonly Measure[],
  asker?: Asker,
): NarrowedPage | null {
  const plain = normalized(words.replaceAll(/\S+:/g, " ")).replaceAll(fillers, "").trim();
  const page = pages.find((id) => plain === id || plain.startsWith(`${id} `) || plain.startsWith(id.replace("-", " ")));
  if (page === undefined) return null;
  const typed = parseQuestion(words, snapshot, today, () => false);
  if (findMeasure(measures, typed.subject) !== undefined) return null;
  const { subject, filters, by, among, part, threshold, ranking, show, ...times } = typed;
  if ([by, among, part, threshold, ranking, show, times.against].some((form) => form !== undefined)) return null;
  if (inQuestions.has(page)) {
    const isBare = normalized(subject).replaceAll(fillers, "").trim() === page;
    return isBare ? { page, filters, time: times.time ?? null } : null;
  }
  const free = readFreeWords(subject, snapshot, today, measureSearch(measures), asker);
  const isOther = [
    free.by,
    free.threshold,
    free.ranking,
    free.show,
    free.against,
    free.absent,
    free.top,
    free.missing,
    free.unread,
  ];
  if (isOther.some((form) => form !== undefined)) return null;
  const rest = free.subject.replaceAll(fillers, "").trim();
  if (rest !== page && rest !== page.replace("-", " ")) return null;
  const all = merged(typed, free);
  return { page, filters: all.filters, time: all.time ?? null };
}
