import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer, List } from "../../src/answer.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { pageHtml } from "../../src/channels/web/page.ts";
import { toCsv } from "../../src/render/csv.ts";
import { toHtml } from "../../src/render/html.ts";
import { toHome, toSlack } from "../../src/render/slack/index.ts";
import { toTeams } from "../../src/render/teams/index.ts";
import { toText } from "../../src/render/text.ts";
import { isLong } from "../support/long.ts";
import { anyAnswer } from "../support/random-answer.ts";

/** Signs that nobody sees: they would end a text, move a cursor or turn what follows; half a sign; a tab only in a file. */
const hidden = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;
const hiddenInFile = /[^\P{Cc}\t\r\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u;

const keep = () => "q7f3k2";

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const links = { ask: () => ({ address: "/" }), choose: null, picture: () => "/chart/x.png" };
const page = (answer: Answer): string =>
  pageHtml({
    source: "demo",
    day: "30 June 2021",
    askers: [],
    as: "",
    words: answer.title,
    known: [],
    locations: [],
    shortcuts: [],
    isDayPretended: false,
    incidents: [answer.title],
    body: toHtml(answer, links),
  });

const lists = (answer: Answer): List[] => answer.parts.flatMap((part) => (part.kind === "list" ? [part] : []));

const forms: readonly (readonly [string, (answer: Answer) => readonly string[], RegExp])[] = [
  ["the page", (answer) => [page(answer)], hidden],
  ["a terminal", (answer) => [toText(answer)], hidden],
  ["a Slack message", (answer) => textsIn(toSlack(answer, { keep, isEphemeral: false, picture: "F1" })), hidden],
  ["a Slack Home", (answer) => textsIn(toHome([answer], keep)), hidden],
  ["a Teams card", (answer) => textsIn(toTeams(answer, { keep })), hidden],
  ["a CSV file", (answer) => lists(answer).map((list) => atOnce(toCsv(list))), hiddenInFile],
];

describe("a name with control characters", () => {
  it.each(forms)("shows none of them in %s", (_, write, unwanted) => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        for (const text of write(answer)) expect(unwanted.exec(text)?.[0]).toBeUndefined();
      }),
      { numRuns: isLong ? 500 : 40, seed: 2021 },
    );
  });

  it("makes no formula in a CSV file, behind a sign that is not shown either", () => {
    const cells = ["\u0000=1+1", "\u202e@x", "\u0007\u0000+1"];
    const list: List = { kind: "list", headings: ["Case"], items: cells.map((cell) => ({ cells: [cell] })), total: 3 };

    expect(atOnce(toCsv(list))).toBe("\uFEFFCase\r\n'=1+1\r\n'@x\r\n'+1\r\n");
  });
});
