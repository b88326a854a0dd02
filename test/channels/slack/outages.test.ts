import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { weeklyPost } from "../../../jobs/weekly-post.ts";
import { jobRunnerOf } from "../../../src/app/work.ts";
import type { Inbox } from "../../../src/channels/web/inbox.ts";
import type { JobRunner } from "../../../src/delivery/job-runner.ts";
import { commandOf } from "../../../src/dispatch.ts";
import { channelConversation } from "../../../src/digest/conversation.ts";
import { toText } from "../../../src/render/text.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import type { Fault } from "../../support/fake-slack/faults.ts";
import { config, wordsOf, workplaceOfEachTest, type WorkplaceOptions } from "../../support/slack-bot.ts";

const { start: startWorkplace, at } = workplaceOfEachTest();
let runner: JobRunner;
let inbox: Inbox;
const start = async (options: WorkplaceOptions = {}) => {
  const { bot, channel } = await startWorkplace({ ...options, rewrite: (key) => runner.rewrite(key) });
  ({ runner, inbox } = jobRunnerOf(config, bot, [channel.adapter]));
};

// the outbox waits by the clock of the machine
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());
const later = (minutes: number) => void vi.setSystemTime(Date.now() + minutes * 60_000);

const manager = () => {
  const found = at().bot.snapshots.colleagues().get("manager@example.org");
  if (!found) throw new Error("the demo has no manager");
  return found;
};
const asked = (words: string) => {
  const answer = atOnce(at().bot.answer(commandOf(words), manager(), "slack"));
  return "error" in answer ? answer.error : toText(answer);
};
const posts = (channel: string) =>
  at()
    .slack.posts(channel)
    .filter(({ user }) => user === "U0BOT");
const putWeekly = () =>
  at().bot.store.outbox.put(
    "weekly:2021-06-28:CTEAM",
    channelConversation("CTEAM"),
    { kind: "weekly", day: "2021-06-28" },
    new Date().toISOString(),
  );
const states = () =>
  (["sent", "given up", "dropped"] as const).flatMap((state) =>
    at()
      .bot.store.outbox.ended(state)
      .filter(({ key }) => key.startsWith("weekly"))
      .map(({ key, note }) => `${key} ${state}${note === null ? "" : `: ${note}`}`),
  );

describe("while Slack does not take the token", () => {
  it.each(["token_revoked", "account_inactive", "invalid_auth", "not_authed"])(
    "nothing counts as delivered, all is kept, and it is said: %s",
    async (word) => {
      await start();
      putWeekly();
      at().slack.server.tokenWord = word;

      expect([await runner.deliver(), runner.canDeliver()]).toEqual([0, true]);
      expect(at().channel.adapter.health()).toBe("stopped");
      expect(at().bot.incidents.current()).toMatchObject([{ id: "slack" }]);
      expect(asked("status")).toContain(`Slack now refuses SLACK_BOT_TOKEN (${word})`);
      expect(at().logged.filter((line) => line.startsWith("an incident"))).toHaveLength(1);
      for (let day = 0; day < 5; day += 1) {
        later(24 * 60);
        expect(await runner.deliver()).toBeLessThanOrEqual(1);
      }
      expect([states().filter((one) => one.startsWith("weekly")), posts("CTEAM")]).toEqual([[], []]);

      at().slack.server.tokenWord = null;
      await at().channel.checkHealth();
      later(2);
      await runner.deliver();
      expect([posts("CTEAM").length, at().channel.adapter.health()]).toEqual([1, "working"]);
      expect(at().bot.incidents.current()).toEqual([]);
    },
  );

  it("managers hear of it by the channel that is left, once a day, and others' messages wait", async () => {
    await start();
    at().slack.server.tokenWord = "token_revoked";
    await at().channel.checkHealth();
    await runner.morning("same").catch(() => undefined);
    for (let turn = 0; turn < 3; turn += 1) await runner.deliver();

    const told = inbox.of("manager@example.org").map(({ answer }) => toText(answer));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("Slack now refuses SLACK_BOT_TOKEN (token_revoked)");
    expect(inbox.of("Alma.Yardley@example.org")).toEqual([]);
  });

  it("a quiet bot notices within minutes", async () => {
    await start();
    at().slack.server.tokenWord = "token_revoked";
    await at().channel.checkHealth();
    expect(at().channel.adapter.health()).toBe("working");
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 6 * 60_000);
    await at().channel.checkHealth();
    vi.restoreAllMocks();

    expect(at().channel.adapter.health()).toBe("stopped");
  });
});

