import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

it("the image holds the program alone, whatever else lies in the folder", async () => {
  const lines = (await readFile(".dockerignore", "utf8"))
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const { include }: { readonly include: readonly string[] } = JSON.parse(
    await readFile("tsconfig.build.json", "utf8"),
  );

  expect(lines[0]).toBe("*");
  expect(new Set(lines.slice(1))).toEqual(
    new Set(
      ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", ...include, "sql"].map(
        (name) => `!${name}`,
      ),
    ),
  );
});
