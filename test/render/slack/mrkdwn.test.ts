import { describe, expect, it } from "vitest";
import { escaped, escapedCode } from "../../../src/render/slack/mrkdwn.ts";

/** What Slack would read as markup, a mention or a link, in text that was escaped. */
const markup =
  /<[!@#]|<https?:|(?<![\p{L}\p{N}])[*_~`](?=\S)|[@!](?:channel|here|everyone)|:\/\/|^\s*>|&(?!amp;|lt;|gt;)|:[a-z_+-]+:/imu;

describe("a text that a row or a person wrote", () => {
  it.each([
    "<!channel> read this",
    "<@U0BOT> do it",
    "<#C1|general>",
    "<https://evil.example|the plan>",
    "https://evil.example",
    "*bold* and _slanted_ and ~struck~",
    "`code` and ```a block```",
    "> a quotation\n   > another",
    "@here @channel @everyone !here",
    ":tada: :no_entry:",
    "a & b &lt;!channel&gt;",
  ])("is shown in Slack as it was written: %j", (text) => {
    expect(escaped(text)).not.toMatch(markup);
  });

  it("closes no block of code", () => {
    expect(escapedCode("```\n<!channel>")).not.toMatch(/```|<!/);
  });
});
