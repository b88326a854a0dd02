import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { contract, views } from "../src/cases/contract.ts";

async function batches(file: string): Promise<string[]> {
  const text = await readFile(`sql/${file}`, "utf8");
  return text
    .split(/^GO$/m)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== "");
}

const withoutComments = (batch: string) => batch.replaceAll(/^\s*--.*$/gm, "").trim();

describe("the SQL scripts", () => {
  it("make every view of the contract, each column by its name and in its order", async () => {
    const made = (await batches("contract.sql")).map((batch) => withoutComments(batch));
    for (const view of views) {
      const text = made.find((batch) => new RegExp(`^CREATE VIEW send\\.\\[?${view}\\]? AS`).test(batch)) ?? "";
      const [selected = ""] = text.split(/^FROM /m);
      const names = selected
        .split("\n")
        .map((line) => /^(?!CASE ).*?(?:AS |\.|^)(\w+),?$/.exec(line.trim())?.[1] ?? "")
        .filter((name) => contract[view].some((column) => column.name === name));

      expect(names).toEqual(contract[view].map(({ name }) => name));
    }
  });

  it("grant the reading of the seven views and nothing else", async () => {
    const grants = (await batches("login.sql")).filter((batch) => batch.startsWith("GRANT"));

    expect(grants.map((grant) => grant.replaceAll(/[[\]]/g, ""))).toEqual(
      views.map((view) => `GRANT SELECT ON send.${view} TO send_bot;`),
    );
  });

  it.each(["example.sql", "contract.sql", "login.sql"])(
    "have one statement a batch, for SQL Server 2016: %s",
    async (file) => {
      for (const batch of await batches(file)) {
        const statement = withoutComments(batch);

        expect(statement).toMatch(/^(CREATE (SCHEMA|TABLE|VIEW|LOGIN|USER)|INSERT INTO|GRANT SELECT) [^;]*;$/);
        expect(statement).not.toMatch(/\bMERGE\b|OR ALTER|NOLOCK|WITH \(|STRING_AGG|TRIM\(/i);
      }
    },
  );
});
