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
export const brokenTexts: readonly string[] = [
  "",
  " ",
  "{",
  "[",
  "nul",
  "undefined",
  "'a'",
  "{}{}",
  "\u0000",
  "<html>",
];

/** Words that a careless pattern reads in a time that grows with their square: each is repeated up to a length. */
export const longPieces: readonly string[] = [
  "a",
  "a ",
  "officer:a a a ",
  '"',
  "' ",
  ":",
  "9",
  "9-",
  "- ",
  "<@",
  "<at",
  "<br ",
  "&lt;",
  " ",
  "\n",
  "\u0000",
  "\u{1f600}",
  "\u05d0\u05d1 \u202e",
  "e\u0301\u0302",
  "on 5 July to ",
  'share measure "',
  "@",
];

/** Repeats a piece until it has that many characters. */
export function longWords(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

/** Resolves with how many milliseconds of its own time this process spent on something. */
export async function processTime(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * The same of something that can be done again, which is done twice where it took long: memory may be collected in one of
 * the two, and hardly in both.
 */
export async function leastProcessTime(work: () => unknown): Promise<number> {
  const first = await processTime(work);
  return first < 150 ? first : Math.min(first, await processTime(work));
}
