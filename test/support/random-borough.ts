import type { Borough } from "../../src/cases/contract.ts";
import { aBorough, type Cells } from "./borough.ts";

/** Returns a stream of numbers from 0 to below 1, the same for the same seed. */
export function stream(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A borough of so many people, the same for the same seed, with every rare and broken shape. */
export function randomBorough(seed: number, size = 60): Borough {
  const next = stream(seed);
  // columns added later have a stream of their own, so that the rest of a seed's borough stays the same
  const nextLate = stream(seed + 7919);
  const chance = (share: number) => next() < share;
  const whole = (most: number) => Math.floor(next() * most);
  const pick = <Item>(...items: readonly [Item, ...Item[]]): Item => items[whole(items.length)] ?? items[0];
  const odd = (text: string) => (chance(0.15) ? pick(text.toUpperCase(), text.toLowerCase(), ` ${text} `) : text);
  const day = (from = 2017, years = 5) => {
    if (chance(0.15)) {
      return pick(
        "2021-06-30",
        "2021-07-01",
        "2020-06-30",
        "2020-02-29",
        "2021-04-30",
        "2020-08-31",
        "2020-04-30",
        "2020-05-31",
        "2021-01-01",
        "2020-12-31",
      );
    }
    const [year, month, date] = [from + whole(years), 1 + whole(12), 1 + whole(28)];
    return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  };
  const later = (from: string, most: number) => {
    const date = new Date(`${from}T00:00:00Z`);
    const days = chance(0.2) ? pick(14, 28, 42, 43, 56, 70, 71, 84, 112, 113, 140, 141, 182, 365, -3) : whole(most);
    if (Number.isNaN(date.getTime())) return from;
    date.setUTCDate(date.getUTCDate() + days);
    return date.toISOString().slice(0, 10);
  };
  const shifted = (from: string, days: number) =>
    Number.isNaN(Date.parse(from)) ? from : new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
  const broken = (text: string) => (chance(0.02) ? pick("2021-02-30", "31/12/2020", "soon", "2021-1-1") : text);
  const maybe = (share: number, text: () => string) => (chance(share) ? broken(text()) : null);
  const code = (...codes: readonly [string, ...string[]]) => (chance(0.02) ? "mystery" : odd(pick(...codes)));

  const rows: Record<string, Cells[]> = {
    person: [],
    worker: [],
    worker_relationship: [],
    referral: [],
    assessment: [],
    plan: [],
    review: [],
  };
  const add = (view: string, cells: Cells) => {
    rows[view]?.push(cells);
    if (chance(0.02)) rows[view]?.push(cells);
  };
  const workers = 8;
  for (let at = 0; at < workers; at += 1) {
    add("worker", {
      worker_id: `w${at}`,
      email: nextLate() < 0.15 ? null : nextLate() < 0.1 ? "ONE@x.org " : `w${at}@x.org`,
      name: pick("Ada Lark", "ada lark", "Ben Moor", "Cy Fell 😀", "Di <b>Hill</b>", "Ed Vale"),
      team: chance(0.15) ? null : odd(pick("North", "South", "south", "not recorded")),
      active: chance(0.02) ? "perhaps" : chance(0.2) ? pick("0", "FALSE") : pick("1", "true"),
    });
  }
  const worker = () => (chance(0.05) ? "w99" : `w${whole(workers)}`);
  const person = (at: number) => (chance(0.02) ? "p999" : `p${at}`);

  for (let at = 0; at < size; at += 1) {
    add("person", {
      person_id: `p${at}`,
      case_reference: chance(0.03) ? " " : `REF-${at}`,
      date_of_birth: maybe(0.95, () => day(1993, 29)),
      gender: chance(0.1) ? null : odd(pick("Female", "Male", "Unknown", "Not recorded")),
      ethnicity: chance(0.1) ? null : odd(pick("White British", "Any other", "NOT RECORDED", "date error", "Éire 😀")),
      child_protection_plan: pick("0", "1", "0", "false", "x"),
      looked_after: pick("0", "TRUE", "0"),
      care_leaver_status: chance(0.8) ? null : odd(pick("Relevant", "Former Relevant", "Eligible")),
      social_work_involvement: pick("0", "1"),
    });
    for (let many = whole(3); many >= 0; many -= 1) {
      if (chance(0.15)) continue;
      add("worker_relationship", {
        person_id: person(at),
        worker_id: worker(),
        relationship: chance(0.15) ? "Social Worker" : odd("SEND Case Officer"),
        start_date: broken(chance(0.1) ? "2021-06-30" : day(2016, 4)),
        end_date: chance(0.6) ? null : chance(0.2) ? pick("2021-06-30", "2021-07-01") : day(2019, 4),
      });
    }
    const requests = whole(3);
    for (let many = 0; many < requests; many += 1) {
      const referral = `r${at}-${many}`;
      const received = day(2018, 4);
      const decided = later(received, 90);
      add("referral", {
        referral_id: referral,
        person_id: person(at),
        referral_type: code(
          "ehc_needs_assessment",
          "ehc_needs_assessment",
          "ehc_needs_assessment",
          "ehcp_transfer_in",
          "additional_funding",
          "out_of_borough_place",
        ),
        received_date: broken(received),
        decision_taken: chance(0.15)
          ? null
          : odd(
              pick(
                "Proceed to EHC Assessment",
                "Proceed to EHC Assessment",
                "Decision not to proceed to EHC assessment",
                "Transfer in of EHCP from another LA",
                "Request for additional funding",
                "School Place request agreed (CYP out of borough)",
                "School Place request declined (CYP out of borough)",
                "Deferred",
              ),
            ),
        decision_date: maybe(0.8, () => decided),
        next_action: chance(0.15)
          ? null
          : odd(
              pick(
                "c_Multi-Agency SEN Assessment",
                "c_Decision not to proceed",
                "Out of borough request",
                "Something else",
              ),
            ),
        withdrawn_date: maybe(0.1, () => later(received, 200)),
      });
      for (let more = chance(0.2) ? 2 : whole(2); more > 0; more -= 1) {
        const assessment = `a${at}-${many}-${more}`;
        const agreed = later(decided, 120);
        add("assessment", {
          assessment_id: assessment,
          referral_id: chance(0.03) ? "r999" : referral,
          decision_date: maybe(0.8, () => agreed),
          next_action: chance(0.1) ? null : odd(pick("Develop EHCP", "Develop EHCP", "EHCP Not required", "Paused")),
          next_action_reason: chance(0.5) ? null : odd(pick("Moved", "Not eligible", "not eligible")),
        });
        if (chance(0.5)) addPlan(at, `l${at}-${many}-${more}`, chance(0.05) ? "a999" : assessment, later(agreed, 90));
      }
    }
    if (chance(0.5)) addPlan(at, `l${at}`, null, day(2015, 6));
    if (chance(0.1)) addPlan(at, `m${at}`, null, day(2018, 4));
  }

  function addPlan(at: number, plan: string, assessment: string | null, issued: string): void {
    add("plan", {
      plan_id: plan,
      person_id: person(at),
      assessment_id: assessment,
      origin: assessment === null ? code("new", "transfer_in", "conversion") : code("new", "new", "new", "transfer_in"),
      issued_date: maybe(0.92, () => issued),
      responsible_from: chance(0.8) ? null : later(issued, 300),
      exemption: chance(0.8) ? null : pick("Exceptional", "7", "x 😀"),
      ceased_date: maybe(0.2, () => (chance(0.1) ? later(issued, 1) : day(2019, 4))),
      ceased_reason: chance(0.3) ? null : odd(pick("Moved", "Left school", "Not Allocated")),
    });
    for (let many = whole(4); many > 0; many -= 1) {
      const met = later(issued, 1400);
      const isDone = chance(0.75);
      add("review", {
        review_id: `${plan}-v${many}`,
        plan_id: chance(0.02) ? "l999" : plan,
        scheduled_date: maybe(0.7, () => met),
        review_date: isDone ? maybe(0.85, () => (chance(0.1) ? day() : met)) : null,
        completed_date: isDone ? broken(later(met, 60)) : null,
        completed_by_team: chance(0.3) ? null : odd(pick("North", "South", "Elsewhere", "not allocated")),
        completed_by_worker_id: worker(),
        outcome: chance(0.2) ? null : code("maintain", "amend", "amend", "cease"),
        decision_date: nextLate() < 0.35 ? null : shifted(met, Math.floor(nextLate() * 80) - 5),
        amended_draft_date: maybe(0.4, () => later(met, 100)),
        amended_final_date: maybe(0.3, () => later(met, 150)),
      });
    }
  }
  return aBorough(rows);
}
