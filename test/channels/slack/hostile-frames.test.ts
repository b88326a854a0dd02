import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { brokenTexts, deepJson, oddValues } from "../../support/hostile.ts";
import { answered, workplaceOfEachTest } from "../../support/slack-bot.ts";
import { watchForUncaught, type Uncaught } from "../../support/unexpected.ts";

const { start, at } = workplaceOfEachTest();
let uncaught: Uncaught;
beforeEach(async () => {
  uncaught = watchForUncaught();
  await start({ isSocket: true });
  await connected();
});
afterEach(() => uncaught.stop());

const connected = () => expect.poll(() => at().slack.server.sockets.connections, { timeout: 8000 }).toBe(1);

const types = ["hello", "events_api", "slash_commands", "interactive", "options", "constructor"];

/** Frames of each type whose parts are missing or of every wrong kind. */
function wrongFrames(): string[] {
  const envelopes = types.flatMap((type) => [
    `{"type":"${type}"}`,
    ...oddValues.flatMap((odd) => [
      `{"type":"${type}","envelope_id":"e","payload":${odd}}`,
      `{"type":"${type}","envelope_id":${odd},"payload":{"event":{"type":"message"}}}`,
      `{"type":"${type}","envelope_id":"e","payload":{"event":${odd},"actions":${odd},"view":${odd},"command":${odd}}}`,
      `{"type":"${type}","envelope_id":"e","payload":{"event":{"type":${odd},"user":${odd},"text":${odd},"channel":${odd}}}}`,
    ]),
  ]);
  return [...oddValues, ...brokenTexts, ...oddValues.map((odd) => `{"type":${odd}}`), ...envelopes];
}

/** The client tells itself of its connection by these names: a frame that bears one must not pass for it. */
const ownNames = ["error", "close", "disconnected", "connected", "ws_message", "slack_event", "outgoing_message"];

describe("a frame of the socket that Slack would not send", () => {
  it("ends nothing, and the next command is answered on the same connection", async () => {
    const { sockets } = at().slack.server;
    const opened = () => at().slack.server.calls.filter(({ method }) => method === "apps.connections.open").length;
    const before = opened();
    for (const frame of wrongFrames()) sockets.sendFrame(frame);
    sockets.sendFrame(Buffer.from([0, 255, 1]));
    for (const name of ownNames) {
      sockets.sendFrame(JSON.stringify({ type: name, envelope_id: "e", payload: {} }));
      sockets.sendFrame(JSON.stringify({ type: "events_api", envelope_id: "e", payload: { event: { type: name } } }));
    }
    await at().slack.command("reviews", { user: "UMANAGER", channel: "CTEAM" });

    expect(await answered(at(), "UMANAGER")).toHaveLength(1);
    expect(uncaught.names).toEqual([]);
    expect(opened()).toBe(before);
  });

  it("is logged without what it holds", async () => {
    at().slack.server.sockets.sendFrame('{"type":"a secret of somebody"}');
    at().slack.server.sockets.sendFrame(deepJson);
    await expect.poll(() => at().logged.filter((line) => line.startsWith("a frame was not"))).toHaveLength(2);

    expect(at().logged.join()).not.toContain("secret of somebody");
  });
});
