import { describe, expect, it } from "vitest";
import { dayFrom, dayOf, parseDay, textOfDay } from "../../src/cases/day.ts";

describe("a day", () => {
  it("is read from the text that it is written as, from year 1 to 9999", () => {
    const [first, last] = [dayFrom(1, 1, 1) ?? 0, dayFrom(9999, 12, 31) ?? 0];
    const wrong = [];
    for (let day = first; day <= last; day += 97) {
      if (parseDay(textOfDay(dayOf(day))) !== day) wrong.push(textOfDay(dayOf(day)));
    }

    expect([first, last].map((day) => textOfDay(dayOf(day)))).toEqual(["0001-01-01", "9999-12-31"]);
    expect(wrong).toEqual([]);
  });

  it("is counted from 1 January 1970", () => {
    const texts = ["1970-01-01", "1969-12-31", "2000-02-29", "2000-03-01", "1900-03-01", "2024-12-31"];

    expect(texts.map(parseDay)).toEqual([0, -1, 11_016, 11_017, -25_508, 20_088]);
  });

  it.each(["2021-02-29", "1900-02-29", "2021-13-01", "2021-00-10", "2021-04-31", "2021-04-00", "0000-01-01"])(
    "is not there on %s",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it.each(["2021-1-01", "2021-01-1x", "2021/01/01", "2021-01-01 ", "+021-01-01", "2021-01-01T00", "²021-01-01", ""])(
    "is not read from %j",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
});
