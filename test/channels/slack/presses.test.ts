import { commandOf } from "../../../src/dispatch.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import { beforeEach, describe, expect, it } from "vitest";
import { actionOf, labelsOf } from "../../support/fake-slack/pressed.ts";
import type { FakeMessage } from "../../support/fake-slack/workspace.ts";
import { answered, wordsOf, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();
beforeEach(async () => {
  await start();
});

async function asked(words: string, user = "UMANAGER"): Promise<FakeMessage> {
  await at().slack.command(words, { user, channel: "CTEAM" });
  const [message] = await answered(at(), user);
  if (!message) throw new Error("no answer");
  return message;
}

const now = (ts: string) => at().slack.workspace.messages.find((message) => message.ts === ts);

describe("a button", () => {
  it("that asks the same with another filter replaces the message", async () => {
    const before = await asked("reviews overdue");
    await at().slack.press(before, "Primary", "UMANAGER");
    await expect.poll(() => now(before.ts)?.edits, { timeout: 5000 }).toBe(1);

    expect(wordsOf(now(before.ts))).toContain("Team: Primary");
    expect(at().slack.toldTo("UMANAGER")).toHaveLength(1);
  });

  it("that opens something else is answered below it", async () => {
    const before = await asked("reviews overdue");
    await at().slack.press(before, "Cases", "UMANAGER");
    const [, cases] = await answered(at(), "UMANAGER", 2);

    expect(now(before.ts)?.edits).toBe(0);
    expect(wordsOf(cases)).toMatch(/SEND-\d+/);
    if (cases) await at().slack.press(cases, "Next", "UMANAGER");
    await expect.poll(() => now(cases?.ts ?? "")?.edits, { timeout: 5000 }).toBe(1);
  });

  it("is answered as to whoever presses it, not as to whom the message was for", async () => {
    const before = await asked("reviews overdue");
    const cases = actionOf(before.blocks, "Cases") ?? {};
    await at().slack.act(before, cases, "UVIEWER");
    await at().slack.act(before, cases, "UOFFICER");
    await at().slack.act(before, cases, "UGUEST");
    const [viewer] = await answered(at(), "UVIEWER");
    const [officer] = await answered(at(), "UOFFICER");
    const [guest] = await answered(at(), "UGUEST");

    expect(viewer?.text).toContain("Your role does not see");
    expect(guest?.text).toContain("a guest");
    const mine = atOnce(
      at().bot.answer(
        commandOf("cases reviews.overdue"),
        at().bot.snapshots.colleagues().get("alma.yardley@example.org") ?? never(),
        "slack",
      ),
    );
    const own: readonly string[] = JSON.stringify(mine).match(/SEND-\d+/g) ?? [];
    expect(own.length).toBeGreaterThan(0);
    expect(
      wordsOf(officer)
        .match(/SEND-\d+/g)
        ?.every((reference) => own.includes(reference)),
    ).toBe(true);
  });

  it("that is forged or has expired says so and gives nothing away", async () => {
    const before = await asked("reviews overdue");
    const action = actionOf(before.blocks, "Cases") ?? {};
    for (const value of ["nonsense", "AAAAAAAAAAAAAAAA:0", String(action["value"]).replace(/:\d+$/, ":9999")])
      await at().slack.act(before, { ...action, value }, "UMANAGER");
    const told = await answered(at(), "UMANAGER", 4);

    expect(told.slice(1).map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => "This button has expired. Ask again for today's figures."),
    );
  });

  it("answers with an expired response_url too", async () => {
    const before = await asked("reviews overdue");
    at().slack.tell("response_url", { kind: "status", status: 404, body: '{"ok":false,"error":"expired_url"}' });
    await at().slack.press(before, "Definition", "UMANAGER");
    const [, definition] = await answered(at(), "UMANAGER", 2);

    expect(wordsOf(definition)).toContain("Definition");
    expect(definition?.onlyTo).toBe("UMANAGER");
  });

  it("in the bot's own conversation changes that very message", async () => {
    await at().slack.say("reviews overdue", { user: "UMANAGER", channel: "DMANAGER" });
    const [before] = await answered(at(), "UMANAGER");
    if (!before) throw new Error("no answer");
    await at().slack.press(before, "Primary", "UMANAGER");
    await expect.poll(() => now(before.ts)?.edits, { timeout: 5000 }).toBe(1);

    expect(
      at()
        .slack.posts("DMANAGER")
        .filter(({ user }) => user === "U0BOT"),
    ).toHaveLength(1);
  });
});

describe("the Home", () => {
  it("shows what is kept at hand, and its buttons are answered in the bot's conversation", async () => {
    const before = await asked("reviews overdue");
    await at().slack.press(before, "Pin", "UMANAGER");
    await answered(at(), "UMANAGER", 2);
    await at().slack.openHome("UMANAGER");
    const home = () => JSON.stringify(at().slack.workspace.homes.get("UMANAGER") ?? {});
    await expect.poll(home, { timeout: 5000 }).toContain("Pinned");
    const blocks = at().slack.workspace.homes.get("UMANAGER")?.["blocks"];
    const [label = ""] = labelsOf(Array.isArray(blocks) ? blocks : []);
    await at().slack.pressHome(label, "UMANAGER");
    await expect.poll(() => at().slack.posts("DMANAGER").length, { timeout: 5000 }).toBeGreaterThan(0);
  });

  it("shows ten lines of somebody's work, and the settings, which it changes in their place", async () => {
    await at().slack.openHome("UOFFICER");
    const home = () => JSON.stringify(at().slack.workspace.homes.get("UOFFICER") ?? {});
    await expect.poll(home, { timeout: 9000 }).toContain("My settings");
    expect(new Set(home().match(/SEND-\d+/g)).size).toBeLessThanOrEqual(10);
    expect(home()).toContain("Page 2 of ");
    await at().slack.pressHome("Digest at 9:30am", "UOFFICER");

    await expect.poll(home, { timeout: 9000 }).toContain("Your digest is sent at 9:30am");
  });

  it("that was opened before the bot's last start is kept up to date", async () => {
    await start({
      changed(bot) {
        bot.store.personal.set(bot.store.personKey("viewer@example.org"), "home", "UVIEWER");
        return bot;
      },
    });
    await at().channel.refreshHomes();
    expect(JSON.stringify(at().slack.workspace.homes.get("UVIEWER") ?? {})).toContain("Pinned measures");
    await at().slack.openHome("UMANAGER");

    await expect
      .poll(
        () =>
          at()
            .bot.store.personal.all("home")
            .map(({ value }) => value)
            .sort(),
        { timeout: 9000 },
      )
      .toEqual(["UMANAGER", "UVIEWER"]);
  });

  it("of somebody without a digest has no settings", async () => {
    await at().slack.openHome("UVIEWER");
    const home = () => JSON.stringify(at().slack.workspace.homes.get("UVIEWER") ?? {});
    await expect.poll(home, { timeout: 9000 }).toContain("Pinned measures");

    expect(home()).not.toContain("My settings");
  });

  it("of somebody who may not ask says whom to ask", async () => {
    await at().slack.openHome("UNOBODY");

    await expect
      .poll(() => JSON.stringify(at().slack.workspace.homes.get("UNOBODY") ?? {}), { timeout: 5000 })
      .toContain("the SEND data team");
  });
});

function never(): never {
  throw new Error("the demo has her");
}
