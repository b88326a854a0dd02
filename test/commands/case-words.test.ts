import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { commandOf, dispatch, resolvedIn } from "../../src/dispatch.ts";
import { UserError } from "../../src/user-error.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";

/** A borough whose cases have these references. */
const boroughOf = (...references: string[]) =>
  aSnapshot(
    aBorough({
      person: references.map((one, at) => ({ person_id: `p${at}`, case_reference: one })),
      worker: [{ worker_id: "w1", name: "Ada Officer", team: "North", email: "ada@x.org" }],
      worker_relationship: [{ person_id: "p0", worker_id: "w1" }],
      plan: references.map((_, at) => ({ plan_id: `l${at}`, person_id: `p${at}` })),
    }),
  );
const lettered = boroughOf("REF-12", "REF-345");
const numbered = boroughOf("12345", "20213", "2020", "67890");
const slashed = boroughOf("A/99/b", "C/12/d", "Émile 7");

const refused = "You cannot see a case with that reference. Check the reference.";

/** Returns an answer's title, or the sentence of the refusal. */
function titleOf(words: string, snapshot = demoSnapshot, given = {}): string {
  try {
    const answer: Answer = dispatch(words, aCommandContext(snapshot, given));
    return answer.title;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const commandIn = (words: string, snapshot = demoSnapshot) =>
  atOnce(resolvedIn(commandOf(words), aCommandContext(snapshot))).command.name;

describe("a case's reference", () => {
  it.each([
    "SEND-100279",
    "send-100279",
    "Send-100279.",
    "(SEND-100279)",
    '"SEND-100279"?',
    "#SEND-100279",
    "  SEND-100279  ",
    "SEND‑100279",
    "SEND100279",
    "SEND_100279",
    "SEND-100279 please",
    "/send SEND-100279",
    "send 100279",
    "100279",
    "open SEND-100279",
    "Open the case SEND-100279!",
    "show SEND-100279",
    "show me SEND-100279",
    "show me case SEND-100279 please",
    "can you show me SEND-100279?",
    "tell me about SEND-100279",
    "look up SEND-100279",
    "find SEND-100279",
    "find case no. 100279",
    "case SEND-100279",
    "case SEND-100279.",
    "case SEND100279",
    "case: SEND-100279",
    "case no SEND-100279",
    "case number SEND-100279",
    "what about SEND-100279?",
    "what about send-100279",
    "what's happening with SEND-100279",
    "where is SEND-100279 up to?",
    "status of SEND-100279",
    "who has SEND-100279",
  ])("opens the case: %s", (words) => {
    expect(titleOf(words)).toBe("Case SEND-100279");
  });

  it.each(["SEND-999999", "send-1", "open SEND-999999", "show me SEND-12.", "XYZ-123456", "tell me about send-0?"])(
    "that exists nowhere gets the refusal of one that may not be seen: %s",
    (words) => {
      expect(titleOf(words)).toBe(refused);
    },
  );

  it.each<[string, typeof demoSnapshot, string]>([
    ["REF-12", lettered, "Case REF-12"],
    ["ref 345", lettered, "Case REF-345"],
    ["open REF-345", lettered, "Case REF-345"],
    ["open ref no REF-345", lettered, "Case REF-345"],
    ["ref-9", lettered, refused],
    ["12345", numbered, "Case 12345"],
    ["open 67890", numbered, "Case 67890"],
    ["54321", numbered, refused],
    ["case 2020", numbered, "Case 2020"],
    ["open 2020", numbered, "Case 2020"],
    ["A/99/b", slashed, "Case A/99/b"],
    ["a/99/B.", slashed, "Case A/99/b"],
    ["show c/12/d", slashed, "Case C/12/d"],
    ["a/98/b", slashed, refused],
    ["émile 7", slashed, "Case Émile 7"],
    ["open Émile 7", slashed, "Case Émile 7"],
  ])("is whatever the data hold: %s", (words, snapshot, title) => {
    expect(titleOf(words, snapshot)).toBe(title);
  });

  it.each<[string, typeof demoSnapshot]>([
    ["2020", demoSnapshot],
    ["2020", numbered],
    ["what about 2020", numbered],
    ["show me 2020", numbered],
    ["2020/21", numbered],
    ["2021-06", numbered],
    ["referrals 2020", numbered],
    ["referrals 12345", numbered],
    ["reviews 2020", demoSnapshot],
    ["post-16", lettered],
    ["covid-19", lettered],
    ["q1-2021", demoSnapshot],
    ["fy-2021", lettered],
    ["FY-202021", demoSnapshot],
    ["show me overdue reviews", demoSnapshot],
    ["find plans by team", demoSnapshot],
    ["what about team Primary", demoSnapshot],
    ["12-3-45", numbered],
    ["05/07/2021", slashed],
    ["20 weeks", demoSnapshot],
    ["open cases", demoSnapshot],
    ["reviews of SEND-100279", demoSnapshot],
  ])("is never seen in a question: %s", (words, snapshot) => {
    expect(commandIn(words, snapshot)).not.toBe("case");
  });

  it("alone is refused to somebody who may not see the case as one that exists nowhere is", () => {
    const people = colleagueDirectory(lettered, []);
    const colleague = people.get("ada@x.org");
    if (!colleague) throw new Error("nobody of that email");

    expect(titleOf("REF-12", lettered, { colleague })).toBe("Case REF-12");
    for (const words of ["REF-345", "open REF-345", "ref 345", "REF-346"]) {
      expect([words, titleOf(words, lettered, { colleague })]).toEqual([
        words,
        titleOf("case REF-999", lettered, { colleague }),
      ]);
    }
  });

  it("is audited as the case that it opens", () => {
    const context = aCommandContext(demoSnapshot);
    dispatch("SEND-100279", context);
    const person = demoSnapshot.persons.find(({ caseReference }) => caseReference === "SEND-100279");

    expect(context.store.audit.all()).toMatchObject([{ command: "case", query: `case #${person?.personId}` }]);
  });

  it("may have stray signs where alerts are asked about", () => {
    expect(titleOf("why SEND-105120?")).toBe("Why");
    expect(titleOf('why "send-105120".')).toBe("Why");
  });
});
