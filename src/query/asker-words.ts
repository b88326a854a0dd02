import type { Snapshot } from "../cases/snapshot.ts";
import type { Colleague } from "../access/colleagues.ts";
import { officerNames } from "../facts/case-officer.ts";
import { UserError } from "../user-error.ts";
import { rightValues } from "./suggestions.ts";
import { alone } from "./tokens.ts";
import type { Named } from "./entities.ts";

const ownTeam = alone("(?:(?:for|in|of|by) )?(?:my|our)(?: own)? team");
const own = alone("(?:(?:for|of) )?(?:my(?: own)?|mine)");

/** Who asks, as far as words such as `my team` need it. */
export type Asker = Pick<Colleague, "team" | "workers">;

/** What belongs to who asks: `my team` and, for a case officer, `my`. Throws UserError for who has none. */
export function ownWords(
  words: string,
  snapshot: Snapshot,
  asker: Asker | undefined,
): { readonly named: readonly Named[]; readonly rest: string } {
  const named: Named[] = [];
  let rest = words;
  if (ownTeam.test(rest)) {
    const team = asker?.team ?? null;
    if (team === null) throw new UserError(`you have no team of your own here; ${rightValues("team", snapshot)}`);
    named.push({ name: "team", typed: "my team", values: [team] });
    rest = rest.replace(ownTeam, " ; ");
  }
  if (own.test(rest)) {
    const officers = (asker?.workers ?? []).map((worker) => officerNames(snapshot).officer(worker));
    if (officers.length === 0) {
      throw new UserError('you have no cases of your own here; leave out "my", or name an officer or a team');
    }
    named.push({ name: "officer", typed: "my", values: officers });
    rest = rest.replace(own, " ; ");
  }
  return { named, rest };
}
