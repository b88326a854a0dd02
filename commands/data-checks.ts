import { rights, visibleTo } from "../src/access/rights.ts";
import { roundingText } from "../src/access/rounding.ts";
import type { Item, List, Part, PrivateAnswer, Table } from "../src/answer.ts";
import { checks } from "../src/checks/index.ts";
import { command, fixedWord, pageNumber, pageWords } from "../src/command.ts";
import type { CommandContext } from "../src/context.ts";
import { countOf } from "../src/digest/digest-lines.ts";
import { officerOf, scopeOf, teamOf } from "../src/measures/engine/scope.ts";
import { compareText } from "../src/measures/engine/splits/split.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import type { Check, Finding } from "../src/rule.ts";

/** Few enough to read in a chat message. */
const pageSize = 20;

/** A finding that the asker may see, with what found it. */
interface Found extends Finding {
  readonly check: Check;
  readonly officer: string;
}

/**
 * Answers what the data checks find: by kind for everybody, rounded where numbers are for the asker; by officer and
 * with the cases where the asker's role may see them. Pages count from 1.
 */
function dataChecksAnswer(context: CommandContext, page: number): PrivateAnswer {
  const { snapshot, today, colleague, rounder } = context;
  const { findings: visibility, isRounded } = rights[colleague.role];
  const scope = scopeOf(snapshot, today);
  const isVisible = isRounded ? () => true : visibleTo(visibility, colleague, snapshot, today);
  const found = checks.flatMap((check) =>
    check
      .findings(scope)
      .filter(({ person }) => isVisible(person))
      .map((finding): Found => ({ ...finding, check, officer: officerOf(finding.person, scope) })),
  );
  const title = "Data checks";
  if (isRounded) {
    const table = byKind(found, rounder.round);
    const text = `Each data check finds fewer than ${rounder.base} records.`;
    const note: Part = { kind: "note", about: "rounding", text: roundingText(rounder) };
    return privateAnswer(title, context, [table.rows.length === 0 ? { kind: "say", text } : table, note]);
  }
  if (found.length === 0) return privateAnswer(title, context, [{ kind: "say", text: nothing(visibility) }]);
  const officers = [...new Set(found.map(({ officer }) => officer))].sort(compareText);
  const last = Math.ceil(found.length / pageSize);
  const shown = Math.min(page, last);
  const cases: List = {
    kind: "list",
    headings: ["Case", "What", "What to do", "Case officer", "Team"],
    items: found.slice((shown - 1) * pageSize, shown * pageSize).map(({ person, check, officer }): Item => {
      const { caseReference } = person;
      return {
        cells: [caseReference, check.title, check.remedy, officer, teamOf(person, scope)],
        ...(context.caseAddress === null ? {} : { address: context.caseAddress(caseReference) }),
        choices: [{ label: "Clock", words: `case ${caseReference}` }],
        personId: person.personId,
      };
    }),
    total: found.length,
  };
  const pages = [shown - 1, shown + 1].filter((number) => number >= 1 && number <= last);
  const parts: (Part | null)[] = [
    { kind: "say", text: `${countOf(found.length, "record")} cannot be right, page ${shown} of ${last}.` },
    byKind(found, ({ length }) => length),
    officers.length > 1 ? byOfficer(found, officers) : null,
    cases,
    pages.length === 0
      ? null
      : {
          kind: "choices",
          title: "More",
          choices: pages.map((number) => ({
            label: number < shown ? "Previous" : "Next",
            words: `data checks page ${number}`,
          })),
        },
  ];
  return privateAnswer(
    title,
    context,
    parts.filter((part) => part !== null),
  );
}

function nothing(visibility: string): string {
  return visibility === "all" || visibility === "none"
    ? "The data checks found no impossible dates or links."
    : "The data checks found no impossible dates or links in the cases you can see.";
}

function byKind(found: readonly Found[], numberOf: (findings: readonly Found[]) => number): Table {
  const rows = checks.flatMap((check) => {
    const count = numberOf(found.filter((one) => one.check === check));
    return count === 0 ? [] : [{ label: check.title, values: [count] }];
  });
  return { kind: "table", rowHeading: "What", columns: [{ label: "Records", unit: "count" }], rows };
}

function byOfficer(found: readonly Found[], officers: readonly string[]): Table {
  return {
    kind: "table",
    rowHeading: "Case officer",
    columns: [{ label: "Records", unit: "count" }],
    rows: officers.map((label) => ({ label, values: [found.filter(({ officer }) => officer === label).length] })),
  };
}

export const dataChecks = command({
  name: "data",
  synonyms: "data check, sense checks, impossible dates",
  description: "impossible dates and links, by kind and case officer, with their cases",
  args: { checks: fixedWord("checks"), page: pageNumber },
  exact: ({ page }) => `checks${pageWords(page)}`,
  accepts: (rest) => /^(checks?)?(\s+page\s*:?\s*\d+)?$/i.test(rest),
  run: ({ page }, context) => dataChecksAnswer(context, page),
});
