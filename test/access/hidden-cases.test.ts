import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import type { CommandContext } from "../../src/context.ts";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { UserError } from "../../src/user-error.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot } from "../support/demo.ts";
import { contextOf } from "../support/every-answer.ts";
import { isLong } from "../support/long.ts";

/** How people name a case. */
const spellings = ["SEND-{}", "send-{}", "{}", "SEND{}", "SEND {}", "#{}", "(SEND-{})", "SEND_{}", "ref {}"];

const sentences = [
  "{}",
  "case {}",
  "show me {}",
  "open {}",
  "the child {} please",
  "when is the next review due for {}",
  "is {} late?",
  "who has {}",
  "what about case {}",
  "why {}",
  "why is {} late",
  "seen {}",
  "snooze {} two weeks",
  "snooze {} review-due until 5 July",
  "remind me of {} tomorrow",
  "cases {}",
  "export {}",
  "share {}",
  "pin {}",
  "my work {}",
  "alerts {}",
  "define {}",
  "plans {}",
  "how many reviews of {}",
  "unpin {}",
];

/** Returns what is told to words, the number or name of the case as `9`. */
function toldTo(words: string, reference: string, context: CommandContext): string {
  const said = (): string => {
    try {
      return toText(dispatch(words, context));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  };
  return said().toLowerCase().replaceAll(reference.toLowerCase(), "9");
}

const told = (email: string, words: string, number: string) => toldTo(words, number, contextOf(email));

describe("somebody who may not see a case", () => {
  const numbers = new Set(demoSnapshot.persons.map(({ caseReference }) => caseReference.replaceAll(/\D/g, "")));
  const missing = ["100999", "199999", "109876"].find((number) => !numbers.has(number)) ?? "";
  const isHidden = (email: string) => (number: string) =>
    told(email, `case SEND-${number}`, number) === told(email, `case SEND-${missing}`, missing);

  it.each(["alma.yardley@example.org", "primary.manager@example.org", "analyst@example.org", "viewer@example.org"])(
    "is told the same of one that is there and of one that is not, whatever is typed: %s",
    { timeout: 600_000 },
    (email) => {
      const hidden = [...numbers].find(isHidden(email)) ?? "";
      const all = sentences.flatMap((sentence) => spellings.map((spelling) => sentence.replace("{}", spelling)));
      const typed = all.filter((_, at) => isLong || at % 20 < 2);
      const different = typed.filter(
        (words) =>
          told(email, words.replace("{}", hidden), hidden) !== told(email, words.replace("{}", missing), missing),
      );

      expect(hidden).not.toBe("");
      expect(different).toEqual([]);
    },
  );

  it.each([
    ["kit", "rue"],
    ["20199", "20188"],
  ])("is told the same of one whose reference is like no other: %s", (hidden, missing) => {
    const snapshot = aSnapshot(
      aBorough({
        person: ["REF-12", hidden].map((one, at) => ({ person_id: `p${at}`, case_reference: one })),
        worker: [{ worker_id: "w1", name: "Ada Officer", team: "North", email: "ada@x.org" }],
        worker_relationship: [{ person_id: "p0", worker_id: "w1" }],
        plan: [0, 1].map((at) => ({ plan_id: `l${at}`, person_id: `p${at}` })),
      }),
    );
    const colleague = colleagueDirectory(snapshot, []).get("ada@x.org");
    if (!colleague) throw new Error("nobody of that email");
    const answer = (sentence: string, reference: string) =>
      toldTo(sentence.replace("{}", reference), reference, aCommandContext(snapshot, { colleague }));

    expect(sentences.filter((one) => answer(one, hidden) !== answer(one, missing))).toEqual([]);
  });
});
