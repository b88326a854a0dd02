import { expect, it } from "vitest";
import { millisecondsUntilRetry } from "../../src/snapshot/retry.ts";

it("waits longer after each failure in a row, and never longer than half an hour", () => {
  const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => millisecondsUntilRetry(failures) / 60_000);

  expect(minutes).toEqual([1, 1, 2, 5, 10, 20, 30, 30, 30]);
});
