import { valueText, type Chart, type Part, type PrivateAnswer, type Table } from "../../answer.ts";
import type { Measure } from "../../measure.ts";
import type { Rule } from "../../rule.ts";
import { UserError } from "../../user-error.ts";
import type { Asked } from "../engine/asked.ts";
import type { Figures } from "../engine/figures.ts";
import { isNarrowed, type Scope } from "../engine/scope.ts";
import { percent } from "../engine/tabulate.ts";
import { comparisonParts } from "./comparison.ts";
import { durationParts } from "./durations.ts";
import { askedTitle, framed, subtitleOf } from "./frame.ts";
import { periodText, whatText, type Numbers } from "./headline.ts";
import { measureAnswer } from "./measure-answer.ts";
import { chartOf } from "./measure-chart.ts";
import { measureNotes } from "./measure-notes.ts";
import { ranked } from "./ranking.ts";
import { spelledDay } from "../../facts/calendar.ts";

/** The scopes of a question: of its period, and of the one that it is compared with. */
export interface AskedScopes {
  readonly scope: Scope;
  readonly against: Scope | null;
}

/** Answers a question of any form. `rules` are all data-quality rules. Throws UserError for what the measure cannot tell. */
export function questionAnswer(
  measure: Measure,
  asked: Asked,
  { scope, against }: AskedScopes,
  rules: readonly Rule[],
  numbers: Numbers = measure,
): PrivateAnswer {
  const { by, show } = asked;
  const notes = () => measureNotes(measure, scope, numbers.figures(scope, by), rules, by);
  const title = askedTitle(measure, scope, by);
  if (against !== null) {
    if (show === "duration")
      throw new UserError("two periods of how long something takes cannot be compared; ask about one");
    return framed(title, scope, [...comparisonParts(measure, { ...asked, scope, against }, numbers), ...notes()]);
  }
  if (show === "duration")
    return framed(`${title}: how long`, scope, [...durationParts(measure, scope, by, numbers), ...notes()]);
  if (show === "share" && isNarrowed(scope)) {
    return framed(`${title}: share`, scope, [...shareParts(measure, scope, asked, numbers), ...notes()]);
  }
  if (show === "share" && numbers.rate(scope) === null) throw new UserError(noShare(measure));
  return measureAnswer(measure, scope, rules, by, asked.ranking, numbers);
}

function noShare({ title, parts }: Measure): string {
  const named = parts.map((part) => part.title).join(", ");
  return `"${title}" has no percentage${named === "" ? "" : `; ask for the share of ${named}`}`;
}

/** Answers what share a part is: the percentage with its two counts. */
function shareParts(measure: Measure, scope: Scope, { by, ranking }: Asked, numbers: Numbers): readonly Part[] {
  const all = numbers.share(scope, by);
  const rate = numbers.rate(scope) ?? { part: 0, whole: 0 };
  const share = valueText(percent(rate.part, rate.whole), "percent");
  const [, whole] = all.columns;
  const when = measure.event === null ? `on ${spelledDay(scope.on)}` : `in ${periodText(scope)}`;
  const order = ranking === undefined ? null : ranked(all, ranking, rate.whole);
  const figures = order?.figures ?? all;
  const text = `${order === null ? "" : `${order.sentence} `}${share} ${when}: ${rate.part.toLocaleString("en-GB")} ${whatText(measure, scope, rate.part)} of ${rate.whole.toLocaleString("en-GB")} ${(whole?.label ?? "").toLowerCase()}.`;
  return [{ kind: "say", text }, ...tableParts(measure, figures, scope, text, by !== undefined)];
}

function tableParts(measure: Measure, figures: Figures, scope: Scope, text: string, isSplit: boolean): [Chart, Table] {
  const title = askedTitle(measure, scope, undefined);
  const heading = { title, subtitle: subtitleOf(measure, scope), alt: `${title}: ${text}` };
  const percents = figures.columns.findIndex(({ unit }) => unit === "percent");
  const shown: Figures = {
    ...figures,
    columns: figures.columns.filter((_, at) => at === percents),
    rows: figures.rows.map((row) => ({ ...row, values: row.values.filter((_, at) => at === percents) })),
  };
  const { rowHeading, columns, rows } = figures;
  return [
    { ...chartOf(measure, shown, heading, true), shape: isSplit ? "bars" : "columns" },
    { kind: "table", rowHeading, columns, rows },
  ];
}
