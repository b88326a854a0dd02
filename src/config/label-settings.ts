import { readFileSync } from "node:fs";
import { defaultWords } from "../cases/council-words.ts";
import { sameName } from "../cases/same-name.ts";
import { trailing } from "../facts/spellings.ts";
import { InvalidSetting, setting } from "./setting.ts";

/** Long enough for any name that a chart can show. */
const longest = 60;

/** Names that tables use themselves. */
const taken = new Set([...trailing, "Total"].map(sameName));

/**
 * How people see codes of the case system: a file of lines `code = label`, blank ones and those that begin with `#` left out.
 * Its labels are added to the initial ones.
 */
export const labels = setting<ReadonlyMap<string, string>>({
  name: "LABELS",
  meaning: "a file with what people see for the codes of the case system, a line each: code = label",
  initial: "",
  example: "docs/labels.txt",
  read(file) {
    if (file === "") return defaultWords.labels;
    try {
      return labelsIn(readFileSync(file, "utf8"));
    } catch {
      return new InvalidSetting("names a file that cannot be read: check its path and who may read it");
    }
  },
});

/** Reads the lines of a file of labels. Says of each line that cannot be used what is wrong with it. */
function labelsIn(text: string): ReadonlyMap<string, string> | InvalidSetting {
  const found = new Map<string, string>();
  const faults: string[] = [];
  for (const [at, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    const [code = "", label = "", more] = line.split("=").map((side) => side.trim());
    const fault = faultOf(code, label, more, found);
    if (fault === null) found.set(sameName(code), label);
    else faults.push(`line ${at + 1} ${fault}`);
  }
  if (faults.length > 0) return new InvalidSetting(`names a file with lines that cannot be used: ${faults.join(", ")}`);
  return new Map([...defaultWords.labels, ...found]);
}

function faultOf(
  code: string,
  label: string,
  more: string | undefined,
  found: ReadonlyMap<string, string>,
): string | null {
  if (code === "" || label === "" || more !== undefined) return "is not one code, = and its label";
  if (found.has(sameName(code))) return "has a code that an earlier line has";
  if (label.length > longest) return `has a label of more than ${longest} characters`;
  if (/\p{C}/u.test(label)) return "has a label with a sign that cannot be shown";
  return taken.has(sameName(label)) ? `has the label ${label}, which tables use themselves` : null;
}
