import type { Part } from "../../src/answer.ts";

const months = "January|February|March|April|May|June|July|August|September|October|November|December";

/** Numbers in a text that are neither years, days, ages, percentages, periods, averages nor how many a week. */
function numbersIn(text: string, labels: readonly string[]): number[] {
  const bare = labels
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (rest, label) => (label === "" ? rest : rest.replaceAll(label, "")),
      text.replaceAll(/\(weeks\): [\d.]+/g, ""),
    )
    .replaceAll(
      new RegExp(
        String.raw`[\d.]+ (?:weeks?|months|points?)\b|[\d,.]+ a week|\b\d{1,2} (?=(?:${months})\b)|\b1 (?=[A-Z]?[a-z]*\s?\d{4})|\bon 1 |\b(?:19|20)\d\d\b|[\d,]+%|Fewer than 5`,
        "g",
      ),
      "",
    );
  return (bare.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replaceAll(",", "")));
}

/** Whether an amount is told too exactly: weeks to less than half a week, an expected number not rounded as others are. */
function isExactAmount(label: string, value: number | null): boolean {
  return value !== null && (label.includes("(weeks)") ? value % 0.5 !== 0 : value % 5 !== 0);
}

/** Returns the numbers in the parts of an answer that are no multiple of 5, but for those in labels. */
export function notRounded(parts: readonly Part[], title: string): (number | string)[] {
  const labels = parts.flatMap((part) =>
    part.kind === "table" ? [...part.rows, ...part.columns].map(({ label }) => label) : [],
  );
  // ages cannot be told from numbers in a text: their table and chart are looked at
  const isReadable = labels.every((label) => !/^\d{1,3}$/.test(label));
  const isExact = (value: number | null) => value !== null && value % 5 !== 0;
  return parts.flatMap((part): (number | string)[] => {
    if (part.kind === "say") return isReadable ? numbersIn(part.text, labels).filter(isExact) : [];
    if (part.kind === "figure") return part.unit === "count" && isExact(part.value) ? [part.label] : [];
    if (part.kind === "table") {
      return part.rows.flatMap(({ values }) =>
        values.flatMap((value, at) => {
          const { unit, label = "" } = part.columns[at] ?? {};
          const isTooExact = unit === "amount" ? isExactAmount(label, value) : unit === "count" && isExact(value);
          return isTooExact ? [value ?? 0] : [];
        }),
      );
    }
    if (part.kind !== "chart") return [];
    const charted = part.series.flatMap(({ unit, name, values }) =>
      values.flatMap((v) => {
        const isTooExact = unit === "amount" ? isExactAmount(name, v) : unit === "count" && isExact(v);
        return isTooExact ? [v ?? 0] : [];
      }),
    );
    return [...charted, ...(isReadable ? numbersIn(part.alt.replace(title, ""), labels).filter(isExact) : [])];
  });
}
