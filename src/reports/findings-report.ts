import { rights, visibleTo } from "../access/rights.ts";
import { roundingText } from "../access/rounding.ts";
import type { Item, List, Part, Table } from "../answer.ts";
import type { CommandContext } from "../context.ts";
import { countOf } from "../digest/digest-lines.ts";
import { officerOf, scopeOf, teamOf } from "../measures/engine/scope.ts";
import { compareText } from "../measures/engine/splits/split.ts";
import type { Finding } from "../rule.ts";

/** Few enough to read in a chat message. */
const pageSize = 20;

/** A kind of finding, with all of it, whoever asks. */
export interface FoundKind {
  readonly title: string;
  readonly remedy: string;
  readonly findings: readonly Finding[];
}

/** What a list of findings says of itself. */
export interface FindingsText {
  /** What is typed for it, to which `page 2` is added. */
  readonly words: string;
  /** What is true of the records that are found, after their number: "cannot be right". */
  readonly found: string;
  /** What is said where nothing is found, and where nothing is found of what the asker may see. */
  readonly nothing: { readonly ofAll: string; readonly ofOwn: string };
  /** What is said where all numbers are too small to be shown, after "Each". */
  readonly each: string;
}

interface Found extends Finding {
  readonly kind: FoundKind;
  readonly officer: string;
}

/**
 * Returns what is found: by kind for everybody, rounded where numbers are for the asker; by officer and with the cases
 * where the asker's role may see them. Pages count from 1.
 */
export function findingParts(
  kinds: readonly FoundKind[],
  context: CommandContext,
  page: number,
  { words, found: what, nothing, each }: FindingsText,
): Part[] {
  const { snapshot, today, colleague, rounder } = context;
  const { findings: visibility, isRounded } = rights[colleague.role];
  const scope = scopeOf(snapshot, today);
  const isVisible = isRounded ? () => true : visibleTo(visibility, colleague, snapshot, today);
  const found = kinds.flatMap((kind) =>
    kind.findings
      .filter(({ person }) => isVisible(person))
      .map((finding): Found => ({ ...finding, kind, officer: officerOf(finding.person, scope) })),
  );
  if (isRounded) {
    const table = byKind(kinds, found, rounder.round);
    const text = `Each ${each} finds fewer than ${rounder.base} records.`;
    const note: Part = { kind: "note", about: "rounding", text: roundingText(rounder) };
    return [table.rows.length === 0 ? { kind: "say", text } : table, note];
  }
  if (found.length === 0) {
    return [{ kind: "say", text: visibility === "all" || visibility === "none" ? nothing.ofAll : nothing.ofOwn }];
  }
  const officers = [...new Set(found.map(({ officer }) => officer))].sort(compareText);
  const last = Math.ceil(found.length / pageSize);
  const shown = Math.min(page, last);
  const cases: List = {
    kind: "list",
    headings: ["Case", "What", "What to do", "Case officer", "Team"],
    items: found.slice((shown - 1) * pageSize, shown * pageSize).map(({ person, kind, officer }): Item => {
      const { caseReference } = person;
      return {
        cells: [caseReference, kind.title, kind.remedy, officer, teamOf(person, scope)],
        ...(context.caseAddress === null ? {} : { address: context.caseAddress(caseReference) }),
        choices: [{ label: "Clock", words: `case ${caseReference}` }],
        personId: person.personId,
      };
    }),
    total: found.length,
  };
  const pages = [shown - 1, shown + 1].filter((number) => number >= 1 && number <= last);
  const parts: (Part | null)[] = [
    { kind: "say", text: `${countOf(found.length, "record")} ${what}, page ${shown} of ${last}.` },
    byKind(kinds, found, ({ length }) => length),
    officers.length > 1 ? byOfficer(found, officers) : null,
    cases,
    pages.length === 0
      ? null
      : {
          kind: "choices",
          title: "More",
          choices: pages.map((number) => ({
            label: number < shown ? "Previous" : "Next",
            words: `${words} page ${number}`,
          })),
        },
  ];
  return parts.filter((part) => part !== null);
}

function byKind(
  kinds: readonly FoundKind[],
  found: readonly Found[],
  numberOf: (findings: readonly Finding[]) => number,
): Table {
  const rows = kinds.flatMap((kind) => {
    const count = numberOf(found.filter((one) => one.kind === kind));
    return count === 0 ? [] : [{ label: kind.title, values: [count] }];
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
