import { ageBandOn } from "../src/facts/age.ts";
import { asked, officerOf, teamOf } from "../src/asked.ts";
import { caseClock } from "../src/case-clock.ts";
import { command } from "../src/command.ts";
import type { Desk } from "../src/desk.ts";
import type { Person } from "../src/cases/record.ts";
import { QuestionRefused } from "../src/question.ts";
import { inReach, rights } from "../src/rights.ts";
import { rules } from "../src/rules/index.ts";

/** Whose clocks the person may see: the cases of the role's reach, and for data-quality work those with a finding. */
function visible({ book, today, colleague }: Desk): (person: Person) => boolean {
  const { cases, findings } = rights[colleague.role];
  const reached = inReach(cases, colleague, book, today);
  if (cases !== "none" || findings === "none") return reached;
  const setting = asked(book, today);
  const wrong = new Set(rules.flatMap((rule) => rule.findings(setting).map(({ person }) => person)));
  return (person) => wrong.has(person);
}

export const oneCase = command({
  name: "case",
  says: "one case's clock: where it stands, days used and left",
  usage: "case <reference>",
  run(words, desk) {
    const { book, today } = desk;
    const wanted = words.trim().toLowerCase();
    if (wanted === "") throw new QuestionRefused("name the case's reference, such as: case REF-123");
    const may = visible(desk);
    const found = book.persons.filter((person) => person.caseReference.toLowerCase() === wanted && may(person));
    if (found.length === 0) throw new QuestionRefused("there is no case of that reference that you may see");
    const setting = asked(book, today);
    return {
      audience: "private",
      title: `Case ${found[0]?.caseReference ?? ""}`,
      on: today,
      asAt: book.readAt,
      filters: [],
      asks: `case ${found[0]?.caseReference ?? ""}`,
      parts: found.flatMap((person) => [
        {
          kind: "say",
          text: `Age ${ageBandOn(person, today, today)}. Case officer ${officerOf(person, setting)}, team ${teamOf(person, setting)}.`,
        },
        caseClock(person, today, book.words),
      ]),
    };
  },
});
