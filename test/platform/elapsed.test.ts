import { expect, it } from "vitest";
import { elapsedClock } from "../../src/platform/elapsed.ts";

const hour = 3_600_000;

it.each([
  ["goes on with the wall clock", [1000, 2500], 2500],
  ["counts a sleep", [0, 60 * hour], 60 * hour],
  ["lets what is kept grow old when the clock is set back", [48 * hour, hour], (48 + 24) * hour],
])("a clock of elapsed time %s", (_, shown, passed) => {
  let wall = 0;
  const now = elapsedClock(() => wall);
  for (const at of shown) {
    wall = at;
    now();
  }

  expect(now()).toBe(passed);
});
