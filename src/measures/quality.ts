import { measure, stock, type Figures, type Measure } from "../measure.ts";
import { allUnder, officerSplit, oneOf } from "./engine/recorded-splits.ts";
import { views } from "../cases/contract.ts";
import type { Population } from "./engine/population.ts";
import type { Finding, Rule } from "../rule.ts";
import { rules } from "../rules/index.ts";

/** A record with every rule that it breaks. */
interface Wrong extends Finding {
  readonly rules: string[];
}

const findings = {
  noun: "wrong records",
  id: ({ id }: Finding) => id,
  person: ({ person }: Finding) => person,
};

const wrongRecords: Population<Wrong> = {
  ...findings,
  view: "person",
  viewOf: ({ view }) => view,
  reads: views,
  records: (scope) => {
    const wrong = new Map<string, Wrong>();
    for (const rule of rules) {
      for (const finding of rule.findings(scope)) {
        const key = `${finding.view} ${finding.id}`;
        const known = wrong.get(key);
        if (known) known.rules.push(rule.id);
        else wrong.set(key, { ...finding, rules: [rule.id] });
      }
    }
    return [...wrong.values()];
  },
};

function saysErrors({ rows, caseCount }: Figures): string {
  const errors = rows.reduce((sum, row) => sum + (row.values[0] ?? 0), 0);
  return `${errors} errors in ${caseCount} records`;
}

/** How many findings each officer's children have under one rule. */
function byOfficer(rule: Rule): Measure {
  return measure({
    id: `quality.${rule.id}`,
    title: rule.title,
    ...(rule.synonyms === undefined ? {} : { synonyms: rule.synonyms }),
    counts: `${rule.counts}, by current case officer`,
    why: rule.why,
    source: "Local definition",
    timing: stock,
    population: { ...findings, view: rule.view, reads: rule.reads, records: (scope) => rule.findings(scope) },
    rows: officerSplit(({ person }: Finding) => person),
    rowsAreOfficers: true,
    chart: "bars",
  });
}

/** The data quality summary: all rules, then each by case officer. */
export const qualityMeasures: readonly Measure[] = [
  measure({
    id: "quality.summary",
    title: "Data quality summary",
    synonyms: `
      data quality, DQ, errors, data errors, data problems, wrong data, what is wrong with the data, mistakes in the
      data, records to mend, records to fix, bad records, missing data`,
    counts: "records that break each data-quality rule; a record may break several",
    why: "Every other number rests on these records; each is a small thing to mend.",
    source: "Local definition",
    timing: stock,
    population: wrongRecords,
    rows: oneOf(
      "Rule",
      rules.map(({ id }) => id),
      (wrong: Wrong) => wrong.rules,
    ),
    columns: allUnder("Errors"),
    rowTitle: (id) => rules.find((rule) => rule.id === id)?.title ?? id,
    chart: "bars",
    headline: saysErrors,
  }),
  ...rules.map(byOfficer),
];
