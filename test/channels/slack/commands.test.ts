import { describe, expect, it } from "vitest";
import { formOf } from "../../support/fake-slack/sender.ts";
import { answered, kindsOf, wordsOf, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

const manager = { user: "UMANAGER", channel: "CTEAM" };

describe("a slash command", () => {
  it("is acknowledged at once and answered privately, with a chart and a table", async () => {
    await start();
    const delivery = await at().slack.command("reviews overdue", manager);
    const [message] = await answered(at(), "UMANAGER");

    expect(delivery).toMatchObject({ status: 200, body: "" });
    expect(delivery.milliseconds).toBeLessThan(1000);
    expect(kindsOf(message)).toEqual(expect.arrayContaining(["header", "data_visualization", "data_table"]));
    expect(message).toMatchObject({ onlyTo: "UMANAGER", channel: "CTEAM" });
    expect(at().slack.posts("CTEAM")).toEqual([]);
  });

  it("alone gives the words that can be typed", async () => {
    await start();
    await at().slack.command("", manager);

    expect(wordsOf((await answered(at(), "UMANAGER"))[0])).toContain("What you can ask");
  });

  it("that is not understood is told so, privately and in words", async () => {
    await start();
    await at().slack.command("reviews overdoo team:Nowhere", manager);
    const [message] = await answered(at(), "UMANAGER");

    expect(message?.onlyTo).toBe("UMANAGER");
    expect(message?.text).toContain('There is no team "Nowhere"');
  });

  it("is answered the same by mention and in the bot's own conversation", async () => {
    await start();
    await at().slack.say("<@U0BOT> reviews overdue team:Primary", manager);
    const [mention] = await answered(at(), "UMANAGER");
    await at().slack.say("reviews overdue team:Primary", { user: "UOFFICER", channel: "DOFFICER" });
    const [direct] = await answered(at(), "UOFFICER");

    expect(mention).toMatchObject({ onlyTo: "UMANAGER", channel: "CTEAM" });
    expect(direct).toMatchObject({ channel: "DOFFICER" });
    expect(direct?.onlyTo).toBeUndefined();
    expect(kindsOf(direct)).toEqual(kindsOf(mention));
  });

  it("sent again by Slack is answered once", async () => {
    await start();
    const payload = at().slack.commandPayload("reviews", manager);
    await at().slack.sender.once("slash_commands", payload);
    await at().slack.sender.once("slash_commands", payload, 1);
    const event = at().slack.event({
      type: "app_mention",
      user: "UMANAGER",
      text: "<@U0BOT> help",
      channel: "CTEAM",
      ts: "1",
    });
    await at().slack.sender.once("events_api", event);
    await at().slack.sender.once("events_api", event, 1);
    await answered(at(), "UMANAGER", 2);
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(at().slack.toldTo("UMANAGER")).toHaveLength(2);
  });

  it("fifty at once are all acknowledged within a second, and answered", async () => {
    await start();
    const fifty = Array.from({ length: 50 }, (_, n) => n);
    const slowest = (all: readonly { readonly milliseconds: number }[]) =>
      Math.max(...all.map((one) => one.milliseconds));
    // What fifty requests take on this machine just now though nothing is done for them.
    const plain = slowest(
      await Promise.all(fifty.map(() => at().slack.sender.signed("x=1", false, undefined, { signature: "v0=00" }))),
    );
    const deliveries = await Promise.all(
      fifty.map((n) =>
        at().slack.command(n % 2 ? "reviews overdue" : "referrals trend", {
          user: n % 3 ? "UMANAGER" : "UVIEWER",
          channel: "CTEAM",
        }),
      ),
    );
    await answered(at(), "UMANAGER", 33);
    await answered(at(), "UVIEWER", 17);

    expect(deliveries.every(({ status }) => status === 200)).toBe(true);
    expect(slowest(deliveries)).toBeLessThan(1000 + 2 * plain);
    expect(at().slack.server.calls.filter(({ method }) => method === "users.info")).toHaveLength(2);
  });

  it("of the same trigger is answered each time, unless Slack marks it as sent again", async () => {
    await start();
    const payload = at().slack.commandPayload("reviews overdue", manager);
    await at().slack.sender.once("slash_commands", payload);
    await at().slack.sender.once("slash_commands", payload, 1);
    await at().slack.sender.once("slash_commands", payload);
    await answered(at(), "UMANAGER", 2);
    await at().slack.command("reviews overdue", { user: "UVIEWER", channel: "CTEAM" });
    await answered(at(), "UVIEWER");

    expect(at().slack.toldTo("UMANAGER")).toHaveLength(2);
  });

  it("that came just before the bot stops is answered still", async () => {
    await start();
    await at().slack.command("reviews overdue", manager);
    await at().channel.stop();

    expect(at().slack.toldTo("UMANAGER")).toHaveLength(1);
  });

  it("that takes long says in the bot's conversation that the answer is on its way, and in a channel nothing", async () => {
    await start({ noticeAfter: 1000 });
    at().slack.tell("users.info", { kind: "slow", milliseconds: 1500 }, 2);
    await at().slack.command("reviews overdue", manager);
    await at().slack.say("reviews overdue", { user: "UOFFICER", channel: "DOFFICER" });
    const [first] = await answered(at(), "UOFFICER");
    const channel = await answered(at(), "UMANAGER");

    expect(channel.map(({ text }) => text.includes("Working on it"))).toEqual([false]);
    expect(first?.text).toBe("Working on it. The answer will appear here.");
    await expect
      .poll(
        () =>
          at()
            .slack.toldTo("UOFFICER")
            .map(({ edits }) => edits),
        { timeout: 4000 },
      )
      .toEqual([1]);
    expect(kindsOf(at().slack.toldTo("UOFFICER")[0])).toContain("data_table");
  });

  it("that meets a fault of the bot's own gets a reference that is in the log", async () => {
    await start({
      changed: (bot) => ({
        ...bot,
        answer: () => {
          throw new TypeError("SEND-100279 could not be read");
        },
      }),
    });
    await at().slack.command("reviews", manager);
    const [message] = await answered(at(), "UMANAGER");
    const reference = /the reference (?<reference>[0-9A-F]{8})/.exec(message?.text ?? "")?.groups?.["reference"];
    const line = at().logged.find((one) => one.includes(String(reference)));

    expect(line).toContain("TypeError");
    expect(at().logged.join("\n")).not.toContain("SEND-100279");
    expect(message?.text).not.toContain("SEND-100279");
  });
});

describe("a request over HTTP", () => {
  it("with a wrong signature or an old timestamp is refused and counted", async () => {
    await start();
    const body = "command=/send&text=reviews&user_id=UMANAGER&channel_id=CTEAM";
    const old = String(Math.floor(Date.now() / 1000) - 3600);
    const forged = await at().slack.sender.signed(body, false, undefined, { signature: "v0=00" });
    const late = await at().slack.sender.signed(body, false, undefined, { timestamp: old });

    expect([forged.status, late.status]).toEqual([401, 401]);
    expect(at().channel.rejectedRequests()).toBe(2);
    expect(at().slack.toldTo("UMANAGER")).toEqual([]);
  });

  it("is understood whatever its form says of the charset", async () => {
    await start();
    const body = formOf(at().slack.commandPayload("reviews", manager));
    const type = "application/x-www-form-urlencoded; charset=utf-8";
    const signed = await fetch(at().slack.sender.requestUrl ?? "", at().slack.sender.request(body, type));

    expect(signed.status).toBe(200);
    expect(await answered(at(), "UMANAGER")).toHaveLength(1);
  });
});
