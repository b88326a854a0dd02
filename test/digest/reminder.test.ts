import { describe, expect, it } from "vitest";
import { dayOfText } from "../../src/cases/day.ts";
import { hasComeNearer } from "../../src/digest/reminder.ts";

describe("a person is reminded of a last lawful day", () => {
  // 30 June 2021 is a Wednesday, 30 August a bank holiday
  it.each([
    ["8 days before it", "2021-07-08", "2021-06-25", "2021-06-30", false],
    ["7 days before it", "2021-07-07", "2021-06-25", "2021-06-30", true],
    ["on a working day after that, if there was no digest", "2021-07-07", "2021-06-25", "2021-07-02", true],
    ["once within the 7 days", "2021-07-07", "2021-06-30", "2021-07-01", false],
    ["on the day itself", "2021-07-07", "2021-06-30", "2021-07-07", true],
    ["once on the day itself", "2021-07-07", "2021-07-07", "2021-07-07", false],
    ["on the Friday before a Saturday", "2021-07-03", "2021-06-30", "2021-07-02", true],
    ["on the Friday before a bank holiday", "2021-08-30", "2021-08-24", "2021-08-27", true],
    ["not once it has passed", "2021-06-29", "2021-06-21", "2021-06-30", false],
  ])("%s: due %s, told %s, on %s: %s", (_, due, told, on, isReminded) => {
    const dueOn = dayOfText(due);

    expect(hasComeNearer({ dueOn, on: dayOfText(on) }, { dueOn, on: dayOfText(told) })).toBe(isReminded);
  });

  it("that was moved nearer since they were told", () => {
    const told = { dueOn: dayOfText("2021-07-20"), on: dayOfText("2021-06-29") };

    expect(hasComeNearer({ dueOn: dayOfText("2021-07-05"), on: dayOfText("2021-06-30") }, told)).toBe(true);
  });
});
