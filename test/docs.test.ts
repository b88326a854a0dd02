import { readFile, readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { jobs } from "../jobs/index.ts";
import { alertKinds } from "../src/alerts/index.ts";
import { contract, views } from "../src/cases/contract.ts";
import { checks } from "../src/checks/index.ts";
import { commandOf, dispatch } from "../src/dispatch.ts";
import { clockIds } from "../src/facts/statutory-clock.ts";
import type { Measure } from "../src/measure.ts";
import { pages } from "../src/measures/index.ts";
import { rules } from "../src/rules/index.ts";
import { UserError } from "../src/user-error.ts";
import { aCommandContext } from "./support/context.ts";
import { demoSnapshot } from "./support/demo.ts";

const measuresIntroduction = `# The measures

Made from the declarations by \`npm test -- -u\`.

A **flow** counts events in the time asked about (issued, decided, completed, ceased, received); without one, in the year to
date. A time may be a day, a week, a month, a quarter, a term (autumn from 1 September, spring from 1 January, summer from 1
April), a calendar, academic (\`2020/21\`) or financial year (\`FY 2020/21\`), \`since September\`, \`3 to 9 May\`, \`last 30 days\`.
Quarter 1 is January to March, or with \`FISCAL_QUARTERS=1\` April to June.
The headline, the table, the chart and the cases are all of it; the same time of earlier years stands beside it. Teams and
officers are those of today; of a ceased plan, those of its last day.

A **stock** counts what stands on a day: the last of the time asked about, or today. A measure that looks ahead counts the
days to come that are asked about (\`next month\`, \`next 30 days\`).

**Parts** are some of a measure's records with a name of their own (\`part:refused\`). A length of time (\`over:"18 months"\`),
\`show:duration\` and \`show:cases\` with days can be asked of measures that count time **from** something. A week is 7 days, a
month a calendar month.
`;

function measureLines({ id, title, counts, why, source, event, parts, waitFrom }: Measure): string[] {
  const facts = [
    event === null ? "A stock" : `A flow: ${event}`,
    ...(waitFrom === null ? [] : [`time from ${waitFrom}`]),
    ...(parts.length === 0 ? [] : [`parts ${[...new Set(parts.map((part) => part.id))].join(", ")}`]),
  ];
  return [`- \`${id}\` — ${title}  `, `  ${facts.join("; ")}. Counts ${counts}. ${why} Source: ${source}.`];
}

function measuresPage(): string {
  const lines = measuresIntroduction.split("\n");
  for (const page of pages) {
    lines.push(`## ${page.title}`, "", ...page.measures.flatMap(measureLines), "");
  }
  lines.push("## Rules", "");
  for (const { id, counts, remedy } of rules) lines.push(`- \`${id}\` — ${counts}. To correct: ${remedy}`);
  lines.push("", "## Data checks", "");
  for (const { id, counts, remedy } of checks) lines.push(`- \`${id}\` — ${counts}. To correct: ${remedy}`);
  return `${lines.join("\n")}\n`;
}

describe("the documents", () => {
  it("list every measure, rule and data check as declared", async () => {
    await expect(measuresPage()).toMatchFileSnapshot("../docs/measures.md");
  });

  it("list the contract's views and columns", async () => {
    const text = (await readFile("docs/case-data.md", "utf8")).replaceAll(/ +/g, " ");
    for (const view of views) {
      const columns = contract[view].map(({ name, required }) => (required ? `${name}*` : name)).join(", ");

      expect(text).toContain(`| \`${view}\` | ${columns} |`);
    }
  });

  it("describe every kind of alert and every clock", async () => {
    const alertsPage = await readFile("docs/alerts.md", "utf8");
    const kinds = [...alertKinds.map(({ id }) => id), ...clockIds];

    expect(kinds.filter((id) => !alertsPage.includes(`\`${id}\``))).toEqual([]);
  });

  it("name in the tree every folder of src", async () => {
    const contributing = await readFile("CONTRIBUTING.md", "utf8");
    const folders = (await readdir("src", { withFileTypes: true })).filter((entry) => entry.isDirectory());

    expect(folders.filter(({ name }) => !contributing.includes(`  ${name}/`)).map(({ name }) => name)).toEqual([]);
  });

  it("name no script and no job that is not there", async () => {
    const text = (await documentTexts()).join("\n");
    const scripts: { scripts: Record<string, string> } = JSON.parse(await readFile("package.json", "utf8"));
    const named = (pattern: RegExp) => Array.from(text.matchAll(pattern), (match) => match[1] ?? "");

    expect(named(/npm run (?:-s )?([\w:-]+)/g).filter((name) => !(name in scripts.scripts))).toEqual([]);
    expect(named(/npm run -s job -- ([\w-]+)/g).filter((name) => jobs.every(({ id }) => id !== name))).toEqual([]);
  });

  it("ask nothing that is not answered", async () => {
    const asked = (await documentTexts()).flatMap((page) =>
      Array.from(page.matchAll(/^.*npm run -s ask -- (.+)$/gm), (match) => wordsOf(match[1] ?? "")),
    );
    const offered = (await readFile("docs/asking.md", "utf8"))
      .split("\n## ")[0]
      ?.split("\n")
      .flatMap((line) =>
        Array.from((/^\| (.*?) \|/.exec(line)?.[1] ?? "").matchAll(/`([^`]+)`/g), (match) => match[1] ?? ""),
      );
    const questions = [...asked, ...(offered ?? [])].filter((words) => commandOf(words).command.changes !== true);

    const refused = questions.filter((words) => words !== "all" && !isAnswered(words));

    expect(questions.length).toBeGreaterThan(20);
    expect(refused).toEqual([]);
  });
});

/** Returns the texts of the README, CONTRIBUTING and the documents. */
async function documentTexts(): Promise<string[]> {
  const documents = (await readdir("docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  return Promise.all(["README.md", "CONTRIBUTING.md", ...documents].map((name) => readFile(name, "utf8")));
}

/** Returns the words of a question typed in a shell, without its options. */
function wordsOf(typed: string): string {
  const withoutOptions = typed.replaceAll(/ --(?:png|as) \S+| --json/g, "").replace(/`.*$/, "");
  return Array.from(
    withoutOptions.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g),
    ([, ...parts]) => parts.find(Boolean) ?? "",
  ).join(" ");
}

/** Whether a manager is answered on the demo. */
function isAnswered(words: string): boolean {
  try {
    return dispatch(words, aCommandContext(demoSnapshot)).parts.length > 0;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
