import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { jobRunnerOf } from "../../../src/app/work.ts";
import { channelConversation } from "../../../src/digest/conversation.ts";
import { config, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** Makes somebody a guest, or gone, who was known as a colleague a moment ago. */
function change(user: string, to: { readonly isGuest?: boolean; readonly isDeleted?: boolean }): void {
  const { users } = at().slack.workspace;
  const before = users.get(user);
  if (before === undefined) throw new Error("nobody of that id");
  users.set(user, { ...before, ...to });
}

const own = (channel: string) =>
  at()
    .slack.posts(channel)
    .filter(({ user }) => user === "U0BOT");

it.each([
  [{}, true],
  [{ isGuest: true }, false],
  [{ isDeleted: true }, false],
])("to whoever has become %o since, something unasked goes: %s", async (to, isTold) => {
  await start();
  const { runner } = jobRunnerOf(config, at().bot, [at().channel.adapter]);
  await runner.context(true);
  await at().channel.adapter.addressOf(manager());
  change("UOFFICER", to);
  await runner.morning("same");
  await runner.deliver();

  expect(own("DOFFICER").length > 0).toBe(isTold);
});

it("nothing is posted to a channel a reader of which has become a guest since", async () => {
  await start();
  const { runner } = jobRunnerOf(config, at().bot, [at().channel.adapter]);
  const put = (key: string) =>
    at().bot.store.outbox.put(key, channelConversation("CTEAM"), { kind: "weekly", day: "2021-06-28" }, "2021-06-30");
  put("weekly:1:CTEAM");
  await runner.deliver();
  expect(own("CTEAM")).toHaveLength(1);
  change("UVIEWER", { isGuest: true });
  vi.setSystemTime(Date.now() + 10_000);
  put("weekly:2:CTEAM");
  await runner.deliver();

  expect(own("CTEAM")).toHaveLength(1);
});

it("no Home is shown again to whoever has become a guest since", async () => {
  await start();
  await at().slack.openHome("UMANAGER");
  await expect.poll(() => at().slack.workspace.homes.get("UMANAGER"), { timeout: 8000 }).toBeDefined();
  change("UMANAGER", { isGuest: true });
  await at().channel.refreshHomes();

  expect(JSON.stringify(at().slack.workspace.homes.get("UMANAGER"))).toContain("Your account is a guest");
});

function manager() {
  const found = at().bot.snapshots.colleagues().get("manager@example.org");
  if (found === undefined) throw new Error("the demo has no manager");
  return found;
}
