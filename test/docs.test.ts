import { readFile, readdir } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { alertKinds } from "../src/alerts/index.ts";
import { contract, views } from "../src/cases/contract.ts";
import { clockIds } from "../src/cases/council-words.ts";
import { checks } from "../src/checks/index.ts";
import { dashboardPages } from "../src/measures/index.ts";
import { rules } from "../src/rules/index.ts";

function measuresPage(): string {
  const lines = ["# The measures", "", "Made from the declarations by `npm test -- -u`.", ""];
  for (const page of dashboardPages) {
    lines.push(`## ${page.title}`, "");
    for (const { id, title, counts, why, source } of page.measures) {
      lines.push(`- \`${id}\` — ${title}  `, `  Counts ${counts}. ${why} Source: ${source}.`);
    }
    lines.push("");
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
