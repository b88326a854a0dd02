import { beforeEach, describe, expect, it } from "vitest";
import { answered, kindsOf, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();
beforeEach(async () => {
  await start({ isSocket: true });
  await connected();
});

const connected = () => expect.poll(() => at().slack.server.sockets.connections, { timeout: 8000 }).toBe(1);

describe("by Socket Mode", () => {
  it("commands, messages and presses are acknowledged and answered as over HTTP", async () => {
    const delivery = await at().slack.command("reviews overdue", { user: "UMANAGER", channel: "CTEAM" });
    const [message] = await answered(at(), "UMANAGER");
    if (message) await at().slack.press(message, "Definition", "UMANAGER");
    await answered(at(), "UMANAGER", 2);

    expect(delivery.status).toBe(200);
    expect(delivery.milliseconds).toBeLessThan(1000);
    expect(kindsOf(message)).toContain("data_table");
  });

  it("a lost connection is made again, and so is one that Slack recycles", async () => {
    for (const lose of [() => at().slack.server.sockets.drop(), () => at().slack.server.sockets.recycle()]) {
      const before = at().slack.server.calls.filter(({ method }) => method === "apps.connections.open").length;
      lose();
      await expect
        .poll(() => at().slack.server.calls.filter(({ method }) => method === "apps.connections.open").length, {
          timeout: 8000,
        })
        .toBeGreaterThan(before);
      await connected();
    }
    await at().slack.command("reviews", { user: "UMANAGER", channel: "CTEAM" });

    expect(await answered(at(), "UMANAGER")).toHaveLength(1);
  });

  it("is tried again while Slack is down, and is an incident until the token is good again", async () => {
    at().slack.tell("apps.connections.open", { kind: "status", status: 503 }, 2);
    at().slack.server.sockets.drop();
    await connected();
    at().slack.tell("apps.connections.open", { kind: "refuse", error: "token_revoked" }, 4);
    at().slack.server.sockets.drop();
    const sentences = () =>
      at()
        .bot.incidents.current()
        .map(({ sentence }) => sentence);

    await expect
      .poll(sentences, { timeout: 8000 })
      .toEqual([expect.stringContaining("SLACK_APP_TOKEN (token_revoked)")]);
    await connected();
    await expect.poll(sentences, { timeout: 8000 }).toEqual([]);
  });
});
