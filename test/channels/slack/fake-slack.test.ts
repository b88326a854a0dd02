import { once } from "node:events";
import { createServer } from "node:http";
import { ErrorCode, LogLevel, WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeSlack } from "../../support/fake-slack/fake-slack.ts";
import { textOf } from "../../support/fake-slack/json.ts";
import { signatureOf } from "../../support/fake-slack/sender.ts";
import { aChannel, aUser, botUser } from "../../support/fake-slack/workspace.ts";

const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

let now = 1_700_000_000_000;
let slack: FakeSlack;
let client: WebClient;

beforeEach(async () => {
  now = 1_700_000_000_000;
  slack = await FakeSlack.start({
    users: [aUser({ id: "U1" }), aUser({ id: "U2", isDeleted: true })],
    channels: [
      aChannel({ id: "C1", members: new Set(["U1", botUser]) }),
      aChannel({ id: "C2", members: new Set(["U1"]) }),
      aChannel({ id: "C3", isArchived: true }),
    ],
    hasRateLimit: true,
    now: () => now,
  });
  client = new WebClient(slack.botToken, {
    slackApiUrl: slack.apiUrl,
    logger: silent,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
});

afterEach(() => slack.close());

async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => new Error("done"),
    (error: unknown) => error,
  );
  return error instanceof Error ? error.message.replace("An API error occurred: ", "") : "";
}

describe("the fake Slack", () => {
  it("refuses as Slack does", async () => {
    const section = { type: "section", text: { type: "mrkdwn", text: "x" } };
    const post = (channel: string, blocks = [section]) => client.chat.postMessage({ channel, text: "x", blocks });

    expect(await refusal(post("C9"))).toBe("channel_not_found");
    expect(await refusal(post("C2"))).toBe("not_in_channel");
    expect(await refusal(post("C3"))).toBe("is_archived");
    expect(await refusal(post("U2"))).toBe("user_disabled");
    expect(
      await refusal(
        post(
          "C1",
          Array.from({ length: 51 }, () => section),
        ),
      ),
    ).toBe("invalid_blocks");
    expect(await refusal(client.chat.postMessage({ channel: "C1", text: "" }))).toBe("no_text");
    expect(await refusal(new WebClient("x", { slackApiUrl: slack.apiUrl }).auth.test())).toBe("invalid_auth");
    expect(await refusal(client.apiCall("chat.fly"))).toBe("unknown_method");
    expect(await refusal(post("C1"))).toBe("done");
    expect(await refusal(post("C1"))).toContain("rate-limit");
  });

  it("keeps metadata and gives it back only when asked", async () => {
    const metadata = { event_type: "digest", event_payload: { key: "k1" } };
    await client.chat.postMessage({ channel: "U1", text: "hello", metadata });
    const { channel } = await client.conversations.open({ users: "U1" });
    const read = (all: boolean) =>
      client.conversations.history({ channel: textOf(channel?.id), include_all_metadata: all });

    expect((await read(true)).messages?.[0]?.metadata).toEqual(metadata);
    expect((await read(false)).messages?.[0]?.metadata).toBeUndefined();
  });

  it("shows a file only once it has been processed, and never ephemerally", async () => {
    const uploaded = await client.filesUploadV2({ file: Buffer.from("picture"), filename: "a.png" });
    const id = textOf(uploaded.files[0]?.files?.[0]?.id);
    const blocks = [{ type: "image", slack_file: { id }, alt_text: "a" }] as const;
    const post = () => client.chat.postMessage({ channel: "C1", text: "x", blocks: [...blocks] });

    expect(slack.workspace.files.get(id)?.bytes.toString()).toBe("picture");
    expect(await refusal(post())).toBe("invalid_blocks");
    while ((await client.files.info({ file: id })).file?.mimetype === "");
    expect(await refusal(post())).toBe("done");
    expect(
      await refusal(client.chat.postEphemeral({ channel: "C1", user: "U1", text: "x", blocks: [...blocks] })),
    ).toBe("invalid_blocks");
  });

  it("takes five answers to a response_url within 30 minutes, and replaces only what was pressed", async () => {
    const answer = async (url: unknown, body: object) => {
      const response = await fetch(textOf(url), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return `${response.status} ${await response.text()}`;
    };
    const { response_url: url } = slack.commandPayload("help", { user: "U1", channel: "C2" });
    await answer(url, { text: "wait" });
    for (let use = 2; use <= 5; use += 1) await answer(url, { text: `${use}`, replace_original: true });

    expect(slack.toldTo("U1").map(({ text }) => text)).toEqual(["wait", "2", "3", "4", "5"]);
    expect(await answer(url, { text: "6" })).toContain("404");
    const { response_url: other } = slack.commandPayload("help", { user: "U1", channel: "C2" });
    now += 31 * 60 * 1000;
    expect(await answer(other, { text: "late" })).toBe('404 {"ok":false,"error":"expired_url"}');
  });

  it("goes wrong when told to", async () => {
    slack.tell("auth.test", { kind: "status", status: 503 });
    slack.tell({ method: "chat.postMessage", channel: "C1" }, { kind: "drop" });
    const short = new WebClient(slack.botToken, {
      logger: silent,
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      timeout: 200,
    });
    const failed = await client.auth.test().catch((error: unknown) => error);

    expect(failed).toMatchObject({ code: ErrorCode.HTTPError, statusCode: 503 });
    expect(await refusal(short.chat.postMessage({ channel: "C1", text: "done all the same" }))).toContain("request");
    expect(slack.posts("C1").map(({ text }) => text)).toEqual(["done all the same"]);
    slack.tell("auth.test", { kind: "hang" });
    expect(await refusal(short.auth.test())).toContain("timeout");
  });

  it("signs what it sends, and sends an event again that is not acknowledged", async () => {
    const seen: string[] = [];
    const bot = createServer((request, response) => {
      seen.push(textOf(request.headers["x-slack-retry-num"]));
      request.resume();
      response.writeHead(seen.length === 1 ? 500 : 200).end();
    });
    bot.listen(0, "127.0.0.1");
    await once(bot, "listening");
    const at = bot.address();
    slack.sender.requestUrl = `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}/slack/events`;
    const delivery = await slack.say("hello", { user: "U1", channel: "D1" });
    bot.close();

    expect(delivery).toMatchObject({ status: 200, retries: 1 });
    expect(seen).toEqual(["", "1"]);
    expect(signatureOf("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", "token=x")).toMatch(/^v0=[0-9a-f]{64}$/);
  });
});
