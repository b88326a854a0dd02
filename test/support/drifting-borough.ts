import type { Snapshot } from "../../src/cases/snapshot.ts";
import { aBorough, aSnapshot, type Cells } from "./borough.ts";
import { plus } from "./oracle/dates.ts";
import { stream } from "./random-borough.ts";

const firstDay = "2017-06-01";
const daysShown = 1490;
const requestsMade = 1400;

/**
 * A borough whose plans come in time more often, or less often, from one month to the next: the share drifts from one
 * value to another over four years. The same for the same seed; of a later last day, the same and what happened since.
 */
export function driftingBorough(seed: number, lastDay = "2021-06-30"): Snapshot {
  const next = stream(seed + 7919);
  const between = (least: number, most: number) => Math.floor(least + next() * (most - least + 1));
  const [first, last] = [0.35 + next() * 0.6, 0.35 + next() * 0.6];
  const by = (day: string) => (day <= lastDay ? day : null);
  const person: Cells[] = [];
  const referral: Cells[] = [];
  const assessment: Cells[] = [];
  const plan: Cells[] = [];
  for (let at = 0; at < requestsMade; at += 1) {
    const after = between(0, daysShown);
    const received = plus(firstDay, after);
    const id = String(at);
    const decided = by(plus(received, between(20, 60)));
    const isAssessed = next() < 0.8;
    const found = by(plus(received, between(85, 125)));
    const isNeeded = next() < 0.9;
    const isInTime = next() < first + ((last - first) * after) / daysShown;
    const issued = by(plus(received, isInTime ? between(126, 140) : between(141, 260)));
    if (received > lastDay) continue;
    person.push({ person_id: `p${id}`, case_reference: `REF-${id}` });
    referral.push({
      referral_id: `r${id}`,
      person_id: `p${id}`,
      received_date: received,
      decision_date: decided,
      decision_taken:
        decided === null
          ? null
          : isAssessed
            ? "Proceed to EHC Assessment"
            : "Decision not to proceed to EHC assessment",
    });
    if (!isAssessed || decided === null) continue;
    const action = isNeeded ? "Develop EHCP" : "EHCP Not required";
    assessment.push({
      assessment_id: `a${id}`,
      referral_id: `r${id}`,
      decision_date: found,
      next_action: found === null ? null : action,
    });
    if (isNeeded && found !== null && issued !== null) {
      plan.push({ plan_id: `l${id}`, person_id: `p${id}`, assessment_id: `a${id}`, issued_date: issued });
    }
  }
  return aSnapshot(aBorough({ person, referral, assessment, plan }));
}
