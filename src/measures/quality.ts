import { valueText } from "../answer.ts";
import { views } from "../cases/contract.ts";
import { spelledDay } from "../facts/calendar.ts";
import { measure, type Measure } from "../measure.ts";
import { stock, type Figures } from "./engine/figures.ts";
import type { Finding, Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";
import type { Population } from "./engine/population.ts";
import type { Scope } from "./engine/scope.ts";
import { isHeld } from "./engine/source-needs.ts";
import { singleLabel, officerSplit, fixedLabels } from "./engine/splits/recorded-splits.ts";
import { sumOf } from "./engine/tabulate.ts";

/** A record with the ids of the rules that it breaks. */
interface WrongRecord extends Finding {
  readonly rules: string[];
}

const findingPopulation = {
  noun: "data errors",
  id: ({ id }: Finding) => id,
  person: ({ person }: Finding) => person,
};

const wrongRecords: Population<WrongRecord> = {
  ...findingPopulation,
  view: "person",
  viewOf: ({ view }) => view,
  reads: views,
  records: (scope) => {
    const wrong = new Map<string, WrongRecord>();
    for (const rule of rules) {
      for (const finding of rule.findings(scope)) {
        const key = `${finding.view} ${finding.id}`;
        const found = wrong.get(key);
        if (found) found.rules.push(rule.id);
        else wrong.set(key, { ...finding, rules: [rule.id] });
      }
    }
    return [...wrong.values()];
  },
};

function errorsSentence(figures: Figures, { on }: Scope): string {
  const { rows, caseCount } = figures;
  const labels = rows.map(({ label }) => label);
  const errors = sumOf(figures, labels, ["Errors"]);
  const errorText = `${valueText(errors, "count")} ${errors === 1 ? "data error" : "data errors"}`;
  const records = `${valueText(caseCount, "count")} ${caseCount === 1 ? "record" : "records"}`;
  return `${errorText} in ${records} on ${spelledDay(on)}.`;
}

/** Counts one rule's findings by case officer. */
function byOfficer(rule: Rule): Measure {
  return measure({
    id: `quality.${rule.id}`,
    title: rule.title,
    ...(rule.synonyms === undefined ? {} : { synonyms: rule.synonyms }),
    counts: `${rule.counts}, by case officer`,
    why: rule.why,
    timing: stock,
    population: { ...findingPopulation, view: rule.view, reads: rule.reads, records: (scope) => rule.findings(scope) },
    rows: officerSplit(({ person }: Finding) => person),
    rowsAreOfficers: true,
    chart: "bars",
  });
}

/** The measures of data quality: a summary of all rules, then each rule by case officer. */
export const qualityMeasures: readonly Measure[] = [
  measure({
    id: "quality.summary",
    title: "Data quality summary",
    synonyms: `
      data quality, DQ, data quality errors, errors, data errors, wrong records, data problems, wrong data, what is wrong with the data, mistakes in the
      data, records to mend, records to fix, bad records, missing data`,
    counts: "data errors, by data quality rule. A record may break several rules",
    why: "Every other figure depends on these records. Each error is quick to correct.",
    timing: stock,
    population: wrongRecords,
    rows: fixedLabels(
      "Rule",
      ({ snapshot }) => rules.map(({ id }) => id).filter((id) => isHeld(snapshot, `quality.${id}`)),
      (record: WrongRecord) => record.rules,
    ),
    columns: singleLabel("Errors"),
    rowTitle: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
    chart: "bars",
    headline: errorsSentence,
  }),
  ...rules.map(byOfficer),
];
