import { describe, expect, it } from "vitest";
import { maskLines, type Cell } from "../../src/access/mask-lines.ts";

function cells(...values: number[]): Cell[] {
  return values.map((value) => {
    return { value, isCount: true, isThin: false, isMasked: value > 0 && value < 5, isBlurred: false };
  });
}

/** The line of a total and its parts as many see it. */
function shown(...parts: number[]): string {
  const [total, ...rest] = cells(
    parts.reduce((sum, value) => sum + value, 0),
    ...parts,
  );
  if (!total) return "";
  maskLines([{ parts: rest, total }], 5);
  const says = ({ value, isMasked, isBlurred }: Cell) =>
    isMasked ? (isBlurred || Number(value) >= 5 ? "hidden" : "<5") : String(value);
  return `${says(total)} = ${rest.map(says).join(" + ")}`;
}

describe("a total and its parts", () => {
  it.each([
    ["tell nothing of parts that are not small", [5, 9, 0], "14 = 5 + 9 + 0"],
    ["hide one more where one is small", [3, 9, 20], "32 = <5 + hidden + 20"],
    ["hide the total where nothing else is left", [3, 0], "<5 = <5 + 0"],
    ["leave two small ones that may be several", [2, 3, 20], "25 = <5 + <5 + 20"],
    ["hide more where two small ones can only be 4 each", [4, 4, 20], "28 = <5 + <5 + hidden"],
    ["hide more where two small ones can only be 1 each", [1, 1, 20], "22 = <5 + <5 + hidden"],
    ["hide more where a hidden one can only be 5", [1, 5, 20], "26 = <5 + hidden + hidden"],
    [
      "say less of small ones where there is nothing to hide",
      [1, 1, 1, 1],
      "hidden = hidden + hidden + hidden + hidden",
    ],
  ] as const)("%s", (_, parts, says) => {
    expect(shown(...parts)).toBe(says);
  });
});