const page = "<html>Ada Smith of SEND-100279, your proxy session expired</html>";
const passing: readonly (readonly [method: string, fault: Fault])[] = [
  ["chat.postMessage", { kind: "refuse", error: "internal_error" }],
  ["chat.postMessage", { kind: "refuse", error: "brand_new_trouble" }],
  ["chat.postMessage", { kind: "refuse", error: "rate_limited" }],
  ["chat.postMessage", { kind: "refuse", error: "message_limit_exceeded" }],
  ["chat.postMessage", { kind: "refuse", error: "team_added_to_org" }],
  ["chat.postMessage", { kind: "refuse", error: "org_login_required" }],
  ["chat.postMessage", { kind: "refuse", error: "missing_scope" }],
  ["chat.postMessage", { kind: "refuse", error: page }],
  ["chat.postMessage", { kind: "status", status: 200, body: page }],
  ["chat.postMessage", { kind: "status", status: 200, body: "" }],
  ["chat.postMessage", { kind: "status", status: 429 }],
  ["chat.postMessage", { kind: "status", status: 503 }],
  ["chat.postMessage", { kind: "drop" }],
  ["conversations.info", { kind: "refuse", error: "internal_error" }],
  ["conversations.info", { kind: "status", status: 200, body: page }],
  ["conversations.info", { kind: "refuse", error: "missing_scope" }],
  ["conversations.members", { kind: "refuse", error: "internal_error" }],
  ["conversations.members", { kind: "refuse", error: "fatal_error" }],
  ["users.list", { kind: "refuse", error: "internal_error" }],
  ["users.list", { kind: "refuse", error: "team_added_to_org" }],
];

describe("a post for which Slack answers", () => {
  it.each(passing)(
    "%s with %o is sent a while later, once, and nothing of the answer is told",
    async (method, fault) => {
      await start();
      putWeekly();
      at().slack.tell(method, fault, 3);
      await runner.deliver();
      expect(states()).toEqual([]);
      at().slack.server.faults.clear();
      later(60);
      await runner.deliver();

      expect(posts("CTEAM")).toHaveLength(1);
      expect(states()).toEqual([expect.stringMatching(/^weekly:2021-06-28:CTEAM sent/)]);
      later(60);
      await runner.deliver();
      expect(at().bot.incidents.current()).toEqual([]);
      expect([at().logged.join("\n"), asked("undelivered")].join("\n")).not.toMatch(/Ada Smith|proxy session/);
    },
  );

  it("no for a day is given up after about a day, and managers can read why", async () => {
    await start();
    putWeekly();
    at().slack.tell("chat.postMessage", { kind: "refuse", error: "org_login_required" }, 100);
    await runner.deliver();
    let hours = 0;
    for (; hours < 100 && states().length === 0; hours += 0.25) {
      later(15);
      await runner.deliver();
    }

    expect(hours).toBeGreaterThan(16);
    expect(hours).toBeLessThan(34);
    expect(states()).toEqual(["weekly:2021-06-28:CTEAM given up: org_login_required"]);
    expect(asked("undelivered")).toContain("org_login_required");
    expect(asked("status")).toContain("Slack refuses chat.postMessage to the bot (org_login_required)");
  });

  it.each(["is_archived", "not_in_channel", "channel_not_found"])("%s is given up at once", async (error) => {
    await start();
    putWeekly();
    at().slack.tell("chat.postMessage", { kind: "refuse", error });
    await runner.deliver();

    expect(states()).toEqual([`weekly:2021-06-28:CTEAM given up: ${error}`]);
    expect(wordsOf(posts("CTEAM")[0])).toBe("");
  });
});

describe("the weekly post, sent again", () => {
  const again = () => {
    const { again: run, ...job } = weeklyPost;
    if (run === undefined) throw new Error("the weekly post cannot be sent again");
    return runner.run({ ...job, run }, true);
  };
  const setArchived = (id: string, isArchived: boolean) => {
    const channel = at().slack.workspace.channels.get(id);
    if (channel) at().slack.workspace.channels.set(id, { ...channel, isArchived });
  };

  it("goes later in the week to the channels that lack it, and never twice to one that has it", async () => {
    await start();
    for (const channel of ["CTEAM", "CGONE"])
      at().bot.store.subscriptions.add(channel, { words: "weekly", weekday: null, hour: "09:00" }, "k", "2021-06-01");
    expect(await again()).toBe("2 posts are on their way");
    await runner.deliver();
    expect([posts("CTEAM").length, posts("CGONE").length]).toEqual([1, 0]);
    expect(states()).toContain("weekly:2021-06-28:CGONE given up: the channel is archived");

    setArchived("CGONE", false);
    expect(await again()).toBe("1 post is on its way");
    expect(await again()).toBe("0 posts are on their way");
    await runner.deliver();
    expect([posts("CTEAM").length, posts("CGONE").length]).toEqual([1, 1]);
    expect(await again()).toBe("0 posts are on their way");
  });

  it("is found where an earlier attempt did arrive, though it was given up", async () => {
    await start();
    putWeekly();
    at().bot.store.subscriptions.add("CTEAM", { words: "weekly", weekday: null, hour: "09:00" }, "k", "2021-06-01");
    at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, { kind: "drop" });
    at().slack.tell("conversations.history", { kind: "status", status: 500 }, 1000);
    await runner.deliver();
    for (let hours = 0; hours < 60 && states().length === 0; hours += 1) {
      later(90);
      await runner.deliver();
    }
    expect(states()).toEqual([expect.stringMatching(/^weekly:2021-06-28:CTEAM given up/)]);
    at().slack.server.faults.clear();
    expect(await again()).toBe("1 post is on its way");
    await runner.deliver();

    expect(posts("CTEAM")).toHaveLength(1);
    expect(states()).toEqual(["weekly:2021-06-28:CTEAM sent: found after an unknown outcome"]);
  }, 60_000);
});
