import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../../src/access/colleagues.ts";
import type { Item, List, PrivateAnswer } from "../../../src/answer.ts";
import { dispatch } from "../../../src/dispatch.ts";
import { toSlack } from "../../../src/render/slack/index.ts";
import { demoAppointments } from "../../../src/sources/demo/demo-source.ts";
import { aCommandContext } from "../../support/context.ts";
import { demoSnapshot as snapshot } from "../../support/demo.ts";
import { keeper } from "../../support/outline.ts";
import { slackOutline } from "../../support/slack-outline.ts";

const address = (reference: string) => `https://cases.council.example/case/${reference}?from=send-bot`;

function aLine(at: number): Item {
  const reference = `SEND-${100_000 + at}`;
  const choices = ["Seen", "Remind me in a week", "Remind me in a month", "Why?"].map((label) => ({
    label,
    words: `${label} ${reference}`,
  }));
  return { cells: [reference, "due 24 June (6 days ago)", "child aged 9"], address: address(reference), choices };
}

function answerWith(count: number, more = 0): PrivateAnswer {
  const list: List = {
    kind: "list",
    headings: ["Case", "Due", "About"],
    items: Array.from({ length: count }, (_, at) => aLine(at)),
    total: count + more,
    group: {
      title: `${count} annual reviews overdue`,
      action: "Hold the annual review.",
      choices: count > 1 ? [{ label: "Seen all", words: "seen" }] : [],
    },
  };
  const on = "2021-06-30";
  return { audience: "private", title: "Your cases", on, asAt: `${on}T07:00:00+01:00`, filters: [], parts: [list] };
}

function blocksOf(answer: PrivateAnswer): readonly { readonly type: string }[] {
  const [form] = toSlack(answer, { keep: () => "a-name-of-16-let", isEphemeral: false });
  return form?.messages.flatMap(({ blocks = [] }) => blocks).slice(2) ?? [];
}

describe("lines that belong together", () => {
  it.each([
    [1, ["section", "section"]],
    [2, ["section", "section", "actions"]],
    [20, ["section", "section", "actions"]],
  ])("of %i cases take these blocks, three at most: %o", (count, types) => {
    expect(blocksOf(answerWith(count)).map(({ type }) => type)).toEqual(types);
  });

  it("say what to do once, link each case, and name each case in their list of choices", () => {
    const json = JSON.stringify(blocksOf(answerWith(2, 3)));

    expect(json.match(/Hold the annual review/g)).toHaveLength(1);
    expect(json).toContain(`<${address("SEND-100001")}|SEND-100001>* due 24 June (6 days ago), child aged 9`);
    expect(json).toContain("and 3 more");
    expect(json.match(/SEND-10000[01]: (?:Seen|Remind me in a week|Remind me in a month|Why\?)/g)).toHaveLength(8);
  });
});

it("a first digest is sent as it was approved", async () => {
  const colleagues = colleagueDirectory(snapshot, demoAppointments);
  const colleague = colleagues.get("alma.yardley@example.org");
  if (colleague === undefined) throw new Error("nobody of that email");
  const answer = dispatch("digest", aCommandContext(snapshot, { colleague, colleagues, caseAddress: address }));
  const { keep, wordsOf } = keeper();
  const forms = toSlack(answer, { keep, isEphemeral: false, notification: answer.title });

  await expect(slackOutline(forms, wordsOf)).toMatchFileSnapshot("../../messages/slack/digest.txt");
});
