import type { CaseBook } from "./cases/book.ts";
import type { Colleague } from "./colleague.ts";
import { officerNames } from "./facts/case-officer.ts";
import { QuestionRefused } from "./question-refused.ts";
import { rightValues } from "./right-values.ts";
import { alone } from "./spoken.ts";
import type { Named } from "./value-words.ts";

const ownTeam = alone("(?:(?:for|in|of|by) )?(?:my|our)(?: own)? team");
const own = alone("(?:(?:for|of) )?(?:my(?: own)?|mine)");

/** Who asks, as far as words such as `my team` need it. */
export type Asker = Pick<Colleague, "team" | "workers">;

/** What belongs to who asks: `my team` and, for a case officer, `my`. Throws QuestionRefused for who has none. */
export function ownWords(
  words: string,
  book: CaseBook,
  asker: Asker | undefined,
): { readonly named: readonly Named[]; readonly rest: string } {
  const named: Named[] = [];
  let rest = words;
  if (ownTeam.test(rest)) {
    const team = asker?.team ?? null;
    if (team === null) throw new QuestionRefused(`you have no team of your own here; ${rightValues("team", book)}`);
    named.push({ name: "team", typed: "my team", values: [team] });
    rest = rest.replace(ownTeam, " ; ");
  }
  if (own.test(rest)) {
    const officers = (asker?.workers ?? []).map((worker) => officerNames(book).officer(worker));
    if (officers.length === 0) {
      throw new QuestionRefused('you have no cases of your own here; leave out "my", or name an officer or a team');
    }
    named.push({ name: "officer", typed: "my", values: officers });
    rest = rest.replace(own, " ; ");
  }
  return { named, rest };
}
