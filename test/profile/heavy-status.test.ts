import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contract, views } from "../../src/cases/contract.ts";
import { defaultWords } from "../../src/cases/council-words.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { toSlack } from "../../src/render/slack/index.ts";
import { toText } from "../../src/render/text.ts";
import { statusAnswer, statusOn } from "../../src/reports/status-report.ts";
import { csvFolder } from "../../src/sources/csv/csv-reader.ts";
import { both, cells, writeFiles } from "../support/csv-borough.ts";
import { messageFaults } from "../support/slack-limits.ts";

const noLoad = { isEmpty: false, isRetryable: false, isShrunken: true, peopleError: null, progress: null };

it("a status of every fault at once fits into Slack's messages and a terminal", async () => {
  const folder = await mkdtemp(join(tmpdir(), "send-heavy-"));
  // Six cells of each column hold what no column may hold, six others what each column may leave out.
  const faults = views.flatMap((view) =>
    contract[view]
      .filter(({ kind }) => kind !== "text")
      .flatMap(({ name, required }) => [
        cells(view, name, (old, at) => (at > 33 ? "31/12/20 " + "x".repeat(60) : old)),
        ...(required ? [] : [cells(view, name, (old, at) => (at < 6 ? "1900-01-01" : old))]),
      ]),
  );
  await writeFiles(folder, both(...faults));
  const snapshot = await csvFolder(folder, () => "2021-06-30T07:00:00+01:00").read(defaultWords);
  await rm(folder, { recursive: true });
  const error = "a reason, ".repeat(300);
  const answer = statusAnswer(statusOn(snapshot, dayOfText("2021-06-30")), { ...noLoad, error });
  const reasons = answer.parts.filter(({ kind }) => kind === "note").length;
  const forms = toSlack(answer, { keep: () => "a-name-of-16-let", isEphemeral: true });

  expect(reasons).toBeGreaterThan(30);
  expect(forms.flatMap(({ messages }) => messages.flatMap((message) => messageFaults(message)))).toEqual([]);
  expect(
    Math.max(
      ...toText(answer)
        .split("\n")
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(80);
});
