import { describe, expect, it } from "vitest";
import type { Answer, Part } from "../../src/answer.ts";
import { toSlack } from "../../src/render/slack/index.ts";
import { cellText } from "../../src/render/table.ts";
import { toTeams } from "../../src/render/teams/index.ts";
import { answersOf, oneOfEachRole } from "../support/every-answer.ts";
import { messageFaults } from "../support/slack-limits.ts";
import { cardFaults, textFaults } from "../support/teams-limits.ts";

const keep = () => "a-name-of-16-let";

/** The cells of an answer's tables that are not among the words. */
function missingFrom({ parts }: Answer, words: string): string[] {
  const all: readonly Part[] = parts;
  const cells = all.flatMap((part) =>
    part.kind === "table"
      ? part.rows.flatMap(({ values }) => part.columns.map((column, at) => cellText(values[at] ?? null, column)))
      : [],
  );
  return [...new Set(cells)].filter((cell) => !words.includes(cell)).map((cell) => `no ${cell}`);
}

function slackFaults(answer: Answer): string[] {
  return toSlack(answer, { keep, isEphemeral: true }).flatMap(({ look, messages }) => {
    const json = JSON.stringify(messages).replaceAll("&lt;", "<");
    return [
      ...messages.flatMap((message) => messageFaults(message, { isEphemeral: true }).map(({ says }) => says)),
      ...(messages.length > 1 && (look === "chart" || look === "table") ? [`${messages.length} messages`] : []),
      ...(json.includes("Not shown here") ? ["something is left out"] : []),
      ...missingFrom(answer, json),
    ].map((fault) => `${answer.title} in Slack as ${look}: ${fault}`);
  });
}

/** A card that has no room for all rows of a table has a button for the others. */
function teamsFaults(answer: Answer): string[] {
  return toTeams(answer, { keep }).flatMap(({ look, text, card }) => {
    const json = JSON.stringify(card ?? text);
    const isPart = json.includes("Not shown here");
    return [
      ...(card === null ? [] : cardFaults(card)),
      ...textFaults(text, card !== null),
      ...(isPart ? [] : missingFrom(answer, json)),
      ...(isPart && card !== null && !json.includes("More rows") ? ["something is left out"] : []),
    ].map((fault) => `${answer.title} in Teams as ${look}: ${fault}`);
  });
}

describe("every answer in Slack and in Teams", () => {
  it.each(oneOfEachRole)(
    "is taken, whole, and says all its numbers in every form, for %s",
    (email) => {
      const answers = answersOf(email);

      expect(answers.length).toBeGreaterThan(50);
      expect(answers.flatMap((answer) => [...slackFaults(answer), ...teamsFaults(answer)]).slice(0, 20)).toEqual([]);
    },
    180_000,
  );
});
