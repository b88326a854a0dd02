import { expect, it } from "vitest";
import { dedupe } from "../../src/platform/dedupe.ts";

it("an id is new once within an hour of its first time", () => {
  let minutes = 1;
  const isNew = dedupe(() => minutes * 60_000);

  expect([isNew("a"), isNew("a"), isNew("b")]).toEqual([true, false, true]);
  minutes += 59;
  expect(isNew("a")).toBe(false);
  minutes += 2;
  expect(isNew("a")).toBe(true);
});
