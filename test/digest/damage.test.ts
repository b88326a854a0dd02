import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anySchedule, damageFaults } from "../support/damage-play.ts";
import { isLong } from "../support/long.ts";

describe("a borough that is damaged between two mornings and mended later", () => {
  it("thanks nobody for what is not done, loses no alert, and is as it was", () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        expect(damageFaults(schedule)).toEqual([]);
      }),
      { numRuns: isLong ? 5000 : 24, seed: 2021 },
    );
  }, 3_600_000);
});
