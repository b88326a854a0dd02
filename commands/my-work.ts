import { alertKinds } from "../src/alerts/index.ts";
import type { Choice, Item } from "../src/answer.ts";
import { command, firstWord, fixedWord, pageNumber, type Arg } from "../src/command.ts";
import { alertOwner } from "../src/digest/alert-owner.ts";
import { named, unreadSentence } from "../src/digest/digest-answer.ts";
import {
  caseCount,
  countOf,
  lineHeadings,
  lineOf,
  workListOf,
  type ShownItem,
  type WorkList,
} from "../src/digest/digest-lines.ts";
import { needsAlerts, othersUnallocated, ownDigest } from "../src/reports/my-work-report.ts";
import { privateAnswer } from "../src/reports/private-answer.ts";
import { UserError } from "../src/user-error.ts";

/** The most lines that a person's Home has room for beside its other parts. */
const pageSize = 10;

const titles: Readonly<Record<keyof WorkList, string>> = {
  lines: "Your work",
  older: "Your work: over a year late",
  unallocated: "Cases without an officer",
};

const workPart: Arg<keyof WorkList> = {
  ...firstWord("[older|unallocated]"),
  read(typed) {
    const [first] = (typed ?? "").toLowerCase().split(/\s+/);
    if (first === "older" || first === "unallocated") return first;
    if (first === "" || first === "page") return "lines";
    throw new UserError("my work can be followed by older, unallocated or a page, such as: my work page 2");
  },
};

/** Offers the lists that are shown apart from the lines, each as a button with its count. */
function otherLists({ older, unallocated }: WorkList): Choice[] {
  return [
    ...(older.length > 0 ? [{ label: `${older.length} over a year late`, words: "my work older" }] : []),
    ...(unallocated.length > 0
      ? [{ label: `${unallocated.length} without an officer`, words: "my work unallocated" }]
      : []),
  ];
}

/** Leaves only the Why button on a line that belongs to another manager. */
function withWhyOnly(line: Item): Item {
  return { ...line, choices: (line.choices ?? []).filter(({ words }) => words.startsWith("why ")) };
}

export const myWork = command({
  name: "my",
  description: "what is late or due of your own cases, and your wrong records",
  args: { work: fixedWord("work"), which: workPart, page: pageNumber },
  accepts: (rest) => /^(work|older|unallocated|page)?(\s|$)/i.test(rest),
  needs: needsAlerts,
  run({ which, page }, context) {
    const { items: own } = ownDigest(context, alertKinds);
    const work = workListOf(own);
    const unread = own.filter(({ state }) => state === "unread");
    const personOf = alertOwner(context.snapshot, alertKinds);
    const others =
      which === "unallocated" && work.unallocated.length === 0 ? othersUnallocated(context, alertKinds) : [];
    const all: readonly ShownItem[] = [...work[which], ...others];
    const last = Math.max(1, Math.ceil(all.length / pageSize));
    if (page > last) throw new UserError(`there is no page ${page}; the last is ${last}`);
    const items = all
      .slice((page - 1) * pageSize, page * pageSize)
      .map((item) => lineOf(item, context.caseAddress, true))
      .map((line) => (others.length > 0 ? withWhyOnly(line) : line));
    const count = `${countOf(all.length, "thing")} in ${countOf(caseCount(all), "case")}, page ${page} of ${last}.`;
    const text = all.length === 0 ? "Nothing is late, due or wrong here." : count;
    const next = `my work ${which === "lines" ? "" : `${which} `}page ${page + 1}`;
    const more = [
      ...(page < last ? [{ label: `Page ${page + 1} of ${last}`, words: next }] : []),
      ...(which === "lines" ? otherLists(work) : []),
    ];
    return privateAnswer(titles[which], context, [
      { kind: "say", text },
      ...(which === "lines" && unread.length > 0
        ? [{ kind: "say" as const, text: unreadSentence(named(unread, { kinds: alertKinds, personOf })) }]
        : []),
      ...(items.length > 0 ? [{ kind: "list" as const, headings: lineHeadings, items, total: all.length }] : []),
      ...(more.length > 0 ? [{ kind: "choices" as const, title: "More", choices: more }] : []),
    ]);
  },
});
