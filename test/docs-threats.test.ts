import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it("every row of the threat table names a test that is there", async () => {
  const page = await readFile("docs/security.md", "utf8");
  const rows = page
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2);
  const missing: string[] = [];
  for (const row of rows) {
    const [, file, name] = /`(test\/[\w./-]+\.test\.ts)` "(.+)"\s*\|$/.exec(row) ?? [];
    const text = file === undefined ? null : await readFile(file, "utf8").catch(() => null);
    if (name === undefined || text?.includes(`"${name}"`) !== true) missing.push(row.slice(0, 60));
  }

  expect(rows.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});
