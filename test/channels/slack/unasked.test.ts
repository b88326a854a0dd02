import { commandOf } from "../../../src/dispatch.ts";
import { describe, expect, it } from "vitest";
import { jobRunnerOf } from "../../../src/app/work.ts";
import type { JobRunner } from "../../../src/delivery/job-runner.ts";
import { toText } from "../../../src/render/text.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import { objectOf } from "../../support/fake-slack/json.ts";
import { labelsOf } from "../../support/fake-slack/pressed.ts";
import { answered, config, wordsOf, workplaceOfEachTest, type WorkplaceOptions } from "../../support/slack-bot.ts";

const { start: startWorkplace, at } = workplaceOfEachTest();
let runner: JobRunner;
const start = async (options: WorkplaceOptions = {}) => {
  const { bot, channel } = await startWorkplace({ ...options, rewrite: (key) => runner.rewrite(key) });
  runner = jobRunnerOf(config, bot, [channel.adapter]).runner;
};

const deliver = async () => {
  await runner.morning("same");
  await runner.deliver();
};
const own = (channel: string) =>
  at()
    .slack.posts(channel)
    .filter(({ user }) => user === "U0BOT");

describe("what the bot sends unasked", () => {
  it("goes to each person's own conversation, and a lock screen shows counts only", async () => {
    await start();
    await deliver();
    const [digest] = own("DOFFICER");

    expect(wordsOf(digest)).toMatch(/SEND-\d+/);
    expect(digest?.text).not.toMatch(/SEND-\d+/);
    expect(digest?.text).toMatch(/\d/);
    expect(JSON.stringify(digest?.metadata)).toContain("digest:2021-06-30:");
    expect(own("DGUEST")).toEqual([]);
    expect(own("DNOBODY")).toEqual([]);
    const before = at().slack.workspace.messages.length;
    await deliver();
    expect(at().slack.workspace.messages).toHaveLength(before);
  });

  it("is changed in its place by a press, for its own person alone", async () => {
    await start();
    await deliver();
    const [digest] = own("DOFFICER");
    if (!digest) throw new Error("no digest");
    const [reference = ""] = /SEND-\d+/.exec(wordsOf(digest)) ?? [];
    expect(labelsOf(digest.blocks)).toContain("Seen");
    await at().slack.press(digest, "Seen", "UOFFICER");
    await expect.poll(() => own("DOFFICER")[0]?.edits, { timeout: 8000 }).toBe(1);

    expect(own("DOFFICER")).toHaveLength(1);
    expect(wordsOf(own("DOFFICER")[0])).not.toContain(reference);
    expect(own("DOFFICER")[0]?.metadata).toEqual(digest.metadata);
    await at().slack.press(own("DOFFICER")[0] ?? digest, "Seen", "UPRIMARY");
    await expect.poll(() => own("DOFFICER").length, { timeout: 8000 }).toBe(2);
    expect(own("DOFFICER")[0]?.edits).toBe(1);
  });

  it("is not sent twice where the connection broke after it arrived", async () => {
    await start();
    at().slack.tell({ method: "chat.postMessage", channel: "DOFFICER" }, { kind: "drop" });
    await deliver();
    const [address, key] = ["DOFFICER", String(keyOf(own("DOFFICER")[0]?.metadata))];

    expect(own("DOFFICER")).toHaveLength(1);
    expect(await at().channel.adapter.find(address, key)).toBe(own("DOFFICER")[0]?.ts);
    expect(await at().channel.adapter.find(address, "another")).toBeNull();
  });

  it.each([
    [
      { kind: "limit", seconds: 7 },
      { kind: "busy", milliseconds: 7000 },
    ],
    [{ kind: "status", status: 502 }, { kind: "unsure" }],
    [{ kind: "refuse", error: "token_revoked" }, { kind: "stopped" }],
    [{ kind: "refuse", error: "internal_error" }, { kind: "unsure" }],
    [
      { kind: "refuse", error: "is_archived" },
      { kind: "refused", because: "recipient" },
    ],
    [{ kind: "refuse", error: "invalid_blocks" }, { kind: "sent" }],
  ] as const)("%o is %o", async (fault, outcome) => {
    await start();
    const answer = atOnce(at().bot.answer(commandOf("my work"), colleague("manager@example.org"), "slack"));
    if ("error" in answer) throw new Error(answer.error);
    const { adapter } = at().channel;
    const address = (await adapter.addressOf(colleague("manager@example.org"))) ?? "";
    at().slack.tell("chat.postMessage", fault);

    expect(await adapter.send({ key: "k", address, answer, form: "whole", mayBeRepeat: false })).toMatchObject(outcome);
  });

  it("goes to a channel only where it is shared and all who read it may", async () => {
    await start();
    const { adapter } = at().channel;
    const manager = colleague("manager@example.org");
    const send = async (words: string, address: string) => {
      const answer = atOnce(at().bot.answer(commandOf(words), manager, "slack"));
      if ("error" in answer) throw new Error(answer.error);
      return adapter.send({ key: "k", address, answer, form: "whole", mayBeRepeat: false });
    };

    expect(await send("share reviews overdue", "CTEAM")).toMatchObject({ kind: "sent" });
    expect(await send("reviews overdue", "CTEAM")).toMatchObject({ kind: "refused" });
    expect(await send("share reviews overdue", "COPEN")).toMatchObject({ kind: "refused", because: "recipient" });
    at().slack.tell("conversations.members", { kind: "status", status: 500 }, 5);
    expect(await send("share reviews overdue", "CTEAM")).toMatchObject({ kind: "later" });
  });

  it("is kept from a channel that a guest joined after it was subscribed, and managers see that it was", async () => {
    await start();
    await at().slack.command("subscribe reviews overdue daily", { user: "UMANAGER", channel: "CTEAM" });
    await answered(at(), "UMANAGER");
    at().slack.workspace.channels.get("CTEAM")?.members.add("UGUEST");
    await deliver();
    const listed = atOnce(at().bot.answer(commandOf("undelivered"), colleague("manager@example.org"), "slack"));

    expect(own("CTEAM").filter(({ onlyTo }) => onlyTo === undefined)).toEqual([]);
    expect("error" in listed ? listed.error : toText(listed)).toMatch(/channel CTEAM\n.*guests/);
  });

  it("is subscribed only where it may be read", async () => {
    await start();
    await at().slack.command("subscribe reviews overdue", { user: "UMANAGER", channel: "COPEN" });
    await at().slack.command("subscribe reviews overdue", { user: "UMANAGER", channel: "CTEAM" });
    await expect.poll(() => at().slack.toldTo("UMANAGER").length, { timeout: 8000 }).toBe(2);

    expect(
      at()
        .slack.toldTo("UMANAGER")
        .map((message) => wordsOf(message))
        .join(),
    ).toContain("Nothing can be posted here");
    expect(
      at()
        .bot.store.subscriptions.all()
        .map(({ channel }) => channel),
    ).toEqual(["CTEAM"]);
  });

  it("reaches those whom the workspace knows, and the last known of them while Slack is down", async () => {
    let hours = 0;
    await start({
      changed: (bot) => ({
        ...bot,
        clock: { ...bot.clock, now: () => new Date(Date.now() + hours * 3_600_000).toISOString() },
      }),
    });
    const { adapter } = at().channel;
    expect(await adapter.reaches(colleague("manager@example.org"))).toBe(true);
    expect(await adapter.reaches(colleague("gita.yilmaz@example.org"))).toBe(false);
    hours = 2;
    at().slack.tell("users.list", { kind: "status", status: 500 }, 9);

    expect(await adapter.reaches(colleague("manager@example.org"))).toBe(true);
  });
});

function colleague(email: string) {
  const found = at().bot.snapshots.colleagues().get(email);
  if (!found) throw new Error(`nobody is ${email}`);
  return found;
}

function keyOf(metadata: unknown): unknown {
  return objectOf(objectOf(metadata)["event_payload"])["key"];
}
