import type { Note, PrivateAnswer } from "../../answer.ts";
import { mapInSteps, type Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import { spelledDay } from "../../facts/calendar.ts";
import type { Measure } from "../../measure.ts";
import { scopeOf } from "../../measures/engine/scope.ts";
import { findingParts } from "../findings-report.ts";
import { privateAnswer } from "../private-answer.ts";
import { returnTables, type ReturnTables } from "./return-counts.ts";
import { nextReturn, returnProblems } from "./return-problems.ts";

/**
 * Answers whether the case data are ready for the next SEN2 return: its headline numbers, for comparison with what is sent,
 * and what would be refused or queried, by the asker's rights. Pages count from 1.
 */
export function* readinessAnswer(
  context: CommandContext,
  page: number,
  measures: readonly Measure[],
): Steps<PrivateAnswer> {
  const { snapshot, today } = context;
  const { period, year } = scopeOf(snapshot, today);
  const { tables, untold } = page === 1 ? yield* returnTables(context, measures) : noTables;
  yield;
  const of = nextReturn(snapshot, today, period);
  const found = yield* mapInSteps(returnProblems, ({ find, ...kind }) => ({ ...kind, findings: find(of) }));
  const kinds = found.flatMap(({ findings, ...kind }) => (findings === null ? [] : [{ ...kind, findings }]));
  const unheld = found.filter(({ findings }) => findings === null).map(({ title }) => title);
  const notes = [...notHeld("Not checked", unheld), ...notHeld("Not told", untold)];
  const text = `As the SEN2 return would be of ${year}, with plans as on ${spelledDay(today)}.`;
  return privateAnswer("Readiness for the SEN2 return", context, [
    { kind: "say", text },
    ...tables,
    ...findingParts(kinds, context, page, {
      words: "readiness",
      found: "would be refused or queried",
      each: "check of the return",
      nothing: {
        ofAll: "Nothing would be refused or queried.",
        ofOwn: "Nothing would be refused or queried in the cases that you may see.",
      },
    }),
    ...notes,
  ]);
}

const noTables: ReturnTables = { tables: [], untold: [] };

function notHeld(what: string, labels: readonly string[]): Note[] {
  if (labels.length === 0) return [];
  return [{ kind: "note", about: "caveat", text: `${what}, as the case data do not hold it: ${labels.join("; ")}.` }];
}
