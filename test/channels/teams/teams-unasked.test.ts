import { beforeEach, describe, expect, it, vi } from "vitest";
import { jobRunnerOf } from "../../../src/app/work.ts";
import type { JobRunner } from "../../../src/delivery/job-runner.ts";
import { commandOf } from "../../../src/dispatch.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import { wordsOf } from "../../support/fake-teams/fake-teams.ts";
import { anAccount } from "../../support/fake-teams/office.ts";
import {
  config,
  openTeam,
  sharedTeam,
  shownIn,
  silentTeam,
  team,
  teamsOfEachTest,
  told,
} from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
let runner: JobRunner;
beforeEach(async () => {
  const { bot, channel } = await start({ rewrite: (key) => runner.rewrite(key) });
  runner = jobRunnerOf(config, bot, [channel.adapter]).runner;
});

const deliver = async () => {
  await runner.morning("same");
  await runner.deliver();
};

function colleague(email: string) {
  const found = at().bot.snapshots.colleagues().get(email);
  if (found === undefined) throw new Error("no such colleague");
  return found;
}

const officer = "alma.yardley@example.org";
const answer = (words: string) => {
  const given = atOnce(at().bot.answer(commandOf(words), colleague("manager@example.org"), "teams"));
  if ("error" in given) throw new Error(given.error);
  return given;
};
const send = (words: string, address: string, mayBeRepeat = false) =>
  at().channel.adapter.send({ key: "k", address, answer: answer(words), form: "whole", mayBeRepeat });

async function installed(...accounts: readonly string[]) {
  for (const account of accounts) {
    await at().teams.install(account);
    await told(at(), account);
  }
  at().teams.office.sent.splice(0);
}

