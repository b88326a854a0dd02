import { describe, expect, it } from "vitest";
import { dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { UserError } from "../../src/user-error.ts";
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

/** Returns what somebody is told, the number of the case as `9`. */
function told(email: string, words: string, number: string): string {
  const said = (): string => {
    try {
      return toText(dispatch(words, contextOf(email)));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return error.message;
    }
  };
  return said().replaceAll(number, "9");
}

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
});
