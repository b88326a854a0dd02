import { beforeEach, describe, expect, it } from "vitest";
import { wordsOf } from "../../support/fake-teams/fake-teams.ts";
import { shownIn, team, teamsOfEachTest, told } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
beforeEach(async () => {
  await start();
});

const caseReference = /SEND-\d+/;
/** Any number of the demo's overdue reviews. */
const figures = /650|SEND-\d+/;
const recipient = { id: "28:x", name: "SEND", isTargeted: true };
const ask = (words = "reviews overdue") => at().teams.say(words, "manager", team, { recipient });

describe("words that only the bot sees", () => {
  it("are answered so that only the person sees it", async () => {
    await ask();
    const [answer] = await told(at(), "manager");

    expect(answer).toMatchObject({ conversation: team, only: "29:manager" });
    expect(at().teams.seenBy(team)).toEqual([]);
  });

  describe("where Teams shows nothing to one member alone", () => {
    beforeEach(() => {
      const conversation = at().teams.office.conversations.get(team);
      if (conversation) conversation.takesTargeted = false;
    });

    it("are answered in the person's own conversation, and only that is said there", async () => {
      await ask();
      const [answer] = await told(at(), "manager");
      const [note] = await shownIn(at(), team);

      expect(answer).toMatchObject({ conversation: "a:manager", only: null });
      expect(wordsOf(answer)).toContain("650");
      expect(note?.activity["text"]).toBe("The answer is in your own chat with this bot.");
      await ask("cases reviews.overdue");
      expect(wordsOf((await told(at(), "manager", 2))[1])).toMatch(caseReference);
      expect(at().teams.seenBy(team).map(wordsOf).join()).not.toMatch(figures);
    });

    it("are answered by how to install the app, and by no figure, where the person has none", async () => {
      const account = at().teams.office.accounts.get("manager");
      if (account) account.hasApp = false;
      await ask();
      const [note] = await shownIn(at(), team);

      expect(String(note?.activity["text"])).toContain("Install it: https://teams.microsoft.com/l/app/4d5e8c1f");
      expect(JSON.stringify(at().teams.office.sent)).not.toMatch(figures);
    });

    it("are answered in the person's own conversation whatever they ask", async () => {
      const asked = ["share reviews overdue", "export cases reviews.overdue", "no such words at all"];
      for (const [before, words] of asked.entries()) {
        await ask(words);
        const answers = await told(at(), "manager", before + 1);

        expect(answers.map(({ conversation }) => conversation)).toEqual(answers.map(() => "a:manager"));
      }
    });
  });

  it.each([
    [
      { kind: "refuse", error: "ForbiddenOperationException" },
      "a:manager",
      "The answer is in your own chat with this bot.",
    ],
    [{ kind: "status", status: 503 }, "a:manager", "The answer is in your own chat with this bot."],
    [{ kind: "status", status: 500 }, null, "Teams did not confirm that it showed you the answer."],
    [{ kind: "drop" }, team, "Teams did not confirm that it showed you the answer."],
  ] as const)("are answered after %j in %s, and others read: %s", async (fault, where, note) => {
    at().teams.tell("send", fault, fault.kind === "status" && fault.status === 503 ? 4 : 1, team);
    await ask();
    const [left] = await shownIn(at(), team);

    expect(String(left?.activity["text"])).toContain(note);
    expect(
      at()
        .teams.toldTo("manager")
        .map(({ conversation }) => conversation),
    ).toEqual(where === null ? [] : [where]);
    expect(at().teams.seenBy(team).map(wordsOf).join()).not.toMatch(figures);
  });
});
