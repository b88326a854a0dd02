import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answer.ts";
import { toHome, toSlack } from "../../src/render/slack/index.ts";
import { toTeams } from "../../src/render/teams/index.ts";
import { isLong } from "../support/long.ts";
import { anyAnswer } from "../support/random-answer.ts";
import { messageFaults, viewFaults } from "../support/slack-limits.ts";
import { cardFaults, textFaults } from "../support/teams-limits.ts";

/** One form of an answer, as a chat would be sent it. */
interface SentForm {
  readonly look: string;
  /** What the chat would refuse, or read as markup. */
  readonly faults: readonly string[];
  readonly messages: number;
  /** Where the title must stand. */
  readonly head: string;
  readonly json: string;
}

interface Options {
  /** In Teams: shows tables from a later row. */
  readonly isEphemeral: boolean;
  readonly hasRest: boolean;
}

const rest = { label: "As a file", words: "&".repeat(400) };
const keep = () => "q7f3k2";
const runs = { numRuns: isLong ? 1000 : 120, seed: 2021 };

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

function inSlack(answer: Answer, { isEphemeral, hasRest }: Options): SentForm[] {
  const forms = toSlack(answer, { keep, isEphemeral, picture: "F0123", ...(hasRest ? { rest } : {}) });
  return forms.map(({ look, messages }) => {
    const json = JSON.stringify(messages);
    const faults = messages.flatMap((message) => messageFaults(message, { isEphemeral }).map(({ says }) => says));
    return {
      look,
      faults: [...faults, ...slipsIn(json)],
      messages: messages.length,
      head: messages[0]?.text ?? "",
      json,
    };
  });
}

function inTeams(answer: Answer, { isEphemeral, hasRest }: Options): SentForm[] {
  const forms = toTeams(answer, { keep, from: isEphemeral ? 20 : 0, ...(hasRest ? { rest } : {}) });
  return forms.map(({ look, text, card }) => {
    const json = JSON.stringify(card ?? text);
    const faults = [...(card === null ? [] : cardFaults(card)), ...textFaults(text, card !== null)];
    return { look, faults, messages: 1, head: json, json };
  });
}

describe("an answer of any size", () => {
  it.each([
    ["Slack", inSlack, 4, 8],
    ["Teams", inTeams, 1, 1],
  ])(
    "breaks no limit of %s, never loses its headline, takes few messages and lets no words become markup",
    (_, formsIn, mostMessages, mostOfText) => {
      fc.assert(
        fc.property(anyAnswer, fc.boolean(), fc.boolean(), (answer, isEphemeral, hasRest) => {
          for (const { look, faults, messages, head, json } of formsIn(answer, { isEphemeral, hasRest })) {
            expect([look, ...faults]).toEqual([look]);
            expect(messages).toBeLessThanOrEqual(look === "text" ? mostOfText : mostMessages);
            expect(head).toContain("The title");
            expect(json).toContain("The headline");
            expect(json).not.toMatch(/[\u202a-\u202e]/);
          }
        }),
        runs,
      );
    },
    900_000,
  );

  it("fits a person's Home in Slack, with others", () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 3 }), (answers) => {
        expect(viewFaults(toHome(answers, keep))).toEqual([]);
      }),
      { ...runs, numRuns: runs.numRuns / 5 },
    );
  });
});
