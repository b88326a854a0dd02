import { describe, expect, it } from "vitest";
import { jsonText } from "../../src/app/json-output.ts";
import { dayOfText } from "../../src/cases/day.ts";

const day = dayOfText("2021-07-05");

describe("an answer for other programs", () => {
  it.each([
    [{ id: "plans" }, { pretendedDay: "2021-07-05", id: "plans" }],
    [
      [{ id: "a" }, { id: "b" }],
      [
        { pretendedDay: "2021-07-05", id: "a" },
        { pretendedDay: "2021-07-05", id: "b" },
      ],
    ],
    [[], []],
  ])("says of %j on which day it is pretended to be", (json, written) => {
    expect(JSON.parse(jsonText(json, day))).toEqual(written);
    expect(JSON.parse(jsonText(json, null))).toEqual(json);
  });
});
