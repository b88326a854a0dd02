/** By how much time passes, in milliseconds, when a clock is set back: longer than anything is kept that is measured so. */
const setBack = 24 * 60 * 60_000;

/**
 * Makes a clock, in milliseconds, that never goes back. It goes on with the wall clock, through a machine's sleep too, so
 * that what is kept for an hour is old after a weekend; a wall clock that is set back counts as a day that has passed.
 */
export function elapsedClock(wall: () => number): () => number {
  let last = wall();
  let elapsed = last;
  return () => {
    const now = wall();
    elapsed += now < last ? setBack : now - last;
    last = now;
    return elapsed;
  };
}
