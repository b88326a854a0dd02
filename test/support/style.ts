import { readFileSync } from "node:fs";
import dictionary from "dictionary-en-gb";
import nspell from "nspell";
import type { Answer, Part } from "../../src/answer.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";

const page = readFileSync("docs/style.md", "utf8");

/** Returns the cells of the table under a heading of docs/style.md, without its first two lines. */
function tableUnder(heading: string): readonly (readonly string[])[] {
  const lines = (page.split(`## ${heading}\n`)[1] ?? "").split("\n## ")[0]?.split("\n") ?? [];
  return lines
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

/** What docs/style.md says not to say. */
export const ruledOut: readonly string[] = tableUnder("Say this").flatMap(([, , not = ""]) =>
  not.split(";").map((phrase) => phrase.trim()),
);

const termWords = new Set(
  (page.split("## Words that no dictionary has\n")[1] ?? "")
    .replaceAll(/[`\s]+/g, " ")
    .split(/[ ,]+/)
    .filter((word) => word !== ""),
);

const spelling = nspell(Buffer.from(dictionary.aff), Buffer.from(dictionary.dic));

const asPattern = (phrase: string) =>
  phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(" ", String.raw`\s+`);
const phrases = new RegExp(String.raw`(?<![\p{L}\d])(?:${ruledOut.map(asPattern).join("|")})(?!\p{L})`, "iu");

const counted =
  "plan|review|request|referral|assessment|decision|refusal|case|record|error|alert|officer|team|measure|transfer|amendment|day|week|month|point";
const plurals = new RegExp(String.raw`(?<![\d,.:/-])\b1 (?:[a-z]+ )?(?:(?:${counted})s|children|people)\b`);
const singulars = new RegExp(
  String.raw`(?<![\d/-])\b(?:[2-9]|\d\d+|\d[\d,]+\d) (?:${counted.replace(/\|day.*$/, "")})\b(?! (?:to|officers)\b)`,
);
const verbs = /(?<![\d,.])\b1 (?:are|were|have)\b/;

/** Says what is wrong with the style of a text that people read. */
export function styleFaults(text: string): string[] {
  const shown = (found: RegExpExecArray | null) => (found === null ? [] : [`"${found[0]}" in: ${text.slice(0, 300)}`]);
  return [
    ...shown(/\b\d{4}-\d{2}-\d{2}\b/.exec(text)),
    ...shown(plurals.exec(text)),
    ...shown(singulars.exec(text)),
    ...shown(verbs.exec(text)),
    ...shown(phrases.exec(text)),
  ];
}

/** Says what is wrong with a title: more than one colon, or capitals in the middle of it. */
export function titleFaults(title: string): string[] {
  return (title.match(/:/g) ?? []).length > 1 ? [`two colons: ${title}`] : [];
}

/** Returns the words that are in no dictionary, not in docs/style.md and not among the names given. */
export function unknownWords(text: string, names: ReadonlySet<string> = new Set()): string[] {
  // outlines of messages are cut in the middle of words, and name the markup and colours of a chat
  const whole = text.replaceAll(/\S*…|\(\d+ characters, \w+\)|&[lg]t;|mrkdwn|\b[a-z]+[A-Z]\w*/g, " ");
  const words = whole.match(/(?<![\p{L}\d_#@./-])\p{L}[\p{L}'’-]*(?![\p{L}\d_@/])/gu) ?? [];
  return words.flatMap((word) => {
    const plain = word.replace(/['’]s?$/, "").replaceAll("’", "'");
    const isKnown = termWords.has(plain) || names.has(plain.toLowerCase()) || plain.split("-").every(isSpelled);
    return isKnown ? [] : [word];
  });
}

const known = new Map<string, boolean>();

function isSpelled(word: string): boolean {
  const cached = known.get(word);
  if (cached !== undefined) return cached;
  const correct = word.length < 2 || spelling.correct(word) || termWords.has(word);
  known.set(word, correct);
  return correct;
}

/** Returns the words of everything that the borough recorded: names of people and teams, words of the council. */
export function namesOf({ workers, persons, referrals, assessments, plans, reviews }: Snapshot): ReadonlySet<string> {
  const texts = [
    ...workers.flatMap(({ name, team }) => [name, team]),
    ...persons.flatMap(({ gender, ethnicity, caseReference }) => [gender, ethnicity, caseReference]),
    ...referrals.flatMap(({ decisionTaken, nextAction }) => [decisionTaken, nextAction]),
    ...assessments.flatMap(({ nextAction, nextActionReason }) => [nextAction, nextActionReason]),
    ...plans.map(({ ceasedReason }) => ceasedReason),
    ...reviews.map(({ completedByTeam }) => completedByTeam),
  ];
  const words = texts.flatMap((text) => (text ?? "").toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? []);
  return new Set(words);
}

/** Returns the sentences of an answer, and what else the bot words itself; not what the borough recorded. */
export function sentencesOf({ parts, filters }: Answer): string[] {
  return [...filters.map(({ name, value }) => `${name} ${value}`), ...[...parts].flatMap(sentencesOfPart)];
}

function sentencesOfPart(part: Part): string[] {
  switch (part.kind) {
    case "say":
    case "note":
      return [part.text];
    case "figure":
      return [`${part.label} ${part.against ?? ""}`];
    case "table":
      return [part.rowHeading, ...part.columns.map(({ label }) => label)];
    case "chart":
      return [part.subtitle, part.alt, part.limit?.label ?? "", part.target?.label ?? ""];
    case "list":
      return [...part.headings];
    case "choices":
      return [part.title, ...part.choices.map(({ label }) => label)];
  }
}

/** Returns the titles of an answer: its own and its charts'. */
export function titlesOf({ title, parts }: Answer): string[] {
  return [title, ...[...parts].flatMap((part) => (part.kind === "chart" ? [part.title] : []))];
}
