import { readFileSync } from "node:fs";
import type { Answer } from "../../src/answer.ts";
import { toText } from "../../src/render/text.ts";

/** What a question must be answered with. `answer/cases`: either serves the person. */
export type Kind = "answer" | "cases" | "offer" | "absent" | "page" | "case" | "work" | "done" | "refuse" | "help";

export interface AskedRow {
  readonly question: string;
  /** The email of whoever asks. */
  readonly as: string;
  readonly kinds: readonly string[];
  /** What the answer must say, and what its headline must not. */
  readonly says: readonly string[];
  readonly never: readonly string[];
}

const listed = (text: string) => text.split("|").flatMap((one) => (one.trim() === "" ? [] : [one.trim()]));

/** The rows of asked.tsv: what people ask, who they are, and what the answer on the demo borough must say. */
export const askedRows: readonly AskedRow[] = readFileSync(new URL("asked.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => {
    const [question = "", as = "", kinds = "", says = "", never = ""] = line.split("\t");
    return {
      question,
      as: as === "" ? "manager@example.org" : as,
      kinds: kinds.split("/"),
      says: listed(says),
      never: listed(never),
    };
  });

/** Returns what kind of answer a person got. */
function kindOf({ title, query = "", parts }: Answer): Kind {
  const kinds = new Set([...parts].map(({ kind }) => kind));
  if (title === "Did you mean one of these?") return "offer";
  if (title === "Not in the case data") return "absent";
  if (title.startsWith("Cases: ")) return "cases";
  if (title.startsWith("Case ")) return "case";
  if (/^(?:Your|My) work|^Your (?:day|cases)/.test(title)) return "work";
  if ([...parts].some((part) => part.kind === "list" && part.headings[0] === "Measure")) return "page";
  if (title === "What you can ask") return "help";
  if (kinds.has("table")) return "answer";
  const isOfMeasure = (query.split(" ")[0] ?? "").includes(".");
  return isOfMeasure && kinds.has("say") ? "answer" : "done";
}

/** Whether a text has some words, of which a number is whole: 31 is not in 1,316. */
function has(text: string, words: string): boolean {
  const pattern = words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`);
  return new RegExp(String.raw`(?<![\d,.])${pattern}(?!\d|,\d)`, "i").test(text);
}

/** Returns the answer's own words, without its buttons and the definition, on one line. */
function bodyOf(answer: Answer): string {
  return toText(answer)
    .replaceAll(/\s+/g, " ")
    .replace(/ (?:Definition: |Go on ).*$/, "");
}

/** Returns what is said first, without what stands beside it: of how many, and how many there were before. */
function leadOf({ title, filters, parts }: Answer): string {
  const [headline = ""] = [...parts].flatMap((part) => (part.kind === "say" ? [part.text] : []));
  const values = filters.map(({ value }) => value).join(" ");
  return `${title} ${values} ${headline}`.replaceAll(/\([^)]*\)/g, "").replaceAll(/(?:, out)? of [\d,]+/g, "");
}

/** Returns what is wrong with an answer, or with the sentence that refuses one; null: nothing. */
export function faultOf({ kinds, says, never }: AskedRow, answer: Answer | string): string | null {
  const kind = typeof answer === "string" ? "refuse" : kindOf(answer);
  const body = typeof answer === "string" ? answer : bodyOf(answer);
  const lead = typeof answer === "string" ? answer : kind === "answer" ? leadOf(answer) : body;
  if (!kinds.includes(kind)) return `${kinds.join(" or ")} is wanted, not ${kind}: ${body}`;
  if (kind === "offer") return null;
  const missing = says.filter((words) => !has(body, words));
  if (missing.length > 0) return `${missing.join(", ")} is not said: ${body}`;
  const wrong = never.filter((words) => has(lead, words));
  return wrong.length > 0 ? `${wrong.join(", ")} must not be said: ${lead}` : null;
}
