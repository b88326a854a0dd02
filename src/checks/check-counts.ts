import type { View } from "../cases/contract.ts";
import type { Day } from "../cases/day.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { scopeOf } from "../measures/engine/scope.ts";
import type { Rule } from "../rule.ts";
import { checks } from "./index.ts";

/** How many findings a data check has. */
export interface CheckCount {
  readonly id: string;
  readonly view: View;
  readonly count: number;
  /** `3 plans have a ceased date before their issue date`. */
  readonly sentence: string;
}

/** Returns the data checks that have findings on the day. */
export function checkCounts(snapshot: Snapshot, on: Day): CheckCount[] {
  const scope = scopeOf(snapshot, on);
  return checks.flatMap((one) => {
    const count = one.findings(scope).length;
    return count === 0 ? [] : [{ id: one.id, view: one.view, count, sentence: findingsSentence(one, count) }];
  });
}

/** Says how many findings a rule or check has: `1 plan has a ceased date before its issue date`. */
export function findingsSentence({ says }: Pick<Rule, "says">, count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? says.one : says.many}`;
}
