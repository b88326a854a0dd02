import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeJobError, jobInShell } from "../../src/app/job-command.ts";
import { views } from "../../src/cases/contract.ts";
import { readConfig } from "../../src/config/config.ts";
import { writeCsvFolder } from "../../src/sources/csv/csv-writer.ts";
import { demoBorough } from "../../src/sources/demo/borough.ts";
import { openStore } from "../../src/store/store.ts";
import { FakeSlack } from "../support/fake-slack/fake-slack.ts";
import { demoUsers, wordsOf } from "../support/slack-bot.ts";

let slack: FakeSlack;
let folder = "";

beforeAll(async () => {
  slack = await FakeSlack.start({ users: demoUsers });
  folder = await mkdtemp(join(tmpdir(), "send-job-slack-"));
  const borough = demoBorough();
  await writeCsvFolder(
    join(folder, "cases"),
    views.map((view) => ({ view, rows: borough[view] })),
  );
});
afterAll(async () => {
  await slack.close();
  await rm(folder, { recursive: true });
});

/** Runs the job in this process, over CSV files, with Slack and no page. */
function job(words: readonly string[], token = slack.botToken): Promise<string> {
  const settings = () =>
    readConfig({
      DATA_DIR: join(folder, "data"),
      CASE_DATABASE: `csv:${join(folder, "cases")}`,
      TODAY: "2021-06-30",
      SLACK_BOT_TOKEN: token,
      SLACK_API_URL: slack.apiUrl,
    });
  return jobInShell(words, settings).catch((error: unknown) => describeJobError(error) ?? "an unexpected error");
}

describe("a job in a terminal, where the bot is in Slack alone", () => {
  it("decides by who is in the workspace, and delivers there by the deliver job", async () => {
    expect(await job(["digest"])).toMatch(/^[12] digests? (is|are) on (its|their) way\n$/);
    expect(slack.posts("DOFFICER")).toEqual([]);
    expect(await job(["deliver"])).toMatch(/^[12] delivered\n$/);
    expect(wordsOf(slack.posts("DOFFICER")[0])).toMatch(/SEND-\d+/);
    expect(await job(["deliver"])).toBe("0 delivered\n");
  });

  it("says that nothing arrived, and why, where the token is revoked on the way", async () => {
    slack.tell("chat.postMessage", { kind: "refuse", error: "token_revoked" }, 5);
    await job(["digest", "--on", "2021-07-01"]);
    const said = await job(["deliver", "--on", "2021-07-01"]);
    slack.server.faults.clear();

    expect(said).toMatch(/^0 delivered, [12] waiting; Slack now refuses SLACK_BOT_TOKEN \(token_revoked\)\./);
    expect(said).not.toContain("usage");
  });

  it("says that a new store in place of the last one sends nothing until somebody accepts it", async () => {
    const data = join(folder, "data");
    for (const name of await readdir(data)) if (name.startsWith("send-bot.db")) await rm(join(data, name));
    const before = slack.workspace.messages.length;
    const lost = "is not the one that the bot last sent from";
    expect(await job(["digest", "--on", "2021-07-05"])).toMatch(new RegExp(`^[12] digests? (is|are) on .*${lost}`));
    expect(await job(["deliver", "--on", "2021-07-05"])).toMatch(new RegExp(`^0 delivered, [12] waiting; .*${lost}`));

    expect(
      slack.workspace.messages
        .slice(before)
        .map((message) => wordsOf(message))
        .join(),
    ).not.toMatch(/SEND-\d+/);
    const store = openStore(data);
    store.health.accept(new Date().toISOString());
    store.close();
    expect(await job(["deliver", "--on", "2021-07-05"])).toMatch(/^[12] delivered\n$/);
  });

  it("reads and watches without Slack, of which these jobs need nothing", async () => {
    expect(await job(["refresh"], "xoxb-another")).toBe("the case data was read\n");
    expect(await job(["watch"], "xoxb-another")).toMatch(/^\d+ alerts are raised\n$/);
  });

  it("decides no digest while Slack does not say who is in the workspace, and says why", async () => {
    slack.tell("users.list", { kind: "refuse", error: "missing_scope" }, 5);
    const said = await job(["digest", "--on", "2021-07-02"]);
    slack.server.faults.clear();

    expect(said).toContain("Slack does not say who is in the workspace (missing_scope): give the app every scope");
  });

  it("names the token that Slack does not accept", async () => {
    expect(await job(["digest"], "xoxb-another")).toMatch(/^Slack refuses SLACK_BOT_TOKEN/);
  });
});
