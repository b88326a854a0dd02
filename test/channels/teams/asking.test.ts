import { beforeEach, describe, expect, it } from "vitest";
import { cardOf, wordsOf } from "../../support/fake-teams/fake-teams.ts";
import { group, openTeam, shownIn, team, teamsOfEachTest, told } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
beforeEach(async () => {
  await start();
});

const caseReference = /SEND-\d+/;
/** Any number of the demo's overdue reviews. */
const figures = /650|SEND-\d+/;

describe("words", () => {
  it.each(["reviews overdue", "/send reviews overdue", "<at>SEND</at> reviews overdue", "reviews&nbsp;overdue\n"])(
    "are answered in a person's own conversation: %s",
    async (words) => {
      await at().teams.say(words, "manager");
      const [answer] = await told(at(), "manager");

      expect(wordsOf(answer)).toContain("650");
      expect(wordsOf(answer)).toContain("Chart.");
    },
  );

  it.each([
    ["a channel", team],
    ["a thread of a channel", `${team};messageid=17`],
    ["a group", group],
    ["a channel with guests", openTeam],
  ])("of %s are answered in the person's own conversation, and only that is said there", async (_, conversation) => {
    await at().teams.say("cases reviews.overdue", "manager", conversation);
    const [answer] = await told(at(), "manager");
    const [note] = await shownIn(at(), conversation.split(";")[0] ?? "");

    expect(wordsOf(answer)).toMatch(caseReference);
    expect(note?.activity["text"]).toBe("The answer is in your own chat with this bot.");
    expect(note?.conversation).toBe(conversation);
    for (const { activity } of at().teams.seenBy(conversation.split(";")[0] ?? ""))
      expect(JSON.stringify(activity)).not.toMatch(figures);
  });

  it("of somebody without the app are answered by how to install it, and by no figure", async () => {
    const account = at().teams.office.accounts.get("manager");
    if (account) account.hasApp = false;
    await at().teams.say("reviews overdue", "manager", team);
    const [note] = await shownIn(at(), team);

    expect(String(note?.activity["text"])).toContain("Install it: https://teams.microsoft.com/l/app/4d5e8c1f");
    expect(at().teams.toldTo("manager")).toEqual([]);
    expect(JSON.stringify(at().teams.office.sent)).not.toMatch(figures);
  });

  it("of somebody who removed the app since are answered by how to install it, and by no figure", async () => {
    await at().teams.say("help", "manager");
    await told(at(), "manager");
    const account = at().teams.office.accounts.get("manager");
    if (account) account.hasApp = false;
    await at().teams.say("reviews overdue", "manager", team);
    const [note] = await shownIn(at(), team);

    expect(String(note?.activity["text"])).toContain("Install it");
    expect(JSON.stringify(at().teams.office.sent)).not.toContain("650");
  });

  it.each([
    ["open", 403, "you have not installed this app"],
    [
      "open",
      401,
      "Teams refused the answer in your own chat with this bot (401). If this happens again, tell the SEND data team",
    ],
    ["open", 503, "nothing was answered"],
    ["open", 500, "nothing was answered"],
    ["send", 403, "you have not installed this app"],
    ["send", 400, "Teams refused the answer in your own chat with this bot (400)"],
    ["send", 503, "nothing was answered"],
    ["send", 500, "Look there, and ask again"],
  ])("of a channel whose answer does not arrive are answered there by why: %s %i", async (method, status, sentence) => {
    const own = method === "send" ? "a:manager" : undefined;
    at().teams.tell(method, { kind: "status", status }, 9, own);
    await at().teams.say("reviews overdue", "manager", team);
    const [note] = await shownIn(at(), team);

    expect(String(note?.activity["text"])).toContain(sentence);
    expect(JSON.stringify(at().teams.office.sent)).not.toMatch(figures);
  });

  it.each([
    ["guest", "Your account is a guest"],
    ["stranger", "of another organisation"],
    ["nobody", "Your email address does not have access"],
    ["mailless", "Your account does not show an email address"],
  ])("of %s are refused in words", async (account, sentence) => {
    await at().teams.say("reviews overdue", account);
    const [answer] = await told(at(), account);

    expect(String(answer?.activity["text"])).toContain(sentence);
    expect(at().bot.store.audit.all()).toEqual([]);
  });

  it("are asked as somebody, not as the name or email that the message shows", async () => {
    const from = { id: "29:viewer", name: "manager@example.org", aadObjectId: "viewer", email: "manager@example.org" };
    await at().teams.say("cases reviews.overdue", "viewer", "a:viewer", { from });
    const [answer] = await told(at(), "viewer");

    expect(wordsOf(answer)).not.toMatch(caseReference);
    expect(wordsOf(answer)).toContain("Your role does not see");
  });

  it("are not answered as one account by what Teams says of another", async () => {
    const from = { id: "29:manager", name: "x", aadObjectId: "viewer" };
    await at().teams.say("reviews overdue", "viewer", team, { from });
    const [answer] = await told(at(), "viewer");

    expect(wordsOf(answer)).toContain("Teams could not confirm who you are");
  });

  it("of a bot are refused", async () => {
    await at().teams.say("reviews overdue", "manager", "a:manager", { from: { id: "28:other", name: "Other" } });
    const [answer] = await told(at(), "manager");

    expect(wordsOf(answer)).toContain("Your account is a bot");
  });

  it("that ask nothing are answered with help, and help always is", async () => {
    for (const [at_, words] of ["hello", "help", "what can you do"].entries()) {
      await at().teams.say(words, "officer");
      const answers = await told(at(), "officer", at_ + 1);

      expect(wordsOf(answers.at(-1))).toContain("What you can ask");
    }
  });

  it("in no message, as of a reaction, are not answered", async () => {
    await at().teams.say("", "manager", "a:manager", { text: undefined });
    await at().teams.say("help", "manager");

    expect(await told(at(), "manager")).toHaveLength(1);
  });
});

