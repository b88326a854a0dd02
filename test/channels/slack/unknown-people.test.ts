import { describe, expect, it } from "vitest";
import { jobs } from "../../../jobs/index.ts";
import { jobRunnerOf } from "../../../src/app/work.ts";
import { readConfig } from "../../../src/config/config.ts";
import { commandOf } from "../../../src/dispatch.ts";
import { toText } from "../../../src/render/text.ts";
import { atOnce } from "../../../src/cases/snapshot-work.ts";
import type { Fault } from "../../support/fake-slack/faults.ts";
import { aUser } from "../../support/fake-slack/workspace.ts";
import { demoUsers, workplaceOfEachTest } from "../../support/slack-bot.ts";

const { start, at } = workplaceOfEachTest();
// without the local page, which reaches everybody
const config = readConfig({ CASE_DATABASE: "csv:./cases" });

/** Runs a job as its schedule does; resolves with what it did, or with `failed`. */
function run(id: string): Promise<string> {
  const job = jobs.find((one) => one.id === id);
  if (!job) throw new Error(`there is no job ${id}`);
  const { runner } = jobRunnerOf(config, at().bot, [at().channel.adapter]);
  return runner.run(job, true).catch(() => "failed");
}

function status(): string {
  const manager = at().bot.snapshots.colleagues().get("manager@example.org");
  if (!manager) throw new Error("the demo has no manager");
  const answer = atOnce(at().bot.answer(commandOf("status"), manager, "slack"));
  return "error" in answer ? answer.error : toText(answer).replaceAll(/\s+/g, " ");
}

describe("while Slack does not say who is in the workspace", () => {
  it.each<[string, Fault]>([
    ["missing_scope", { kind: "refuse", error: "missing_scope" }],
    ["503", { kind: "status", status: 503 }],
  ])(
    "digests wait, and all jobs that do not need it run: %s",
    async (word, fault) => {
      await start({ before: (slack) => slack.tell("users.list", fault, 1000) });
      for (const id of ["refresh", "watch", "weekly-post", "subscriptions", "notice", "tidy", "deliver"])
        expect([id, await run(id)]).not.toEqual([id, "failed"]);
      expect(await run("digest")).toBe("failed");
      expect(status()).toContain(`Slack does not say who is in the workspace (`);
      expect(status()).toContain(word);

      at().slack.server.faults.clear();
      expect(await run("digest")).toMatch(/^[1-9]\d* digests? (is|are) on/);
      expect(status()).not.toContain("does not say who is in the workspace");
    },
    60_000,
  );
});

describe("a workspace that shows the emails of nobody of the case data", () => {
  it("is an incident that status shows, with what to do", async () => {
    const users = demoUsers.map(({ id }) => aUser({ id, email: `${id.toLowerCase()}@elsewhere.example` }));
    await start({ users });
    await run("digest");

    expect(status()).toMatch(/None of the \d+ case officers can be reached: .*docs\/slack\.md/);
  });
});
