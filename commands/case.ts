import { visibleTo, rights } from "../src/access/rights.ts";
import { textOfDay } from "../src/cases/day.ts";
import type { Person } from "../src/cases/records.ts";
import { caseReference, command, isReference } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { ageBandOn } from "../src/facts/age.ts";
import { scopeOf, officerOf, teamOf } from "../src/measures/engine/scope.ts";
import { caseClock } from "../src/reports/case-clock.ts";
import { rules } from "../src/rules/index.ts";
import { exactCase, personsOf, referenceIn } from "../src/typed/case-words.ts";
import { UserError } from "../src/user-error.ts";

/** Returns which cases the asker may see: those of the role's reach, and for data-quality work those with a finding. */
function visibleCases({ snapshot, today, colleague }: CommandContext): (person: Person) => boolean {
  const { cases, findings } = rights[colleague.role];
  const isInReach = visibleTo(cases, colleague, snapshot, today);
  if (cases !== "none" || findings === "none") return isInReach;
  const scope = scopeOf(snapshot, today);
  const withFindings = new Set(rules.flatMap((rule) => rule.findings(scope).map(({ person }) => person)));
  return (person) => withFindings.has(person);
}

export const oneCase = command({
  name: "case",
  description: "one case's clock: where it stands, days used and left; the reference alone does as well",
  args: { reference: caseReference("name the case's reference, such as: case REF-123") },
  accepts: isReference,
  claims(words, context) {
    // whether there is a case is not told by how words are read either; seldom asked, and not cheap for everybody
    let visible: ((person: Person) => boolean) | null = null;
    const isVisible = (person: Person) => (visible ??= visibleCases(context))(person);
    return referenceIn(words, context.snapshot, isVisible);
  },
  exact: ({ reference }, { snapshot }) => exactCase(referenceIn(`case ${reference}`, snapshot) ?? reference, snapshot),
  run({ reference }, context) {
    const { snapshot, today } = context;
    const isVisible = visibleCases(context);
    const named = referenceIn(`case ${reference}`, snapshot) ?? reference;
    const persons = personsOf(named, snapshot).filter(isVisible);
    if (persons.length === 0) throw new UserError("there is no case of that reference that you may see");
    const scope = scopeOf(snapshot, today);
    return {
      audience: "private",
      title: `Case ${persons[0]?.caseReference ?? ""}`,
      on: textOfDay(today),
      asAt: snapshot.readAt,
      filters: [],
      query: `case ${persons[0]?.caseReference ?? ""}`,
      personIds: persons.map(({ personId }) => personId),
      parts: persons.flatMap((person) => [
        {
          kind: "say",
          text: `Age ${ageBandOn(person, today, today)}. Case officer ${officerOf(person, scope)}, team ${teamOf(person, scope)}.`,
        },
        caseClock(person, today, snapshot.words),
      ]),
    };
  },
});
