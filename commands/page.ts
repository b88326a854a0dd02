import { permitted, rights } from "../src/access/rights.ts";
import { sharedNumbers } from "../src/access/rounding.ts";
import { filterText, type Choice, type Item } from "../src/answer.ts";
import { textOfDay } from "../src/cases/day.ts";
import { command, questionText, type Command } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { periodLabel } from "../src/facts/period.ts";
import type { Measure } from "../src/measure.ts";
import { headline } from "../src/measures/answer/headline.ts";
import { roundingNote } from "../src/measures/answer/measure-notes.ts";
import { filterTexts } from "../src/measures/engine/asked.ts";
import { scopeAsked } from "../src/measures/engine/scope.ts";
import { pages, measures as allMeasures } from "../src/measures/index.ts";
import { exactQuery, type Question } from "../src/query/exact-query.ts";
import { readPage, type NarrowedPage } from "../src/query/page-words.ts";
import type { Steps } from "../src/cases/snapshot-work.ts";
import { UserError } from "../src/user-error.ts";

const pageIds = pages.map(({ id }) => id);

/** Reads what narrows a page; null where the words are not a page with filters. */
function narrowedPage(words: string, context: CommandContext): NarrowedPage | null {
  return readPage(words, context, pageIds, allMeasures, context.colleague);
}

/** Whether words are a page with filters. Values and times that cannot be asked about are told by whoever reads the question. */
function isNarrowed(id: string, words: string, context: CommandContext): boolean {
  try {
    return narrowedPage(words, context)?.page === id;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** One command for each page of the dashboard. It shows the page's headlines, each of which opens a measure. */
export const pageCommands: readonly Command[] = pages.map(({ id, title, synonyms, measures }) =>
  command({
    name: id,
    synonyms,
    description: title,
    args: { question: questionText("[filters]") },
    // a page's name with more words after it may be a question: see claims
    accepts: (rest) => rest === "",
    claims: (words, context) => (isNarrowed(id, words, context) ? words : null),
    exact: ({ question }, context) =>
      question === "" ? "" : exactFilters(questionsOf(measures, narrowedPage(question, context)), context).join(" "),
    *run({ question }, context) {
      const { snapshot, today, colleague, rounder } = context;
      const narrowed = question === "" ? null : narrowedPage(question, context);
      const { filters, time } = narrowed ?? wholePage;
      const shown = questionsOf(measures, narrowed);
      const named = [
        ...filterTexts(filters).map(filterText),
        ...(time === null ? [] : [periodLabel(time.past ?? time.ahead ?? { from: today, to: today })]),
      ];
      const items: Item[] = [];
      for (const one of shown) items.push(yield* lineOf(one, context));
      const count = shown.length === 1 ? "1 measure and its figures" : `${shown.length} measures and their figures`;
      const when = named.length === 0 ? "today" : `for ${named.join(", ")}`;
      return {
        audience: "private",
        title: [title, ...named].join(", "),
        on: textOfDay(today),
        asAt: snapshot.readAt,
        filters: filterTexts(filters),
        query: question === "" ? id : [id, ...exactFilters(shown, context)].join(" "),
        parts: [
          { kind: "say", text: `${count} ${when}. Open one for its chart and filters.` },
          {
            kind: "list",
            headings: ["Measure", "Figures"],
            items,
            total: items.length,
          },
          ...(rights[colleague.role].isRounded ? [roundingNote(rounder)] : []),
        ],
      };
    },
  }),
);

const wholePage: Pick<NarrowedPage, "filters" | "time"> = { filters: {}, time: null };

/** Returns the questions whose figures a page shows. */
function questionsOf(measures: readonly Measure[], narrowed: NarrowedPage | null): Question[] {
  const { filters, time } = narrowed ?? wholePage;
  const isOnlyAhead = time !== null && time.past === null;
  return measures
    .filter((measure) => !measure.rowsAreOfficers && (measure.countsAhead === true || !isOnlyAhead))
    .map((measure): Question => {
      const period = measure.looksAhead ? (time?.ahead ?? time?.past) : time?.past;
      return { measure, filters, ...(period === undefined || period === null ? {} : { period }) };
    });
}

/** Returns the exact words of the filters that all measures of a page share. */
function exactFilters([first]: readonly Question[], { snapshot }: CommandContext): string[] {
  return first === undefined ? [] : [exactQuery(first, snapshot).slice(first.measure.id.length).trim()];
}

function* lineOf(question: Question, context: CommandContext): Steps<Item> {
  const choices: Choice[] = [{ label: "Open", words: exactQuery(question, context.snapshot) }];
  return { cells: [question.measure.title, yield* figuresOf(question, context)], choices };
}

/** Says a measure's headline, by the asker's rights; or why there is none. */
function* figuresOf(
  { measure, ...asked }: Question,
  { snapshot, today, colleague, rounder }: CommandContext,
): Steps<string> {
  try {
    const scope = permitted(measure, scopeAsked(snapshot, today, asked, measure), undefined, colleague, today);
    const numbers = rights[colleague.role].isRounded ? sharedNumbers(measure, rounder) : measure;
    yield;
    const figures = numbers.figures(scope);
    yield;
    return headline(measure, figures, scope, false, numbers);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
