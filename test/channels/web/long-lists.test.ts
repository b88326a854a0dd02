import { expect, it } from "vitest";
import type { PrivateAnswer } from "../../../src/answer.ts";
import { shortened } from "../../../src/channels/web/site.ts";

const listOf = (length: number): PrivateAnswer => ({
  audience: "private",
  title: "Cases",
  on: "2021-06-30",
  asAt: "2021-06-30T07:00:00+01:00",
  filters: [],
  parts: [
    {
      kind: "list",
      headings: ["Case"],
      items: Array.from({ length }, (_, at) => ({ cells: [`R${at}`] })),
      total: length,
    },
  ],
});

it("a page shows the first 5,000 lines of a list and says how many there are", () => {
  const [note, list] = shortened(listOf(54_607)).parts;

  expect(note).toMatchObject({ text: "The first 5,000 of 54,607 are shown. Narrow the question to see others." });
  expect(list?.kind === "list" && list.items.map(({ cells }) => cells[0]).at(-1)).toBe("R4999");
  expect(shortened(listOf(5000))).toEqual(listOf(5000));
});
