import { describe, expect, it } from "vitest";
import { toHome, toSlack } from "../../../src/render/slack/index.ts";
import { randomAnswer } from "../../support/random-answer.ts";
import { messageFaults, viewFaults } from "../../support/slack-limits.ts";

const rest = { label: "As a file", words: "&".repeat(400) };
const keep = () => "q7f3k2";
const forms = Array.from({ length: 240 }, (_, seed) => {
  const isEphemeral = seed % 2 === 0;
  const all = toSlack(randomAnswer(seed), { keep, isEphemeral, picture: "F0123", ...(seed % 3 === 0 ? { rest } : {}) });
  return all.map((form) => ({ ...form, seed, isEphemeral, json: JSON.stringify(form.messages) }));
}).flat();

const withoutCode = (json: string) => json.replaceAll(/```.*?```/g, "");

describe("an answer of any size", () => {
  it("breaks none of Slack's limits, in any form", () => {
    const faults = forms.flatMap(({ seed, look, messages, isEphemeral }) =>
      messages.flatMap((message) =>
        messageFaults(message, { isEphemeral }).map(({ says }) => `${seed} ${look}: ${says}`),
      ),
    );

    expect(faults.slice(0, 20)).toEqual([]);
  });

  it("never loses its headline, and takes few messages", () => {
    const lost = forms.filter(
      ({ seed, look, messages, json }) =>
        messages.length > (look === "text" ? 8 : 4) ||
        !messages[0]?.text.includes(`Title ${seed}`) ||
        !json.includes(`Headline ${seed}`),
    );

    expect(lost.map(({ seed, look }) => `${seed} ${look}`)).toEqual([]);
  });

  it("lets nobody's words become a mention, a link or markup", () => {
    const written = /"type":"mrkdwn","text":"(?<text>(?:[^"\\]|\\.)*)"|^\[\{"text":"(?<top>(?:[^"\\]|\\.)*)"/g;
    const slips = forms.flatMap(({ seed, json }) =>
      Array.from(
        withoutCode(json).matchAll(written),
        ({ groups }) => groups?.["text"] ?? groups?.["top"] ?? "",
      ).flatMap((text) =>
        (
          text.match(
            /<(?!https:\/\/cases\.example\/)[^|]{0,20}|[@!](?:channel|here)|:smile:|https:\/\/example\.org/g,
          ) ?? []
        ).map((slip) => `${seed}: ${slip}`),
      ),
    );
    const turned = forms.filter(({ json }) => /[\u202a-\u202e]/.test(json));

    expect(slips.slice(0, 20)).toEqual([]);
    expect(turned).toEqual([]);
  });

  it("fits a person's Home", () => {
    const faults = Array.from({ length: 30 }, (_, at) =>
      viewFaults(toHome([randomAnswer(3 * at), randomAnswer(3 * at + 1), randomAnswer(3 * at + 2)], keep)),
    );

    expect(faults.flat().slice(0, 20)).toEqual([]);
  });
});
