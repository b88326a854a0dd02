import { afterEach, beforeEach, expect, it } from "vitest";
import { slackClient } from "../../../src/channels/slack/connection/slack-client.ts";
import { openDirectory } from "../../../src/channels/slack/directory.ts";
import { silentLog } from "../../../src/platform/log.ts";
import { FakeSlack } from "../../support/fake-slack/fake-slack.ts";
import { aUser } from "../../support/fake-slack/workspace.ts";

let slack: FakeSlack;
beforeEach(async () => {
  slack = await FakeSlack.start({
    users: [
      aUser({ id: "U1", email: "One@example.org" }),
      aUser({ id: "U2", email: "two@example.org", isDeleted: true }),
      aUser({ id: "UGUEST", isGuest: true }),
    ],
  });
});
afterEach(() => slack.close());

it("the directory reads the workspace's own people once an hour, and keeps those last known where Slack fails", async () => {
  let now = 1_700_000_000_000;
  const client = slackClient(slack.botToken, slack.apiUrl, silentLog);
  const home = { team: null, enterprise: null };
  const directory = openDirectory(
    client,
    () => Promise.resolve(home),
    () => now,
  );
  const lists = () => slack.server.calls.filter(({ method }) => method === "users.list").length;
  const fail = () => slack.tell("users.list", { kind: "refuse", error: "missing_scope" });

  fail();
  await expect(directory.lastKnown()).rejects.toThrow("missing_scope");
  const { own, byEmail } = await directory.now();
  await directory.now();

  expect([...own]).toEqual(expect.arrayContaining(["U1", "U2"]));
  expect(own.has("UGUEST")).toBe(false);
  expect([...byEmail]).toEqual([["one@example.org", "U1"]]);
  expect(lists()).toBe(2);

  now += 61 * 60_000;
  fail();
  expect((await directory.lastKnown()).own).toBe(own);
  fail();
  await expect(directory.now()).rejects.toThrow("missing_scope");
  expect((await directory.now()).own).not.toBe(own);
});

it("the directory asks Slack once a minute while it fails, however many people are looked up", async () => {
  let now = 1_700_000_000_000;
  const client = slackClient(slack.botToken, slack.apiUrl, silentLog);
  const directory = openDirectory(
    client,
    () => Promise.resolve({ team: null, enterprise: null }),
    () => now,
  );
  const lists = () => slack.server.calls.filter(({ method }) => method === "users.list").length;
  await directory.now();
  now += 61 * 60_000;
  slack.tell("users.list", { kind: "refuse", error: "missing_scope" }, 100);

  for (let person = 0; person < 45; person += 1) await directory.lastKnown();
  expect(lists()).toBe(2);
  now += 60_000;
  await directory.lastKnown();
  expect(lists()).toBe(3);
});
