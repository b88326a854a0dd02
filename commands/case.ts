import { visibleTo, rights } from "../src/access/rights.ts";
import { alertKinds } from "../src/alerts/index.ts";
import type { Part } from "../src/answer.ts";
import type { Person } from "../src/cases/records.ts";
import { caseReference, command, isReference } from "../src/command.ts";
import type { Snapshot } from "../src/cases/snapshot.ts";
import type { CommandContext } from "../src/context.ts";
import { scopeOf } from "../src/measures/engine/scope.ts";
import { readAbsent } from "../src/query/absent.ts";
import { quoted } from "../src/query/suggestions.ts";
import { caseParts } from "../src/reports/case/case-parts.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { rules } from "../src/rules/index.ts";
import { readAsks, type ReadAsks } from "../src/typed/case-asks.ts";
import { caseAsked, exactCase, personsOf, type AskedCase } from "../src/typed/case-words.ts";
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

/** Returns the case that is typed after `case`, or asked for in a sentence. */
function askedOf(words: string, snapshot: Snapshot, isVisible?: (person: Person) => boolean): AskedCase {
  return (
    caseAsked(words, snapshot, isVisible) ??
    caseAsked(`case ${words}`, snapshot, isVisible) ?? { reference: words, others: "" }
  );
}

/** Says what was asked of a case and is not told: what the data do not hold by its name, other words as they are. */
function untoldNotes(others: string, { asks, unread }: ReadAsks): Part[] {
  const then = asks.length === 0 ? " This is what is recorded about the case:" : "";
  const named = others.replace(/\bnames?\b/, "child name");
  const isRead = (words: string) => !words.split(" ").some((word) => unread.includes(word));
  const { absent } = readAbsent(named, named, isRead);
  if (absent !== undefined) return [{ kind: "say", text: `I don't have ${absent.named}.${then}` }];
  if (unread.length === 0) return [];
  const words = unread.length === 1 ? "word" : "words";
  const text = `The ${words} ${quoted(unread.join(" "))} cannot be answered about one case.${then}`;
  return [{ kind: "say", text }];
}

export const oneCase = command({
  name: "case",
  description:
    "where a case is, what is due and when, and what you ask about it. You can also type the reference alone",
  args: { reference: caseReference("Type the reference of the case, such as: case REF-123.") },
  accepts: isReference,
  // the words stay whole: what they ask and a case does not tell is said beside it
  claims(words, context) {
    // whether there is a case is not told by how words are read either; seldom asked, and not cheap for everybody
    let visible: ((person: Person) => boolean) | null = null;
    const isVisible = (person: Person) => (visible ??= visibleCases(context))(person);
    return caseAsked(words, context.snapshot, isVisible) === null ? null : words;
  },
  exact: ({ reference }, { snapshot }) => exactCase(askedOf(reference, snapshot).reference, snapshot),
  *run({ reference }, context) {
    const { snapshot } = context;
    const isVisible = visibleCases(context);
    const asked = askedOf(reference, snapshot, isVisible);
    const persons = personsOf(asked.reference, snapshot).filter(isVisible);
    const [first] = persons;
    if (first === undefined) throw new UserError("You cannot see a case with that reference. Check the reference.");
    const read = readAsks(asked.others, snapshot);
    const parts: Part[] = untoldNotes(asked.others, read);
    for (const person of persons) parts.push(...(yield* caseParts(person, read, context, rules, alertKinds)));
    return {
      ...privateAnswer(`Case ${first.caseReference}`, context, parts),
      query: `case ${first.caseReference}`,
      personIds: persons.map(({ personId }) => personId),
    };
  },
});