describe("an answer arrives", () => {
  it.each([
    ["the pause that Teams asks for", { kind: "limit", seconds: 3 } as const],
    ["412", { kind: "status", status: 412 } as const],
    ["502", { kind: "status", status: 502 } as const],
    ["504", { kind: "status", status: 504 } as const],
  ])("after %s", async (_, fault) => {
    at().teams.tell("send", fault, 2);
    await at().teams.say("reviews overdue", "manager");

    expect(await told(at(), "manager")).toHaveLength(1);
    expect(at().waits).toEqual(fault.kind === "limit" ? [3000, 3000] : [500, 1000]);
  });

  it("plainer, where Teams refuses the card", async () => {
    at().teams.tell("send", { kind: "status", status: 400, body: '{"error":{"code":"BadSyntax"}}' }, 2);
    await at().teams.say("reviews overdue", "manager");
    const [answer] = await told(at(), "manager");

    expect(wordsOf(answer)).toContain("650");
    expect(wordsOf(answer)).not.toContain("Chart.");
    // the log says it once Teams' own answer is back, which is later than the card is seen
    await expect.poll(() => at().logged.join("\n"), { timeout: 5000 }).toContain("an answer was delivered otherwise");
  });

  it("once, where Teams did not say whether it did", async () => {
    at().teams.tell("send", { kind: "drop" });
    await at().teams.say("reviews overdue", "manager");
    await expect.poll(() => at().logged.join("\n"), { timeout: 5000 }).toContain("an answer was not delivered");

    expect(at().teams.toldTo("manager")).toHaveLength(1);
  });

  it("as an apology with a reference, where the fault is the bot's own", async () => {
    await at().close();
    await start({ changed: (bot) => ({ ...bot, answer: () => boom() }) });
    await at().teams.say("reviews overdue", "manager");
    const [answer] = await told(at(), "manager");

    expect(wordsOf(answer)).toMatch(/report it with the reference [0-9A-F]{8}/);
    expect(wordsOf(answer)).not.toContain("secret detail");
    expect(at().logged.join("\n")).not.toContain("secret detail");
  });

  it("no faster than Teams allows", async () => {
    await at().close();
    await start({ hasRateLimit: true });
    for (let time = 0; time < 9; time += 1) await at().teams.say("help", "manager");
    await expect.poll(() => at().waits.length, { timeout: 8000 }).toBeGreaterThan(0);

    expect(at().waits.every((wait) => wait <= 30_000)).toBe(true);
    expect(at().teams.toldTo("manager").length).toBeLessThanOrEqual(8);
  });
});

describe("a welcome", () => {
  it("shows a person what to ask", async () => {
    await at().teams.install("officer");
    const [card] = await told(at(), "officer");

    expect(cardOf(card ?? never())["type"]).toBe("AdaptiveCard");
    expect(wordsOf(card)).toContain("My work");
  });

  it("comes once, whatever new versions of the app come", async () => {
    await at().teams.install("officer");
    await told(at(), "officer");
    const upgrade = (action: string) =>
      at().teams.activity("officer", "a:officer", { type: "installationUpdate", action });
    for (const action of ["add-upgrade", "remove-upgrade"]) await at().teams.post(upgrade(action));
    await at().teams.say("status", "officer");

    expect(await told(at(), "officer", 2)).toHaveLength(2);
    expect(at().bot.store.conversations("teams").find("a:officer")).not.toBeNull();
  });

  it("tells somebody who may not ask whom to ask", async () => {
    await at().teams.install("nobody");

    expect(wordsOf((await told(at(), "nobody"))[0])).toContain("For access, ask the SEND data team");
  });

  it("tells a team how to ask, and that answers are private", async () => {
    await at().teams.install("manager", team);
    const [note] = await shownIn(at(), team);

    expect(String(note?.activity["text"])).toContain("Each answer is private");
    expect(String(note?.activity["text"])).toContain("https://teams.microsoft.com/l/app/");
    expect(at().teams.toldTo("manager")).toEqual([]);
  });
});

function boom(): never {
  throw new Error("secret detail");
}

function never(): never {
  throw new Error("no answer");
}
