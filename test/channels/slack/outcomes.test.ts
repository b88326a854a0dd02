import { describe, expect, it } from "vitest";
import { SlackStartError } from "../../../src/channels/slack/connection/connect.ts";
import { isSlacksAddress } from "../../../src/channels/slack/connection/response-url.ts";
import { answered, kindsOf, wordsOf, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

const manager = { user: "UMANAGER", channel: "CTEAM" };
const proxyPage = { kind: "status", status: 200, body: "<html>your session expired</html>" } as const;
const gone = { kind: "status", status: 404, body: '{"ok":false,"error":"used_url"}' } as const;

describe("an answer arrives", () => {
  it("plainer, where Slack refuses its charts and tables", async () => {
    const { slack } = await start();
    slack.tell("response_url", { kind: "refuse", error: "invalid_blocks" }, 1);
    slack.tell("response_url", { kind: "status", status: 400, body: "invalid_blocks" }, 1);
    await slack.command("reviews overdue", manager);
    const [message] = await answered(at(), "UMANAGER");

    expect(kindsOf(message)).not.toContain("data_table");
    expect(kindsOf(message)).toContain("section");
    expect(wordsOf(message)).toContain("650");
  });

  it("as text, where Slack refuses all blocks", async () => {
    const { slack } = await start();
    slack.tell("response_url", { kind: "refuse", error: "msg_blocks_too_long" }, 3);
    await slack.command("reviews overdue", manager);
    const [message] = await answered(at(), "UMANAGER");

    expect(message?.blocks).toEqual([]);
    expect(message?.text).toContain("650");
  });

  it("ephemerally, where the response_url is gone, not answered or not Slack's", async () => {
    const { slack } = await start();
    for (const [count, fault] of [gone, { kind: "status", status: 503 } as const, proxyPage].entries()) {
      slack.tell("response_url", fault, 2);
      await slack.command("reviews", manager);
      await answered(at(), "UMANAGER", count + 1);
      slack.server.faults.clear();
    }
    const payload = {
      ...slack.commandPayload("reviews", manager),
      response_url: "https://hooks.slack.com.evil.example/x",
    };
    await slack.sender.send("slash_commands", payload);
    const told = await answered(at(), "UMANAGER", 4);

    expect(told.map(({ onlyTo }) => onlyTo)).toEqual(["UMANAGER", "UMANAGER", "UMANAGER", "UMANAGER"]);
    expect(slack.server.calls.filter(({ method }) => method === "chat.postEphemeral")).toHaveLength(4);
  });

  it.each(["not_in_channel", "channel_not_found", "is_archived", "unknown_method"])(
    "in the person's own conversation, where the channel says %s",
    async (error) => {
      const { slack } = await start();
      slack.tell("response_url", gone, 2);
      slack.tell("chat.postEphemeral", { kind: "refuse", error });
      await slack.command("reviews", manager);

      expect((await answered(at(), "UMANAGER"))[0]).toMatchObject({ channel: "DMANAGER" });
    },
  );

  it("after the time that Slack asks for, while others are answered", async () => {
    const { slack } = await start();
    slack.tell({ method: "chat.postMessage", channel: "DMANAGER" }, { kind: "limit", seconds: 2 });
    const started = performance.now();
    await slack.say("reviews", { user: "UMANAGER", channel: "DMANAGER" });
    await slack.say("reviews", { user: "UVIEWER", channel: "DVIEWER" });
    await answered(at(), "UVIEWER");
    const other = performance.now() - started;
    await answered(at(), "UMANAGER");

    expect(other).toBeLessThan(1800);
    expect(performance.now() - started).toBeGreaterThan(1900);
  });

  it("after a fault of Slack's own", async () => {
    const { slack } = await start();
    slack.tell("chat.postMessage", { kind: "status", status: 500 }, 2);
    await slack.say("reviews", { user: "UMANAGER", channel: "DMANAGER" });

    expect(await answered(at(), "UMANAGER")).toHaveLength(1);
  });

  it("from a Slack that knows few methods", async () => {
    const { slack } = await start({
      before: ({ server }) => {
        for (const method of [
          "auth.test",
          "conversations.info",
          "conversations.open",
          "chat.postEphemeral",
          "users.list",
        ])
          server.missing.add(method);
      },
    });
    slack.tell("response_url", gone, 2);
    await slack.command("reviews overdue", manager);
    const [message] = await answered(at(), "UMANAGER");

    expect(kindsOf(message)).toEqual(expect.arrayContaining(["data_visualization", "data_table"]));
  });

  it("nowhere, where the token was revoked; the log says so", async () => {
    const { slack, logged } = await start();
    await slack.command("reviews", manager);
    await answered(at(), "UMANAGER");
    slack.tell("response_url", gone, 2);
    for (const method of ["chat.postEphemeral", "chat.postMessage"])
      slack.tell(method, { kind: "refuse", error: "token_revoked" });
    await slack.command("reviews", manager);

    await expect.poll(() => logged.join("\n"), { timeout: 5000 }).toContain("an answer was not delivered");
    expect(logged.join("\n")).toContain("token_revoked");
  });
});

describe("who may not ask is told so, and whom to ask", () => {
  it.each([
    ["UGUEST", "a guest"],
    ["USTRANGER", "of another organisation"],
    ["UNOBODY", "Your email address does not have access"],
  ])("%s: %s", async (user, says) => {
    const { slack } = await start();
    await slack.command("reviews", { user, channel: "COPEN" });
    const [message] = await answered(at(), user);

    expect(message?.text).toContain(says);
    expect(message?.text).toContain("the SEND data team");
  });

  it("whose email is of another domain", async () => {
    const { slack } = await start({ emailDomains: ["council.example"] });
    await slack.command("reviews", manager);

    expect((await answered(at(), "UMANAGER"))[0]?.text).toContain("Your email address does not have access");
  });

  it("where Slack does not say who it is, and asks anew the next time", async () => {
    const { slack } = await start();
    slack.tell("users.info", { kind: "refuse", error: "fatal_error" });
    await slack.command("reviews", manager);
    await answered(at(), "UMANAGER");
    await slack.command("reviews", manager);
    const told = await answered(at(), "UMANAGER", 2);

    expect(told[0]?.text).toContain("Slack could not confirm who you are");
    expect(kindsOf(told[1])).toContain("header");
  });
});

describe("at the start", () => {
  it.each(["invalid_auth", "account_inactive", "token_revoked"])("a bad token is one sentence: %s", async (error) => {
    const starting = start({ before: (slack) => slack.tell("auth.test", { kind: "refuse", error }) });

    await expect(starting).rejects.toThrow(SlackStartError);
    await expect(starting).rejects.toThrow(`Slack refuses SLACK_BOT_TOKEN (${error}): copy it again`);
  });

  it("a bad app token is one sentence", async () => {
    const starting = start({
      isSocket: true,
      before: (slack) => slack.tell("apps.connections.open", { kind: "refuse", error: "invalid_auth" }),
    });

    await expect(starting).rejects.toThrow("Slack refuses SLACK_APP_TOKEN (invalid_auth)");
  });

  it("a Slack that is down keeps the bot from nothing", async () => {
    const { slack } = await start({ before: (fake) => fake.tell("auth.test", { kind: "status", status: 503 }, 3) });
    await slack.command("reviews", manager);

    expect(kindsOf((await answered(at(), "UMANAGER"))[0])).toContain("header");
  });
});

describe("an answer is sent to Slack's addresses only", () => {
  it.each([
    ["https://hooks.slack.com/commands/T1/2/x", true],
    ["https://hooks.slack-gov.com/commands/T1/2/x", true],
    ["http://hooks.slack.com/commands/T1/2/x", false],
    ["https://hooks.slack.com.evil.example/x", false],
    ["https://user@hooks.slack.com/x", false],
    ["https://hooks.slack.com:8443/x", false],
    ["http://127.0.0.1:4000/x", false],
    ["http://169.254.169.254/latest", false],
    ["not an address", false],
  ])("%s: %s", (address, may) => {
    expect(isSlacksAddress(address, "https://slack.com/api/")).toBe(may);
  });

  it("and to this machine's where the Web API is on it", () => {
    for (const address of ["http://127.0.0.1:4000/x", "http://localhost/x", "https://[::1]:9/x"])
      expect(isSlacksAddress(address, "http://localhost:3010/api/")).toBe(true);
    expect(isSlacksAddress("http://10.0.0.1/x", "http://localhost:3010/api/")).toBe(false);
  });
});
