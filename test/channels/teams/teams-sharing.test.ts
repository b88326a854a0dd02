import { beforeEach, describe, expect, it } from "vitest";
import { repliedWith, wordsOf } from "../../support/fake-teams/fake-teams.ts";
import type { SentActivity } from "../../support/fake-teams/office.ts";
import { group, openTeam, team, teamsOfEachTest, told } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
beforeEach(async () => {
  await start();
});

/** Says words in a conversation, and returns what the person is then told in their own. */
async function askedIn(words: string, conversation: string, account = "manager"): Promise<SentActivity> {
  const before = at().teams.toldTo(account).length;
  await at().teams.say(words, account, conversation);
  return (await told(at(), account, before + 1)).at(-1) ?? never();
}

const card = (reply: Parameters<typeof repliedWith>[0]) => JSON.stringify(repliedWith(reply).card);

describe("sharing", () => {
  const share = (conversation = team, account = "manager") => askedIn("share reviews overdue", conversation, account);

  const posts = () =>
    at()
      .teams.seenBy(team)
      .filter(({ activity }) => activity["attachments"] !== undefined);

  it("asks in private, then posts once for all to see", async () => {
    const question = await share();
    const reply = await at().teams.press(question, "Share", "manager");
    const again = await at().teams.press(question, "Share", "manager");

    expect(card(reply)).toContain("Shared.");
    expect(card(again)).toContain("This was already shared");
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.conversation).toBe(team);
    expect(wordsOf(posts()[0])).not.toMatch(/SEND-\d+/);
  });

  it("of one question by two people, or by one again later, is posted for each card that asked", async () => {
    const cards = [await share(), await share(), await share(team, "analyst")];
    const people = ["manager", "manager", "analyst"];
    for (const [place, question] of cards.entries()) {
      const reply = await at().teams.press(question, "Share", people[place] ?? never());
      expect(card(reply)).toContain("Shared.");
    }

    expect(posts()).toHaveLength(3);
  });

  it("pressed twice at once is posted once", async () => {
    const question = await share();
    const replies = await Promise.all([1, 2].map(() => at().teams.press(question, "Share", "manager")));

    expect(replies.map(card).join()).toContain("already shared");
    expect(posts()).toHaveLength(1);
  });

  it("can be asked for again where Teams did not take it", async () => {
    const question = await share();
    // the note in the team comes last, and must not take the fault
    await expect.poll(() => at().teams.seenBy(team).length, { timeout: 20_000 }).toBe(1);
    at().teams.tell("send", { kind: "status", status: 403 }, 1, team);
    expect(card(await at().teams.press(question, "Share", "manager"))).toContain("It was not shared");

    expect(card(await at().teams.press(await share(), "Share", "manager"))).toContain("Shared.");
    expect(posts()).toHaveLength(1);
  });

  it("says so where Teams does not take the card that asks", async () => {
    at().teams.tell("send", { kind: "status", status: 400 }, 1, "a:manager");

    expect(wordsOf(await share())).toContain("Teams could not ask you to confirm");
  });

  it.each(["guest", "stranger", "visitor"])("is refused where a %s joined after the question", async (account) => {
    const question = await share();
    at().teams.office.conversations.get(team)?.members.add(account);

    expect(card(await at().teams.press(question, "Share", "manager"))).toContain(
      "It was not shared: the channel has guests",
    );
  });

  it("is allowed where another bot joined", async () => {
    const question = await share();
    at().teams.office.conversations.get(team)?.members.add("helper");

    expect(card(await at().teams.press(question, "Share", "manager"))).toContain("Shared.");
  });

  it("names in the person's own chat the conversation that is meant", async () => {
    await at().close();
    await start({ openChannels: [group] });

    expect(wordsOf(await share(group))).toContain("everyone to see in the group chat where you asked");
  });

  it("is offered by a card in the person's own chat for the channel in which its question was asked", async () => {
    const answer = await askedIn("reviews overdue", team);
    await at().teams.press(answer, "Share", "manager");
    const question = (await told(at(), "manager", 2)).at(-1) ?? never();
    await at().teams.press(question, "Share", "manager");

    expect(wordsOf(question)).toContain("everyone to see in the channel where you asked");
    expect(posts()).toHaveLength(1);
  });

  it("on days of a channel ends by the button in the person's own chat", async () => {
    await askedIn("subscribe weekly", team);
    const list = await askedIn("subscriptions", team);

    const reply = await at().teams.press(list, "Unsubscribe", "manager");
    expect(card(reply)).toContain("Unsubscribed. It is not posted here from now on.");
    expect(at().teams.toldTo("manager")).toHaveLength(2);
  });

  it("of what is cancelled posts nothing", async () => {
    const reply = await at().teams.press(await share(), "Cancel", "manager");

    expect(card(reply)).toContain("Nothing was shared.");
    expect(posts()).toEqual([]);
  });

  it("is refused to whoever may not, also by another's card", async () => {
    const question = await share();
    const refused = await share(team, "officer");
    const reply = await at().teams.press({ ...question, conversation: "a:officer" }, "Share", "officer");

    expect(wordsOf(refused)).toContain("Your role cannot share figures");
    expect(card(reply)).toContain("Your role cannot share figures");
  });

  it.each([
    [openTeam, "guests or people of other organisations"],
    ["19:shared@thread.tacv2", "shared with other teams"],
    [group, "guests or people of other organisations"],
  ])("is refused in %s", async (conversation, reason) => {
    expect(wordsOf(await share(conversation))).toContain(reason);
  });

  it("is refused where a guest joined after the question, and in a person's own conversation", async () => {
    const question = await share();
    at().teams.office.conversations.get(team)?.members.add("guest");

    expect(card(await at().teams.press(question, "Share", "manager"))).toContain(
      "It was not shared: the channel has guests",
    );
    expect(wordsOf(await askedIn("share reviews overdue team:Primary", "a:manager"))).toContain(
      "To share the answer, mention this bot in the channel or group chat and type: share reviews.overdue team:Primary",
    );
  });

  it("is allowed in a channel that the settings open", async () => {
    await at().close();
    await start({ openChannels: [openTeam] });

    expect(wordsOf(await share(openTeam))).toContain("for everyone to see in General");
  });
});

function never(): never {
  throw new Error("it is not there");
}