describe("what the bot sends unasked", () => {
  it("goes to whoever has the app, in their own conversation, and a lock screen shows no case", async () => {
    await installed("officer");
    await deliver();
    const [digest] = at().teams.toldTo("officer");

    expect(wordsOf(digest)).toMatch(/SEND-\d+/);
    expect(String(digest?.activity["summary"])).not.toMatch(/SEND-\d+/);
    expect(at().teams.toldTo("primary")).toEqual([]);
    const before = at().teams.office.sent.length;
    await deliver();
    expect(at().teams.office.sent).toHaveLength(before);
  });

  it("reaches those who have the app, by the email or the id that the people file gives", async () => {
    const { adapter } = at().channel;
    expect(await adapter.reaches(colleague(officer))).toBe(false);
    await installed("officer", "manager", "guest", "nobody");

    expect(await adapter.reaches(colleague(officer))).toBe(true);
    expect(await adapter.addressOf(colleague("manager@example.org"))).toBe("a:manager");
    expect(await adapter.reaches({ ...colleague(officer), entraId: "manager" })).toBe(true);
    expect(await adapter.reaches({ ...colleague(officer), entraId: "primary" })).toBe(false);
    await at().teams.remove("officer");
    expect(await adapter.reaches(colleague(officer))).toBe(false);
  });

  it("reaches whoever was answered in their own conversation after they asked in a channel", async () => {
    await at().teams.say("help", "officer", team);
    await shownIn(at(), team);

    expect(await at().channel.adapter.addressOf(colleague(officer))).toBe("a:officer");
  });

  it("keeps ids of conversations and no name or email", async () => {
    await installed("officer");
    await at().teams.say("help", "manager", team);
    await told(at(), "manager");
    const { conversations } = at().bot.store;
    const kept = JSON.stringify([conversations("teams").find("a:officer"), conversations("teams").find(team)]);

    expect(kept).toContain("a:officer");
    expect(kept).not.toMatch(/Name of|yardley|example\.org|General/i);
  });

  it("is sent once more, headed as a repeat, where Teams did not say whether it arrived", async () => {
    await installed("officer");
    at().teams.tell("send", { kind: "drop" }, 1, "a:officer");
    await deliver();
    const { outbox } = at().bot.store;
    expect(at().teams.toldTo("officer")).toHaveLength(1);
    const soon = outbox.nextAt() ?? 0;
    expect(soon).toBeGreaterThan(0);

    expect(await send("my work", "a:officer", true)).toMatchObject({ kind: "sent" });
    expect(wordsOf(at().teams.toldTo("officer").at(-1))).toContain("This may be a repeat");
  });

  it.each([
    [
      { kind: "limit", seconds: 7 },
      { kind: "busy", milliseconds: 7000 },
    ],
    [{ kind: "status", status: 412 }, { kind: "later" }],
    [{ kind: "status", status: 502 }, { kind: "later" }],
    [{ kind: "status", status: 504 }, { kind: "later" }],
    [{ kind: "status", status: 500 }, { kind: "unsure" }],
    [{ kind: "drop" }, { kind: "unsure" }],
    [{ kind: "status", status: 401 }, { kind: "stopped" }],
    [
      { kind: "status", status: 404 },
      { kind: "refused", because: "recipient" },
    ],
    [
      { kind: "refuse", error: "BotNotInConversationRoster" },
      { kind: "refused", because: "recipient" },
    ],
    [{ kind: "status", status: 413 }, { kind: "sent" }],
  ] as const)("%o is %o", async (fault, outcome) => {
    await installed("manager");
    at().teams.tell("send", fault);

    expect(await send("reviews overdue", "a:manager")).toMatchObject(outcome);
  });

  it("waits untried where Teams refuses the bot's token, and works again with the next that arrives", async () => {
    await installed("manager");
    const { adapter } = at().channel;
    at().teams.tell("send", { kind: "status", status: 401 });
    await send("status", "a:manager");
    expect(adapter.health()).toBe("stopped");
    await send("status", "a:manager");

    expect(adapter.health()).toBe("working");
  });

  it("tells managers what to do for somebody who blocked the app", async () => {
    await installed("manager");
    const account = at().teams.office.accounts.get("manager");
    if (account) account.isBlocking = true;
    const outcome = await send("my work", "a:manager");

    expect(JSON.stringify(outcome)).toContain("MessageWritesBlocked");
    expect(JSON.stringify(outcome)).toContain("docs/teams.md");
  });

  it("keeps to seven messages a second in a conversation", async () => {
    await installed("manager");
    const outcomes = [];
    for (let time = 0; time < 9; time += 1) outcomes.push((await send("status", "a:manager")).kind);

    expect(outcomes).toContain("busy");
    expect(at().teams.toldTo("manager").length).toBeLessThanOrEqual(8);
  });

  it.each([
    [team, "share reviews overdue", { kind: "sent" }],
    [team, "reviews overdue", { kind: "refused", because: "recipient" }],
    [openTeam, "share reviews overdue", { kind: "refused", because: "recipient" }],
    [silentTeam, "share reviews overdue", { kind: "refused", because: "recipient" }],
    ["19:never@thread.tacv2", "share reviews overdue", { kind: "refused", because: "recipient" }],
  ])("goes to %s only where it is shared and all who read it may: %s", async (channel, words, outcome) => {
    await installed("manager");

    expect(await send(words, channel)).toMatchObject(outcome);
  });

  it("goes to no channel of which Teams once said that it is shared, nor while its members cannot be seen", async () => {
    await at().teams.say("help", "manager", sharedTeam);
    await told(at(), "manager");
    expect(await send("share reviews overdue", sharedTeam)).toMatchObject({ kind: "refused" });
    at().teams.tell("members", { kind: "status", status: 500 }, 5);

    expect(await send("share reviews overdue", team)).toMatchObject({ kind: "busy" });
  });

  it("goes to no server that is not one of Teams, whatever was kept earlier, and is not tried again", async () => {
    const { conversations } = at().bot.store;
    await installed("officer");
    const known = conversations("teams").find("a:officer");
    if (known === null) throw new Error("it is not kept");
    for (const kind of ["personal", "channel"] as const) {
      const id = kind === "personal" ? known.id : team;
      conversations("teams").keep({ ...known, id, kind, service: "https://evil.example" }, at().bot.clock.now());
      const outcome = await send("share reviews overdue", id);

      expect(outcome).toMatchObject({ kind: "refused", because: "recipient" });
      expect(JSON.stringify(outcome)).toContain("not_an_address_of_Teams");
    }
    expect(at().channel.adapter.health()).toBe("working");
  });

  it("goes to no account that shows another's email than when the person spoke", async () => {
    await installed("manager");
    const { accounts } = at().teams.office;
    const account = accounts.get("manager");
    await at().close();
    const { bot } = await start();
    bot.store.conversations("teams").keep(
      {
        id: "a:manager",
        kind: "personal",
        service: at().teams.server.origin,
        tenant: null,
        account: "manager",
        who: "x",
      },
      bot.clock.now(),
    );
    at().teams.office.personal("manager");

    expect(account?.email).toBe("manager@example.org");
    expect(await send("my work", "a:manager")).toMatchObject({ kind: "refused", because: "recipient" });
    expect(at().teams.office.sent).toEqual([]);
  });

  it("goes to nobody who became a guest since, though the people file names the account", async () => {
    await installed("manager");
    const named = { ...colleague("manager@example.org"), entraId: "manager" };
    vi.spyOn(at().bot.snapshots, "colleagues").mockReturnValue(new Map([[named.email, named]]));
    expect(await send("my work", "a:manager")).toMatchObject({ kind: "sent" });
    const { accounts } = at().teams.office;
    accounts.set("manager", anAccount({ account: "manager", role: "guest" }));
    const outcome = await send("my work", "a:manager");
    vi.restoreAllMocks();

    expect(outcome).toMatchObject({ kind: "refused", because: "recipient" });
    expect(at().teams.toldTo("manager")).toHaveLength(1);
  });

  it("is posted where a manager subscribed a channel, and where no guest joined since", async () => {
    await at().teams.say("subscribe reviews overdue daily", "manager", team);
    await told(at(), "manager");
    await deliver();
    const [, post] = await shownIn(at(), team, 2);
    expect(wordsOf(post)).toContain("Overdue reviews");
    expect(wordsOf(post)).not.toMatch(/SEND-\d+/);
    await at().teams.say("subscribe reviews overdue daily", "manager", openTeam);

    await expect
      .poll(() => at().teams.toldTo("manager").map(wordsOf).join(), { timeout: 8000 })
      .toContain("Nothing can be posted there: the channel has guests");
  });
});
