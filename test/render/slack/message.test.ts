import { describe, expect, it } from "vitest";
import { dispatch } from "../../../src/dispatch.ts";
import { toHome, toShareModal, toSlack } from "../../../src/render/slack/index.ts";
import { aCommandContext } from "../../support/context.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";
import { approvedWords } from "../../support/every-answer.ts";
import { keeper } from "../../support/outline.ts";
import { viewFaults } from "../../support/slack-limits.ts";
import { slackOutline } from "../../support/slack-outline.ts";

const manager = aCommandContext(snapshot);
const keep = () => "a-name-of-16-let";
const ephemeral = { keep, isEphemeral: true };

describe("an answer in Slack", () => {
  it.each(approvedWords)("is sent as it was approved: %s", async (words) => {
    const { keep: keepWords, wordsOf } = keeper();
    const forms = toSlack(dispatch(words, manager), { keep: keepWords, isEphemeral: true });
    const name = words.replaceAll(/[^\w.-]+/g, "-");

    await expect(slackOutline(forms, wordsOf)).toMatchFileSnapshot(`../../messages/slack/${name}.txt`);
  });
});

describe("a message", () => {
  const answer = dispatch("reviews.overdue", manager);

  it("keeps the words of all forms once, and finds them by their place", () => {
    const kept: (readonly string[])[] = [];
    const forms = toSlack(answer, { keep: (words) => `s${kept.push(words)}`, isEphemeral: true });
    const places = Array.from(JSON.stringify(forms).matchAll(/"Cases".{0,90}?"value":"s1:(\d+)"/g), ([, at]) =>
      Number(at),
    );

    expect(kept).toHaveLength(1);
    expect(new Set(places.map((at) => kept[0]?.[at]))).toEqual(new Set(["cases reviews.overdue"]));
  });

  it("falls from Slack's chart to a picture, to tables, to paragraphs, to text", () => {
    const looks = (given: object) => toSlack(answer, { ...ephemeral, ...given }).map(({ look }) => look);

    expect(looks({ isEphemeral: false, picture: "F1" })).toEqual(["chart", "picture", "table", "sections", "text"]);
    expect(looks({ picture: "F1" })).toEqual(["chart", "table", "sections", "text"]);
    expect(
      toSlack(answer, ephemeral)
        .at(-1)
        ?.messages.every(({ blocks }) => blocks === undefined),
    ).toBe(true);
  });

  it("lets a lock screen see nothing but the notification, in any form", () => {
    const forms = toSlack(dispatch("cases reviews.overdue", manager), { ...ephemeral, notification: "3 reviews late" });
    const texts = forms.flatMap(({ messages }) => messages.map(({ text }) => text));

    expect(texts.every((text) => text.startsWith("3 reviews late"))).toBe(true);
    expect(texts.join("")).not.toContain("SEND-");
  });
});

describe("a view", () => {
  it("shows answers in a person's Home, without what only messages may hold", () => {
    const home = toHome([dispatch("pin", manager), dispatch("reviews.trend", manager)], keep);

    expect(viewFaults(home)).toEqual([]);
    expect(JSON.stringify(home)).toContain("1,287");
  });

  it("asks before it shares, and shows what all would see", () => {
    const answer = dispatch("share reviews.overdue", manager);
    const modal = answer.audience === "shared" ? toShareModal(answer, "#send", "q1") : null;

    expect(viewFaults(modal)).toEqual([]);
    expect(JSON.stringify(modal)).toMatch(/everyone to see in #send.*14 to 15 months/s);
  });
});
