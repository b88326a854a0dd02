import { rights } from "../../access/rights.ts";
import type { AlertKind } from "../../alert.ts";
import type { Choice, Part } from "../../answer.ts";
import type { Person } from "../../cases/records.ts";
import type { Steps } from "../../cases/snapshot-work.ts";
import type { CommandContext } from "../../context.ts";
import { ageBandOn } from "../../facts/age.ts";
import { officerOf, scopeOf, teamOf } from "../../measures/engine/scope.ts";
import type { Rule } from "../../rule.ts";
import type { ReadAsks } from "../../typed/case-asks.ts";
import { digestsNow } from "../my-work-report.ts";
import { alertsList } from "./case-alerts.ts";
import { caseClock, stepsOf } from "./case-clock.ts";
import { daysList } from "./case-days.ts";
import { factSentences, isListed, nextFact, standingFact } from "./case-facts.ts";
import { caseNow } from "./case-now.ts";

const say = (text: string): Part => ({ kind: "say", text });

/** Says what each data-quality rule finds wrong with the records of a person, and how to put it right. */
function* errorsOf(person: Person, context: CommandContext, rules: readonly Rule[]): Steps<string[]> {
  const scope = scopeOf(context.snapshot, context.today);
  const errors: string[] = [];
  for (const { findings, title, remedy } of rules) {
    yield;
    if (findings(scope).some((finding) => finding.person === person)) errors.push(`Data error: ${title}. ${remedy}`);
  }
  return errors;
}

/**
 * Answers what is asked of a person's case and shows where it stands; where nothing is asked, the whole case: its clock,
 * days, data errors and alerts, and what to do next. Who may not see cases sees no more than the clock and the errors.
 */
export function* caseParts(
  person: Person,
  { asks, roles, unread }: ReadAsks,
  context: CommandContext,
  rules: readonly Rule[],
  kinds: readonly AlertKind[],
): Steps<Part[]> {
  const { snapshot, today, colleague } = context;
  const mayAll = rights[colleague.role].cases !== "none";
  const isAlone = unread.length === 0 && asks.every((ask) => isListed(ask));
  const isWhole = mayAll && isAlone && !asks.includes("days") && !asks.includes("alerts");
  const now = caseNow(person, today, snapshot);
  const errors = isAlone || asks.includes("errors") ? yield* errorsOf(person, context, rules) : [];
  const scope = scopeOf(snapshot, today);
  const who = `Age ${ageBandOn(person, today, today)}. Case officer ${officerOf(person, scope)}, team ${teamOf(person, scope)}.`;
  const alerts =
    isWhole || (mayAll && asks.includes("alerts"))
      ? alertsList(person, yield* digestsNow(context, kinds), context)
      : null;
  const showsDays = mayAll && (isWhole || asks.includes("days"));
  return [
    ...factSentences(asks, now, { roles, isWhole: mayAll, errors }).map(say),
    ...(isAlone ? [say(standingFact(now))] : []),
    say(who),
    caseClock(stepsOf(person, today, snapshot.words), today),
    ...(showsDays ? [daysList(now, asks.includes("days"))] : []),
    ...(isAlone ? errors.map(say) : []),
    ...(alerts === null ? [] : [alerts]),
    ...(isWhole ? [say(nextFact(now))] : []),
    ...(isWhole || !mayAll ? [] : [wholeChoice(person)]),
  ];
}

/** Offers the whole case under the answer to one question about it. */
function wholeChoice({ caseReference }: Person): Part {
  const choices: Choice[] = [{ label: "The whole case", words: `case ${caseReference}` }];
  return { kind: "choices", title: "More", choices };
}
