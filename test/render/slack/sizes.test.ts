import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/answer.ts";
import { toHome, toSlack } from "../../../src/render/slack/index.ts";
import { anyAnswer } from "../../support/random-answer.ts";
import { isLong } from "../../support/long.ts";
import { messageFaults, viewFaults } from "../../support/slack-limits.ts";

const rest = { label: "As a file", words: "&".repeat(400) };
const keep = () => "q7f3k2";
const runs = { numRuns: isLong ? 1000 : 120, seed: 2021 };

/** Every form of an answer, with its messages as JSON. */
function formsOf(answer: Answer, isEphemeral: boolean, hasRest: boolean) {
  const all = toSlack(answer, { keep, isEphemeral, picture: "F0123", ...(hasRest ? { rest } : {}) });
  return all.map((form) => ({ ...form, json: JSON.stringify(form.messages) }));
}

/** What people wrote that Slack would read as a mention, a link or markup. */
function slipsIn(json: string): string[] {
  const written = /"type":"mrkdwn","text":"(?<text>(?:[^"\\]|\\.)*)"|^\[\{"text":"(?<top>(?:[^"\\]|\\.)*)"/g;
  const shown = json.replaceAll(/```.*?```/g, "").matchAll(written);
  return Array.from(shown, ({ groups }) => groups?.["text"] ?? groups?.["top"] ?? "").flatMap(
    (text) =>
      text.match(/<(?!https:\/\/cases\.example\/)[^|]{0,20}|[@!](?:channel|here)|:smile:|https:\/\/example\.org/g) ??
      [],
  );
}

describe("an answer of any size", () => {
  it("breaks none of Slack's limits, never loses its headline, takes few messages and lets no words become markup", () => {
    fc.assert(
      fc.property(anyAnswer, fc.boolean(), fc.boolean(), (answer, isEphemeral, hasRest) => {
        for (const { look, messages, json } of formsOf(answer, isEphemeral, hasRest)) {
          const faults = messages.flatMap((message) => messageFaults(message, { isEphemeral }).map(({ says }) => says));

          expect([look, ...faults]).toEqual([look]);
          expect(messages.length).toBeLessThanOrEqual(look === "text" ? 8 : 4);
          expect(messages[0]?.text).toContain("The title");
          expect(json).toContain("The headline");
          expect(slipsIn(json)).toEqual([]);
          expect(json).not.toMatch(/[\u202a-\u202e]/);
        }
      }),
      runs,
    );
  }, 900_000);

  it("fits a person's Home, with others", () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 3 }), (answers) => {
        expect(viewFaults(toHome(answers, keep))).toEqual([]);
      }),
      { ...runs, numRuns: runs.numRuns / 5 },
    );
  });
});
