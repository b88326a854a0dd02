import { describe, expect, it } from "vitest";
import { withIds, withReferences } from "../../src/delivery/kept-references.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

const snapshot = aSnapshot(
  aBorough({
    person: [
      { person_id: "p1", case_reference: "SEND-1" },
      { person_id: "p 2/ü", case_reference: "SEND 2 of 2020" },
      { person_id: "p3", case_reference: "SEND" },
    ],
  }),
);

describe("the words of a button", () => {
  it.each([
    ["case SEND-1", "case {person:p1}"],
    ["snooze SEND-1 two weeks", "snooze {person:p1} two weeks"],
    ["seen SEND-1, SEND, SEND 2 of 2020", "seen {person:p1}, {person:p3}, {person:p%202%2F%C3%BC}"],
    ["why SEND 2 of 2020", "why {person:p%202%2F%C3%BC}"],
    ["seen SEND plan-issue", "seen {person:p3} plan-issue"],
    ["plans.current team:Primary", "plans.current team:Primary"],
    ["case SEND-12", "case SEND-12"],
    ["", ""],
  ])("of %j are kept as %j, and read back", (words, kept) => {
    expect(withIds(words, snapshot)).toBe(kept);
    expect(withReferences(kept, snapshot)).toBe(words);
  });

  it.each(["case {person:gone}", "case {person:%E0%A4%A}"])(
    "%s are read back as nothing: nobody has that id",
    (kept) => {
      expect(withReferences(kept, snapshot)).toBeNull();
    },
  );
});
