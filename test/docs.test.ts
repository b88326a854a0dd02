import { readFile, readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { alertKinds } from "../src/alerts/index.ts";
import { contract, views } from "../src/cases/contract.ts";
import { checks } from "../src/checks/index.ts";
import { clockIds } from "../src/facts/statutory-clock.ts";
import type { Measure } from "../src/measure.ts";
import { pages } from "../src/measures/index.ts";
import { rules } from "../src/rules/index.ts";

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
  for (const { id, counts, remedy } of rules) lines.push(`- \`${id}\` — ${counts}. To mend: ${remedy}`);
  lines.push("", "## Data checks", "");
  for (const { id, counts, remedy } of checks) lines.push(`- \`${id}\` — ${counts}. To mend: ${remedy}`);
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

  it("name in the README's tree every folder of src, and no script that is not there", async () => {
    const readme = await readFile("README.md", "utf8");
    const folders = (await readdir("src", { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const scripts: { scripts: Record<string, string> } = JSON.parse(await readFile("package.json", "utf8"));
    const named = Array.from(readme.matchAll(/npm run (?:-s )?([\w:-]+)/g), (match) => match[1] ?? "");

    expect(folders.filter(({ name }) => !readme.includes(`  ${name}/`)).map(({ name }) => name)).toEqual([]);
    expect(named.filter((name) => !(name in scripts.scripts))).toEqual([]);
  });
});
