import { beforeEach, describe, expect, it } from "vitest";
import { jobRunnerOf } from "../../../src/app/work.ts";
import type { JobRunner } from "../../../src/delivery/job-runner.ts";
import { actionsIn, cardOf, repliedWith, wordsOf } from "../../support/fake-teams/fake-teams.ts";
import type { SentActivity } from "../../support/fake-teams/office.ts";
import { answerOf, config, openTeam, team, teamsOfEachTest, told } from "../../support/teams-bot.ts";

const { start, at } = teamsOfEachTest();
let runner: JobRunner;
beforeEach(async () => {
  const { bot, channel } = await start({ rewrite: (key) => runner.rewrite(key) });
  runner = jobRunnerOf(config, bot, [channel.adapter]).runner;
});

const asked = (words: string, account = "manager") => answerOf(at(), words, account);

/** Returns the first button of a card, which is not that of its lists. */
const aButton = (message: SentActivity) => actionsIn(cardOf(message)).find(({ verb }) => verb === "ask") ?? never();

const card = (reply: Parameters<typeof repliedWith>[0]) => JSON.stringify(repliedWith(reply).card);

describe("a press", () => {
  it.each([
    ["drills down", "reviews overdue", "Cases", /SEND-\d+/],
    ["turns a page", "cases reviews.overdue", "Next", /Page 2 of/],
    ["goes back", "cases reviews.overdue", "The figure", /650/],
  ])("that %s is answered in the card's place", async (_, words, title, shown) => {
    const before = await asked(words);
    const reply = await at().teams.press(before, title, "manager");

    expect(reply.body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
    expect(card(reply)).toMatch(shown);
    expect(at().teams.toldTo("manager")).toHaveLength(1);
  });

  it.each(["Seen", "Remind me in a week", "Why?"])(
    "of %s on a list of one's own work is answered in the list's place",
    async (title) => {
      const before = await asked("my work", "officer");
      const reply = await at().teams.press(before, title, "officer");

      expect(repliedWith(reply).card).not.toBeNull();
      const next =
        actionsIn(repliedWith(reply).card).find(({ title: one }) => one === "Seen" || one === "Back") ?? never();
      expect(repliedWith(await at().teams.act(before, next, "officer")).card).not.toBeNull();
      expect(at().teams.toldTo("officer")).toHaveLength(1);
    },
  );

  it("of Apply shows the card by all that was chosen", async () => {
    const before = await asked("reviews overdue");
    const apply = actionsIn(cardOf(before)).find(({ verb }) => verb === "choose") ?? never();
    const choices = JSON.stringify(cardOf(before)).match(/"title":"Primary","value":"([^"]+)"/)?.[1] ?? never();
    const [input = never()] = /"type":"Input.ChoiceSet"[^[]*/.exec(JSON.stringify(cardOf(before))) ?? [];
    const id = /"id":"([^"]+)"/.exec(input)?.[1] ?? never();
    const reply = await at().teams.act(before, apply, "manager", { [id]: choices });

    expect(card(reply)).toContain("Team: Primary");
  });

  it("that asks something new is answered below", async () => {
    const help = await asked("help measures");
    const choose = actionsIn(cardOf(help)).find(({ verb }) => verb === "choose") ?? never();
    const [, id = ""] = /"type":"Input.ChoiceSet"[^[]*?"id":"([^"]+)"/.exec(JSON.stringify(cardOf(help))) ?? [];
    const [, value = ""] = /"choices":\[\{"title":"[^"]+","value":"([^"]+)"/.exec(JSON.stringify(cardOf(help))) ?? [];
    const reply = await at().teams.act(help, choose, "manager", { [id]: value });

    expect(repliedWith(reply).sentence).toBe("The answer follows below.");
    expect(await told(at(), "manager", 2)).toHaveLength(2);
  });

  it("is answered as to whoever presses, not as to whom the card was for", async () => {
    const before = await asked("reviews overdue");
    const cases = actionsIn(cardOf(before)).find(({ title }) => title === "Cases") ?? never();
    const press = (account: string) => at().teams.act({ ...before, conversation: `a:${account}` }, cases, account);

    expect(repliedWith(await press("viewer")).sentence).toContain("Your role does not see");
    expect(repliedWith(await press("guest")).sentence).toContain("a guest");
    expect(repliedWith(await press("nobody")).sentence).toContain("Your email address does not have access");
    expect(card(await press("officer"))).toMatch(/SEND-\d+/);
    expect(card(await press("officer"))).not.toMatch(/650 cases/);
  });

  it("that is forged or has expired says so and gives nothing away", async () => {
    const before = await asked("reviews overdue");
    const forged = [
      { type: "Action.Execute", verb: "ask", data: { value: "nonsense" } },
      { type: "Action.Execute", verb: "ask", data: { value: "AAAAAAAAAAAAAAAA:0" } },
      { type: "Action.Execute", verb: "share", data: { state: "AAAAAAAAAAAAAAAA" } },
      { type: "Action.Execute", verb: "other", data: null },
      { type: "Action.Execute" },
    ];
    for (const action of forged) {
      const reply = await at().teams.act(before, action, "manager");
      expect(JSON.stringify(reply.body)).toContain("expired");
      expect(JSON.stringify(reply.body)).not.toMatch(/650|SEND-\d/);
    }
  });

  it("in a channel is answered in the presser's own conversation", async () => {
    const before = await asked("reviews overdue");
    const reply = await at().teams.act({ ...before, conversation: team }, aButton(before), "officer");

    expect(repliedWith(reply).sentence).toBe("The answer is in your own chat with this bot.");
    expect(await told(at(), "officer")).toHaveLength(1);
    expect(at().teams.seenBy(team)).toEqual([]);
  });

  it("in a channel subscribes it only where everybody who reads it may", async () => {
    const words = ["subscribe reviews overdue daily", "", ""];
    const { store, clock } = at().bot;
    const value = `${store.questions.keep(words, clock.now())}:0`;
    const action = { type: "Action.Execute", verb: "ask", data: { value } };
    const card = await asked("help");
    const reply = await at().teams.act({ ...card, conversation: openTeam }, action, "manager");

    expect(repliedWith(reply).sentence).toContain("Nothing can be posted there: the channel has guests");
    expect(store.subscriptions.all()).toEqual([]);
  });

  it("in a channel, of somebody without the app, says how to install it", async () => {
    const account = at().teams.office.accounts.get("officer");
    if (account) account.hasApp = false;
    const before = await asked("reviews overdue");
    const reply = await at().teams.act({ ...before, conversation: team }, aButton(before), "officer");

    expect(repliedWith(reply).sentence).toContain("Install it: https://teams.microsoft.com/l/app/");
    expect(at().teams.office.sent).toHaveLength(1);
  });

  it("twice is answered once each, and a press sent again is not answered again", async () => {
    const before = await asked("reviews overdue");
    const value = { action: aButton(before), trigger: "manual" };
    const invoke = at().teams.activity("manager", "a:manager", { type: "invoke", name: "adaptiveCard/action", value });
    await at().teams.post(invoke);
    await at().teams.post(invoke);

    expect(at().bot.store.audit.all()).toHaveLength(2);
  });

  it("of an invoke that is none of the bot's gets 501", async () => {
    const invoke = at().teams.activity("manager", "a:manager", {
      type: "invoke",
      name: "composeExtension/query",
      value: {},
    });

    expect((await at().teams.post(invoke)).status).toBe(501);
  });
});

describe("a digest", () => {
  it("is changed in its place by a press of its own person, and by nobody else's", async () => {
    await at().teams.install("officer");
    await told(at(), "officer");
    await runner.morning("same");
    await runner.deliver();
    const digest = (await told(at(), "officer", 2)).at(-1) ?? never();
    const [reference = ""] = /SEND-\d+/.exec(wordsOf(digest)) ?? [];
    const reply = await at().teams.press(digest, "Seen", "officer");

    expect(card(reply)).not.toContain(reference);
    expect(repliedWith(reply).card?.["type"]).toBe("AdaptiveCard");
    const other = await at().teams.press({ ...digest, conversation: "a:primary" }, "Seen", "primary");
    expect(JSON.stringify(other.body)).not.toContain("Your cases");
    const why = await at().teams.press(digest, "Why?", "officer");
    expect(repliedWith(why).sentence).toBe("The answer follows below.");
  });
});

function never(): never {
  throw new Error("it is not there");
}
