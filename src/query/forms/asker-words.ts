import type { Colleague } from "../../access/colleagues.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { officerNames } from "../../facts/case-officer.ts";
import { wholeWords } from "../tokens.ts";
import { markOf, type NamedValue } from "./marks.ts";

/** Who asks, as far as `my` and `my team` depend on it. */
export type Asker = Pick<Colleague, "team" | "workers">;

/** What the asker calls their own and has not: cases, or a team. */
export type Missing = "cases" | "team";

/** "Can you show me" is politeness, not ownership. */
const polite = new RegExp(
  wholeWords(
    String.raw`(?:can|could|may|might) (?:i|you|we) (?:please )?(?:have|ask|check|look(?: at)?)(?: (?:for|about|the))?|(?:(?:(?:can|could|may|might|would|do) (?:i|you|we)|will you) (?:please )?(?:please|see|get|know|show|tell|give|let|find|need|want|like|pull|bring)(?: (?:to|me|us)\b)?(?: (?:see|know|have))?(?: me| us)?|(?:^me(?= )|(?:show|tell|give|send|get|find|let|remind) (?:me|us))(?: (?:see|know|have))?|i (?:d|would|'d)? ?(?:want|need|like|wish|wanna)(?: to)?(?: (?:see|know|get|have|find))?(?: out)?|i'?m (?:looking for|after|asking)|i am (?:looking for|after|asking)|i (?:think|mean|wonder)|please let me know)`,
  ).source,
  "gu",
);
const ownTeam = wholeWords("(?:(?:for|in|of|by) )?(?:my|our)(?: own)? teams?");
const own = wholeWords(
  "(?:(?:for|of|to|with|by|under|on) )?(?:my(?: own)?|mine|myself|me|i)(?: (?:have|hold|got|am|do|did|look after|manage))?(?: responsible for)?",
);

/**
 * Reads `my team`, and `my`, `me` and `I`, as the asker's team and cases, which are added to `named`. Returns the rest of
 * the words, and what the asker has not. `We` is the borough.
 */
export function readOwnWords(
  words: string,
  snapshot: Snapshot,
  asker: Asker | undefined,
  named: NamedValue[],
): { readonly rest: string; readonly missing?: Missing } {
  let rest = words.replaceAll(polite, " ");
  let missing: Missing | undefined;
  if (ownTeam.test(rest)) {
    const team = asker?.team ?? null;
    rest = rest.replace(ownTeam, team === null ? " ; " : ` ${markOf(named.length)} `);
    if (team === null) missing = "team";
    else named.push({ name: "team", typed: "my team", values: [team] });
  }
  if (!own.test(rest)) return missing === undefined ? { rest } : { rest, missing };
  const officers = (asker?.workers ?? []).map((worker) => officerNames(snapshot).officer(worker));
  const mark = officers.length === 0 ? " ; " : ` ${markOf(named.length)} `;
  for (let at = 0; own.test(rest) && at < 5; at += 1) rest = rest.replace(own, at === 0 ? mark : " ");
  if (officers.length === 0) return { rest, missing: missing ?? "cases" };
  named.push({ name: "officer", typed: "my", values: officers });
  return missing === undefined ? { rest } : { rest, missing };
}
