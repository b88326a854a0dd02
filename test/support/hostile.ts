/** Lists in lists, ten thousand deep. */
export const deepJson = "[".repeat(10_000) + "]".repeat(10_000);

/** JSON values of every kind that a reader of objects may not expect. */
export const oddValues: readonly string[] = [
  "null",
  "true",
  "0",
  "-1e400",
  '""',
  '"null"',
  "[]",
  "[null]",
  "[[]]",
  "{}",
  '{"__proto__":{"event":1}}',
  '{"constructor":null}',
  deepJson,
  JSON.stringify("x".repeat(100_000)),
];

/** Texts that are no JSON. */
export const brokenTexts: readonly string[] = ["", " ", "{", "[", "nul", "undefined", "'a'", "{}{}", "\u0000", "<html>"];
