/** A record while its lists still grow: a list is replaced by what withOne gives. */
export type Growing<Kept> = {
  -readonly [Key in keyof Kept]: Kept[Key] extends readonly (infer One)[] ? One[] : Kept[Key];
};

/** The list of a record that has none yet, shared by all of them: withOne does not change it. */
export const none: never[] = [];

/**
 * The list with one more; only what this gives may be read after. An array that is pushed to makes room for 17, and
 * nearly all lists of a borough end at five: to write short ones anew takes a third of the time and of the memory.
 */
export function withOne<One>(list: One[], one: One): One[] {
  const [a, b, c, d, e] = list;
  if (a === undefined) return [one];
  if (b === undefined) return [a, one];
  if (c === undefined) return [a, b, one];
  if (d === undefined) return [a, b, c, one];
  if (e === undefined) return [a, b, c, d, one];
  list.push(one);
  return list;
}
