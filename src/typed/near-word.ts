/** A shorter word is too much like others: `pin`, `my`, `why`. */
const shortest = 4;

/**
 * Whether one slip of a finger makes one word the other: a letter changed, left out or added, or two beside each other
 * exchanged. Words of up to three letters are never near.
 */
export function isNearWord(typed: string, word: string): boolean {
  if (typed === word || Math.min(typed.length, word.length) < shortest) return false;
  let start = 0;
  while (start < typed.length && typed[start] === word[start]) start += 1;
  const [left, right] = [typed.slice(start), word.slice(start)];
  if (left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1)) return true;
  return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
}
