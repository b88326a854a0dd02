import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { periodLabel } from "../../src/facts/period.ts";
import { questionParts } from "../../src/measures/answer/question-answer.ts";
import type { Asked } from "../../src/measures/engine/asked.ts";
import { filterValues } from "../../src/measures/engine/filter-values.ts";
import { scopeAsked } from "../../src/measures/engine/scope.ts";
import { measures } from "../../src/measures/index.ts";
import type { Measure } from "../../src/measure.ts";
import { anyBorough } from "../support/any-borough.ts";
import { aSnapshot } from "../support/borough.ts";
import { isLong } from "../support/long.ts";
import { oracleAsked } from "../support/oracle/asked.ts";
import { comparer, type Compared } from "../support/oracle/comparison.ts";
import { plus } from "../support/oracle/dates.ts";
import { factsOf } from "../support/oracle/facts.ts";
import type { Kind } from "../support/oracle/kinds.ts";
import type { Question } from "../support/oracle/question.ts";
import { questioner } from "../support/oracle/questions.ts";
import { yearsEarlier, type Span } from "../support/oracle/windows.ts";
import { randomBorough, stream } from "../support/random-borough.ts";

const periodOf = ({ from, to }: Span) => ({ from: dayOfText(from), to: dayOfText(to) });
const label = (span: Span) => periodLabel(periodOf(span));
const bys = ["team", "officer", "age"] as const;

/** Returns a maker of comparisons: with the same of an earlier year, or with any other time. */
function comparisons(ask: (kind: Kind) => Question, seed: number) {
  const next = stream(seed + 15_485_863);
  const periodIn = ({ today, period }: Question): Span => period ?? { from: today, to: today };
  const splitOf = () => (next() < 0.5 ? undefined : bys[Math.floor(next() * bys.length)]);
  return (id: string, kind: Kind): Compared => {
    const { namesDay: _, year: _year, ...question } = ask(kind);
    const { today } = question;
    const period = periodIn(question);
    const another = periodIn(ask(kind));
    const other = another.from > today ? yearsEarlier(period, 2) : another;
    const later = { from: plus(period.to, 1), to: plus(period.to, 31) };
    const earlier = next() < 0.6 ? yearsEarlier(period, next() < 0.7 ? 1 : 2) : other;
    const isComing = kind.ahead !== undefined && period.to > today;
    const day = { from: earlier.from, to: earlier.from };
    const against = kind.ahead === undefined ? earlier : isComing && next() < 0.7 ? later : day;
    const isOfShares = (question.part ?? question.threshold) !== undefined && next() < 0.5;
    return { id, question: { ...question, period }, against, by: question.among?.by ?? splitOf(), isOfShares };
  };
}

function askedOf({ question, against, by, isOfShares }: Compared): Asked {
  const { filters, without, among, part, threshold, period } = question;
  return {
    filters: { ...filters, ...(without === undefined ? {} : { without }) },
    period: periodOf(period),
    against: periodOf(against),
    ...(by === undefined ? {} : { by }),
    ...(among === undefined ? {} : { among: among.values }),
    ...(part === undefined ? {} : { part }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(isOfShares ? { show: "share" } : {}),
  };
}

const runs = { numRuns: isLong ? 200 : 12, seed: 2022 };
const comparisonsEach = 3;

describe("a comparison says what the oracle says", () => {
  it("in random boroughs, of all measures, in text and table", () => {
    fc.assert(
      fc.property(anyBorough(60), ({ seed, borough }) => {
        const snapshot = aSnapshot(borough);
        const original = randomBorough(seed);
        const ask = questioner(original, seed, filterValues(aSnapshot(original)));
        const askOracle = oracleAsked(factsOf(borough), label);
        const compare = comparer(askOracle, label);
        const random = comparisons(ask, seed);
        const foundOf = (measure: Measure, compared: Compared) => {
          const asked = askedOf(compared);
          const { against, ...others } = asked;
          const today = dayOfText(compared.question.today);
          const [scope, other] = [others, { ...others, ...(against === undefined ? {} : { period: against }) }].map(
            (one) => scopeAsked(snapshot, today, one, measure),
          );
          if (scope === undefined || other === undefined) throw new Error("a comparison has two times");
          const { parts } = atOnce(questionParts(measure, asked, { scope, against: other }, measure));
          const [said] = parts.flatMap((part) => (part.kind === "say" ? [part.text] : []));
          const [table] = parts.flatMap((part) => (part.kind === "table" ? [part] : []));
          return {
            text: said?.slice(said.lastIndexOf(": ") + 2).replace(/ The periods differ in length .*$/, ""),
            columns: table?.columns.map((column) => column.label),
            rows: table?.rows.map((row) => ({
              label: compared.by === undefined ? "" : row.label,
              values: row.values,
            })),
          };
        };
        const differing: { readonly found: unknown; readonly right: unknown }[] = [];
        for (const measure of measures) {
          // what is recorded only since a day is compared with nothing before it
          if (measure.recordedFrom !== undefined) continue;
          const { kind } = askOracle(measure.id, { today: "2021-06-30" });
          for (let many = 0; many < comparisonsEach; many += 1) {
            const compared = random(measure.id, kind);
            const [found, right] = [foundOf(measure, compared), compare(compared)];
            if (JSON.stringify(found) !== JSON.stringify(right)) {
              differing.push({ found: { compared, ...found }, right: { compared, ...right } });
            }
          }
        }

        expect(differing.map(({ found }) => found)).toEqual(differing.map(({ right }) => right));
      }),
      runs,
    );
  }, 900_000);
});
