import { alertKey, isWhole, type AlertKind, type AlertScope, type Pending } from "../../alert.ts";
import { isWord } from "../../cases/council-words.ts";
import type { View } from "../../cases/contract.ts";
import { textOfDay, type Day } from "../../cases/day.ts";
import { recordOwner, recordsById } from "../../cases/record-index.ts";
import type { Person } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { startClock } from "../../facts/statutory-clock.ts";
import type { Finding, Rule } from "../../rule.ts";

/** Returns the view of alerts on findings, and what each rule finds; of a rule that is no more, only that something is wrong. */
export function findingTexts(rules: readonly Rule[]): Pick<AlertKind, "view" | "findingOf"> {
  const ruleOf = (id: string | null) => rules.find((rule) => rule.id === id);
  return {
    view: (id) => ruleOf(id)?.view ?? "person",
    findingOf: (id) => ruleOf(id)?.title ?? "A record is wrong",
  };
}

/** Returns the findings that are raised. Their clocks start on the days on which they were first seen. */
export function findingsPending(
  kind: string,
  rules: readonly Rule[],
  scope: AlertScope,
  isRaised: (finding: Finding, rule: Rule) => boolean,
): Pending[] {
  return rules.flatMap((rule) =>
    rule
      .findings(scope)
      .filter((finding) => isRaised(finding, rule))
      .map((finding): Pending => {
        const seenOn = scope.firstSeenOn(alertKey(kind, rule.id, finding.id));
        return {
          record: finding.id,
          person: finding.person,
          rule: rule.id,
          clock: startClock("record-mending", seenOn, scope.snapshot.words),
          rows: [...rowsOf(finding.person, scope), ...filledDays(scope.snapshot, rule.view, finding.id)],
          finding: rule.title,
          nextStep: rule.remedy,
          values: [
            { name: "data error", value: rule.title },
            { name: "first seen", value: textOfDay(seenOn) },
          ],
        };
      }),
  );
}

/** Returns the numbers of a person's rows, and of the ends of relationships, which also say who holds the case. */
function rowsOf({ relationships, plans, referrals }: Person, { snapshot }: AlertScope): number[] {
  const held = relationships.filter(({ relationship }) => isWord(relationship, snapshot.words.caseOfficer));
  const relationshipRows = [held, relationships].flatMap((some) => [
    some.length,
    some.filter(({ endOn }) => endOn !== null).length,
  ]);
  const assessments = referrals.flatMap((referral) => referral.assessments);
  const decided = assessments.filter(({ decidedOn }) => decidedOn !== null);
  return [...relationshipRows, plans.length, referrals.length, assessments.length, decided.length];
}

/**
 * Returns, for each day that a record may hold, 1 where it does; of a plan, how many of its reviews are completed too,
 * and of a person how many relationships end.
 */
function filledDays(snapshot: Snapshot, view: View, id: string): number[] {
  const { person, referral, assessment, plan, review } = recordsById(snapshot);
  const filled = (...days: readonly (Day | null | undefined)[]) => days.map((day) => (day == null ? 0 : 1));
  const count = (days: readonly (Day | null)[] = []) => days.filter((day) => day !== null).length;
  switch (view) {
    case "person": {
      const one = person.get(id);
      return [...filled(one?.bornOn), count(one?.relationships.map(({ endOn }) => endOn))];
    }
    case "referral": {
      const one = referral.get(id);
      return filled(one?.decidedOn, one?.withdrawnOn);
    }
    case "assessment":
      return filled(assessment.get(id)?.decidedOn);
    case "plan": {
      const one = plan.get(id);
      const days = filled(one?.issuedOn, one?.responsibleFrom, one?.ceasedOn);
      return [...days, count(one?.reviews.map(({ completedOn }) => completedOn))];
    }
    case "review": {
      const one = review.get(id);
      return filled(
        one?.scheduledOn,
        one?.reviewOn,
        one?.completedOn,
        one?.decidedOn,
        one?.amendedDraftOn,
        one?.amendedFinalOn,
      );
    }
    case "worker":
    case "worker_relationship":
      return [];
  }
}

/**
 * Returns how findings ended: done once the record is right, over once `isOver` says so. The person is null where rows
 * of the case are missing, so that nothing can be said of it as a whole.
 */
export function findingOutcome(
  rules: readonly Rule[],
  isOver: (rule: Rule, record: string, person: Person | null, scope: AlertScope) => boolean,
): AlertKind["outcomeOf"] {
  return ({ rule: ruleId, record, rows }, scope) => {
    const rule = rules.find(({ id }) => id === ruleId);
    if (rule === undefined) return "over";
    const person = recordOwner(scope.snapshot, rule.view, record);
    if (person === null) return null;
    const now = rowsOf(person, scope);
    const isComplete = isWhole(now, rows?.slice(0, now.length) ?? null);
    if ((isComplete || rule.view !== "person") && rule.isMended(record, scope)) {
      // a day that was taken out may be right, but nobody has entered what the finding asks for
      return isWhole(filledDays(scope.snapshot, rule.view, record), rows?.slice(now.length) ?? null) ? "done" : "over";
    }
    return isOver(rule, record, isComplete ? person : null, scope) ? "over" : null;
  };
}
