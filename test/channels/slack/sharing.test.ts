import { describe, expect, it } from "vitest";
import { isLong } from "../../support/long.ts";
import { answered, kindsOf, wordsOf, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

const opened = (user: string) => [...at().slack.workspace.views.values()].findLast((view) => view.user === user);

/** What the audit says became of what was to be posted. */
const outcomes = () =>
  at()
    .bot.store.audit.all()
    .filter(
      ({ outcome, channel, query }) =>
        outcome.endsWith("posted") && channel === "CTEAM" && query === "share reviews.overdue",
    )
    .map(({ outcome }) => outcome);

async function share(user: string, channel: string): Promise<void> {
  await at().slack.command("share reviews overdue", { user, channel });
  await expect.poll(() => opened(user), { timeout: 5000 }).toBeDefined();
  await at().slack.submit(user);
}

describe("sharing", () => {
  it("asks where it would go and what it shows, then posts it rounded for all", async () => {
    await start();
    await at().slack.command("reviews overdue", { user: "UMANAGER", channel: "CTEAM" });
    const [message] = await answered(at(), "UMANAGER");
    if (message) await at().slack.press(message, "Share", "UMANAGER");
    await expect.poll(() => opened("UMANAGER"), { timeout: 5000 }).toBeDefined();
    expect(JSON.stringify(opened("UMANAGER"))).toContain("#cteam");
    expect(at().slack.posts("CTEAM")).toEqual([]);
    await at().slack.submit("UMANAGER");
    await expect.poll(() => at().slack.posts("CTEAM").length, { timeout: 8000 }).toBe(1);
    const [post] = at().slack.posts("CTEAM");

    expect(kindsOf(post)).toEqual(expect.arrayContaining(["data_visualization", "data_table"]));
    expect(wordsOf(post)).not.toMatch(/SEND-\d+/);
  });

  it.each([
    ["COPEN", "has guests"],
    ["CEXTERNAL", "shared with another organisation"],
    ["CSILENT", "Invite it"],
    ["CGONE", "archived"],
  ])("into %s is refused: %s", async (channel, says) => {
    await start();
    await share("UMANAGER", channel);
    await expect
      .poll(
        () =>
          at()
            .slack.toldTo("UMANAGER")
            .map(({ text }) => text)
            .join(),
        { timeout: 8000 },
      )
      .toContain(says);

    expect(at().slack.posts(channel)).toEqual([]);
  });

  it("into a channel whose readers cannot be seen is refused", async () => {
    await start();
    at().slack.server.missing.add("conversations.members");
    await share("UMANAGER", "CTEAM");
    const [told] = await answered(at(), "UMANAGER");

    expect(told?.text).toContain("cannot be seen");
    expect(at().slack.posts("CTEAM")).toEqual([]);
  });

  it("into an open channel is done where the settings name it", async () => {
    await start({ openChannels: ["COPEN"] });
    await share("UANALYST", "COPEN");

    await expect.poll(() => at().slack.posts("COPEN").length, { timeout: 8000 }).toBe(1);
  });

  const lost = [
    ["is lost", { kind: "drop" }],
    ["is an error of its own", { kind: "drop", status: 500 }],
    ["comes too late", { kind: "slow", milliseconds: 9000 }],
  ] as const;

  it.each(isLong ? lost : lost.slice(0, 2))(
    "finds what Slack took although its answer %s, and posts it once",
    async (_, fault) => {
      await start();
      at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, fault);
      await share("UMANAGER", "CTEAM");
      await expect.poll(() => outcomes(), { timeout: 20_000 }).toEqual(["posted"]);

      expect(at().slack.posts("CTEAM")).toHaveLength(1);
      expect(at().slack.toldTo("UMANAGER")).toEqual([]);
    },
  );

  it("that Slack did not take is said not to have been shared", async () => {
    await start();
    at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, { kind: "refuse", error: "is_archived" });
    await share("UMANAGER", "CTEAM");
    await expect.poll(() => outcomes(), { timeout: 20_000 }).toEqual(["not posted"]);

    await expect.poll(() => at().slack.toldTo("UMANAGER")[0]?.text, { timeout: 20_000 }).toContain("It was not shared");
  });

  it("of which Slack does not say whether it took it is not said to be missing", async () => {
    await start();
    at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, { kind: "drop" });
    at().slack.tell("conversations.history", { kind: "refuse", error: "missing_scope" }, 20);
    await share("UMANAGER", "CTEAM");
    await expect.poll(() => outcomes(), { timeout: 20_000 }).toEqual(["perhaps posted"]);

    await expect
      .poll(() => at().slack.toldTo("UMANAGER")[0]?.text, { timeout: 20_000 })
      .toContain("Check the channel before you share it again");
  });

  it("is not for an officer, who opens no window", async () => {
    await start();
    await at().slack.command("share reviews overdue", { user: "UOFFICER", channel: "CTEAM" });

    expect((await answered(at(), "UOFFICER"))[0]?.text).toContain("Your role cannot share figures");
    expect(opened("UOFFICER")).toBeUndefined();
  });

  it("shows the picture where Slack refuses its own chart", async () => {
    await start();
    at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, { kind: "refuse", error: "invalid_blocks" });
    await share("UMANAGER", "CTEAM");
    await expect.poll(() => at().slack.posts("CTEAM").length, { timeout: 15_000 }).toBe(1);
    const [post] = at().slack.posts("CTEAM");

    expect(kindsOf(post)).toContain("image");
    expect([...at().slack.workspace.files.values()].map(({ name }) => name)).toEqual(["chart.png"]);
  });

  it("costs nothing but the picture where that fails", async () => {
    await start();
    at().slack.tell({ method: "chat.postMessage", channel: "CTEAM" }, { kind: "refuse", error: "invalid_blocks" });
    at().slack.tell("files.getUploadURLExternal", { kind: "refuse", error: "missing_scope" });
    await share("UMANAGER", "CTEAM");
    await expect.poll(() => at().slack.posts("CTEAM").length, { timeout: 15_000 }).toBe(1);

    expect(kindsOf(at().slack.posts("CTEAM")[0])).toContain("data_table");
  });

  it.each(["reviews.overdue", "cases reviews.overdue", "my work", ""])(
    "is only of what was to be shared, whatever a window says: %s",
    async (query) => {
      await start();
      await forged("UVIEWER", JSON.stringify({ channel: "CTEAM", query }));
      await expect.poll(() => at().slack.toldTo("UVIEWER").length, { timeout: 8000 }).toBe(1);

      expect(at().slack.toldTo("UVIEWER")[0]?.text).toBe("Only figures can be shared.");
      expect(at().slack.posts("CTEAM")).toEqual([]);
    },
  );

  it("is refused by a window whose state cannot be read", async () => {
    await start();
    await forged("UMANAGER", "not json");
    await expect.poll(() => at().slack.toldTo("UMANAGER").length, { timeout: 8000 }).toBe(1);

    expect(at().logged.join("\n")).not.toContain("the Slack client failed");
  });
});

/** Submits a window of that state. */
function forged(user: string, state: string) {
  const view = { id: "V1", type: "modal", callback_id: "share", private_metadata: state, state: { values: {} } };
  return at().slack.sender.send("interactive", {
    type: "view_submission",
    user: { id: user, username: user.toLowerCase(), team_id: "T0HOME" },
    team: { id: "T0HOME", domain: "home" },
    api_app_id: "A0",
    token: "legacy",
    trigger_id: "1.2.3",
    view,
    response_urls: [],
  });
}
