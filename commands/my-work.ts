import { alertKinds } from "../src/alerts/index.ts";
import { command } from "../src/command.ts";
import { casesOf, countOf, lineHeadings, lineOf, workOf, type Shown, type Work } from "../src/digest-lines.ts";
import { ownDigest } from "../src/own-work.ts";
import { QuestionRefused } from "../src/question.ts";
import { sayAnswer } from "../src/say-answer.ts";

const pageSize = 15;

const titles: Readonly<Record<keyof Work, string>> = {
  lines: "Your work",
  older: "Your work: over a year late",
  unallocated: "Cases without an officer",
};

function partOf(words: string): keyof Work {
  const [first = ""] = words.toLowerCase().split(/\s+/);
  if (first === "older" || first === "unallocated") return first;
  if (first === "" || first === "page") return "lines";
  throw new QuestionRefused("my work can be followed by older, unallocated or a page, such as: my work page 2");
}

export const myWork = command({
  name: "my",
  says: "what is late or due of your own cases, and your wrong records",
  usage: "my work [older|unallocated] [page N]",
  run(words, desk) {
    const rest = words.trim().replace(/^work\b\s*/i, "");
    const which = partOf(rest);
    const all: readonly Shown[] = workOf(ownDigest(desk, alertKinds).items)[which];
    const page = Math.max(1, Number(/\bpage\s*:?\s*(\d{1,6})/i.exec(rest)?.[1] ?? 1));
    const last = Math.max(1, Math.ceil(all.length / pageSize));
    if (page > last) throw new QuestionRefused(`there is no page ${page}; the last is ${last}`);
    const items = all.slice((page - 1) * pageSize, page * pageSize).map((item) => lineOf(item, desk.caseAddress, true));
    const says = `${countOf(all.length, "thing")} in ${countOf(casesOf(all), "case")}, page ${page} of ${last}.`;
    const next = `my work ${which === "lines" ? "" : `${which} `}page ${page + 1}`;
    return sayAnswer(titles[which], desk, [
      { kind: "say", text: says },
      { kind: "list", headings: lineHeadings, items, total: all.length },
      ...(page < last
        ? [{ kind: "choices" as const, title: "More", choices: [{ label: `Page ${page + 1}`, words: next }] }]
        : []),
    ]);
  },
});
