import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { formOf, signatureOf } from "../../support/fake-slack/sender.ts";
import { brokenTexts, oddValues, processTime } from "../../support/hostile.ts";
import { answered, workplaceOfEachTest } from "../../support/slack-bot.ts";
import { watchForUncaught, type Uncaught } from "../../support/unexpected.ts";

const { start, at } = workplaceOfEachTest();
let uncaught: Uncaught;
beforeEach(async () => {
  uncaught = watchForUncaught();
  await start();
});
afterEach(() => uncaught.stop());

/** Bodies around an odd value, and whether they come as JSON or in a form. */
const shapes: readonly (readonly [(odd: string) => string, boolean])[] = [
  [(odd) => odd, true],
  [(odd) => `{"event":${odd},"type":"event_callback"}`, true],
  [(odd) => `{"event":{"type":"message","channel_type":"im","user":${odd},"text":${odd},"channel":${odd}}}`, true],
  [
    (odd) => `{"event":{"type":"app_mention","user":"UMANAGER","text":${odd},"channel":${odd}},"event_id":${odd}}`,
    true,
  ],
  [(odd) => `{"type":"block_actions","actions":${odd},"user":${odd},"channel":${odd}}`, false],
  [(odd) => `{"type":"block_actions","actions":[{"type":"button","value":${odd}}],"user":{"id":${odd}}}`, false],
  [(odd) => `{"type":"view_submission","view":{"callback_id":"share","private_metadata":${odd}},"user":${odd}}`, false],
  [(odd) => `{"command":"/send","text":${odd},"user_id":${odd},"channel_id":${odd},"response_url":${odd}}`, false],
  [(odd) => `{"type":"block_suggestion","team":{"id":"__proto__"},"value":${odd}}`, false],
];

describe("a signed request that Slack would not send", () => {
  it("ends nothing and holds nothing up", async () => {
    const slow: string[] = [];
    for (const [shape, isJson] of shapes) {
      for (const body of [...oddValues.map(shape), ...brokenTexts]) {
        const text = isJson ? body : new URLSearchParams({ payload: body }).toString();
        // what nobody acknowledges is answered after three seconds
        const answer = at().slack.sender.signed(text, isJson);
        const time = await processTime(() => Promise.race([answer, pause(10)]));
        if (time > 200) slow.push(`${body.slice(0, 80)}: ${Math.round(time)} ms`);
      }
    }
    const before = at().slack.toldTo("UMANAGER").length;
    await at().slack.command("reviews", { user: "UMANAGER", channel: "CTEAM" });

    expect(await answered(at(), "UMANAGER", before + 1)).not.toEqual([]);
    expect(slow).toEqual([]);
    expect(uncaught.names).toEqual([]);
  });
});

describe("a request to Slack's address", () => {
  it.each([
    ["an hour ago", -3600],
    ["in an hour", 3600],
    ["in six minutes", 360],
  ])("is refused and counted where it was signed %s", async (_, seconds) => {
    const { slack, channel } = at();
    const body = formOf(slack.commandPayload("reviews", { user: "UMANAGER", channel: "CTEAM" }));
    const timestamp = String(Math.floor(Date.now() / 1000) + seconds);
    const signature = signatureOf(slack.signingSecret, timestamp, body);
    const { status } = await slack.sender.signed(body, false, undefined, { timestamp, signature });

    expect(status).toBe(401);
    expect(channel.rejectedRequests()).toBe(1);
    expect(slack.toldTo("UMANAGER")).toEqual([]);
  });

  it("gets 413 and a sentence where it is longer than any of Slack", async () => {
    const { status, body } = await at().slack.sender.signed("x".repeat(1_000_001), true);

    expect(status).toBe(413);
    expect(body).toBe("The request is too long.");
    expect(at().channel.rejectedRequests()).toBe(1);
  });
});
