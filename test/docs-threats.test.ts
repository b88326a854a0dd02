import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it.each([
  ["docs/security.md", "# What could go wrong"],
  ["docs/operations.md", "## Faults"],
])("every row of the table in %s, under %j, names a test that is there", async (file, heading) => {
  const [, after = ""] = `\n${await readFile(file, "utf8")}`.split(`\n${heading}`);
  const rows = (after.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  const missing: string[] = [];
  for (const row of rows) {
    const [, named, name] = /`(test\/[\w./-]+\.test\.ts)` "(.+)"\s*\|$/.exec(row) ?? [];
    const text = named === undefined ? null : await readFile(named, "utf8").catch(() => null);
    if (name === undefined || text?.includes(`"${name}"`) !== true) missing.push(row.slice(0, 60));
  }

  expect(rows.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
