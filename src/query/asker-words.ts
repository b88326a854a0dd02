import type { Colleague } from "../access/colleagues.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { officerNames } from "../facts/case-officer.ts";
import { UserError } from "../user-error.ts";
import type { NamedValue } from "./entities.ts";
import { validValues } from "./suggestions.ts";
import { wholeWords } from "./tokens.ts";

/** Who asks, as far as `my` and `my team` depend on it. */
export type Asker = Pick<Colleague, "team" | "workers">;

const ownTeamPattern = wholeWords("(?:(?:for|in|of|by) )?(?:my|our)(?: own)? team");
const ownPattern = wholeWords("(?:(?:for|of) )?(?:my(?: own)?|mine)");

/**
 * Reads `my team` and `my` as the asker's team and cases. Returns the rest of the words too. Throws UserError where the
 * asker has no such team or cases.
 */
export function readOwnWords(
  words: string,
  snapshot: Snapshot,
  asker: Asker | undefined,
): { readonly named: readonly NamedValue[]; readonly rest: string } {
  const named: NamedValue[] = [];
  let rest = words;
  if (ownTeamPattern.test(rest)) {
    const team = asker?.team ?? null;
    if (team === null) throw new UserError(`you have no team of your own here; ${validValues("team", snapshot)}`);
    named.push({ name: "team", typed: "my team", values: [team] });
    rest = rest.replace(ownTeamPattern, " ; ");
  }
  if (ownPattern.test(rest)) {
    const officers = (asker?.workers ?? []).map((worker) => officerNames(snapshot).officer(worker));
    if (officers.length === 0) {
      throw new UserError('you have no cases of your own here; leave out "my", or name an officer or a team');
    }
    named.push({ name: "officer", typed: "my", values: officers });
    rest = rest.replace(ownPattern, " ; ");
  }
  return { named, rest };
}
