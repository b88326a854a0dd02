import { band, bands } from "./counts.ts";
import { yearsBetween } from "./dates.ts";
import { by, type Facts } from "./facts.ts";
import { itemOf, daysOf, timeParts, type Axis, type FlowKind, type Item, type PartKind } from "./kinds.ts";
import { same, spell, type Rec } from "./rows.ts";

const [proceed, refuse, transferIn] = [
  "Proceed to EHC Assessment",
  "Decision not to proceed to EHC assessment",
  "Transfer in of EHCP from another LA",
];
const [funding, agreed, declined] = [
  "Request for additional funding",
  "School Place request agreed (CYP out of borough)",
  "School Place request declined (CYP out of borough)",
];
const [develop, notRequired] = ["Develop EHCP", "EHCP Not required"];
const [within, over] = ["Within 20 weeks", "Over 20 weeks"];
const ageBands = ["0 to 4", "5 to 10", "11 to 15", "16 to 19", "20 to 25", "Over 25"];

const windows = (many: number): Axis => ({ over: "windows", many });
const months: Axis = { over: "months" };
const byAge = (a: string, b: string) => Number(a) - Number(b);
const known = (day: string | null | undefined, on: string) => (by(day, on) ? day : null);

/** The measures that count events, on a day. */
export function flowsOf(facts: Facts, on: string): FlowKind[] {
  const { kept } = facts;
  const flow = (id: string, items: FlowKind["items"], rows: Axis, more: Partial<FlowKind> = {}): FlowKind => ({
    id,
    items,
    isFlow: true,
    rows,
    ...more,
  });
  const labels = (of: (item: Item) => string | readonly string[], fixed?: readonly string[]): Axis => ({
    over: "labels",
    labels: of,
    ...(fixed === undefined ? {} : { fixed }),
  });
  const waits = (
    weeks: number,
    edges: readonly number[],
    wait: (item: Item, on: string) => ReturnType<typeof ends>,
  ) => ({
    wait,
    parts: timeParts(weeks, wait),
    rows: labels((item) => band(edges, ...wait(item, on)), bands(edges)),
  });
  const ends = (from: string | null | undefined, to: string | null | undefined) => [from ?? null, to ?? null] as const;

  const referrals =
    (column: string, ...types: string[]) =>
    (day: string) =>
      kept.referral
        .filter((one) => types.includes(one["referral_type"] ?? "") && by(one[column], day))
        .map((one) => itemOf(facts, one, one[column] ?? null));
  const decidedNew = referrals("decision_date", "ehc_needs_assessment");
  const decidedBoth = referrals("decision_date", "ehc_needs_assessment", "ehcp_transfer_in");
  const decidedOther = referrals("decision_date", "additional_funding", "out_of_borough_place");
  const taken = (...fixed: string[]) =>
    labels(({ rec }) => spell(kept, "referral", "decision_taken", rec["decision_taken"] ?? null, fixed), fixed);
  const action = labels(({ rec }) => spell(kept, "referral", "next_action", rec["next_action"] ?? null), []);
  const took = (word: string, of?: PartKind["of"]): PartKind => ({
    holds: ({ rec }) => same(rec["decision_taken"], word),
    ...(of === undefined ? {} : { of }),
  });
  const whether = ({ rec }: Item) => same(rec["decision_taken"], proceed) || same(rec["decision_taken"], refuse);
  const isRefused = ({ rec }: Item) => same(rec["decision_taken"], refuse);
  const isPlace = ({ rec }: Item) => rec["referral_type"] === "out_of_borough_place";
  const toDecision = waits(6, [2, 4, 6, 8, 12], ({ rec }) => ends(rec["received_date"], rec["decision_date"]));
  const ageWhenReceived: Axis = {
    over: "labels",
    labels: ({ rec, person }) => {
      const birth = person["date_of_birth"];
      return by(birth, on) ? String(yearsBetween(birth, rec["received_date"] ?? "")) : "Not recorded";
    },
    sort: byAge,
  };

  const assessed = (day: string) =>
    kept.referral
      .filter((one) => one["referral_type"] === "ehc_needs_assessment")
      .map((one) => facts.speaking(one, day))
      .filter((one) => one !== undefined)
      .map((one) => itemOf(facts, one, one["decision_date"] ?? null));
  const found = (word: string): PartKind => ({ holds: ({ rec }) => same(rec["next_action"], word) });
  const outcome = labels(
    ({ rec }) => spell(kept, "assessment", "next_action", rec["next_action"] ?? null, [develop, notRequired]),
    [develop, notRequired],
  );
  const requestOf = (rec: Rec) => facts.referralOf(rec) ?? {};
  const toPlan = waits(16, [12, 14, 16, 20, 26], ({ rec }) =>
    ends(requestOf(rec)["received_date"], rec["decision_date"]),
  );
  const assessing = waits(10, [6, 8, 10, 14, 20], ({ rec }, day) =>
    ends(known(requestOf(rec)["decision_date"], day), rec["decision_date"]),
  );

  const ceased = (from: string) => (day: string) =>
    kept.plan
      .filter((one) => facts.hadBeenCurrent(one) && by(one["ceased_date"], day) && one["ceased_date"] >= from)
      .map((one): Item => {
        const item = itemOf(facts, one, one["ceased_date"] ?? null);
        return { ...item, ownOfficer: () => facts.officerAtEnd(one) };
      });

  const workers = new Map(kept.worker.map((worker) => [worker["worker_id"] ?? "", worker]));
  // a council that records nobody who completed a review is told by its case officers
  const namesDoers = kept.review.some((one) => workers.has(one["completed_by_worker_id"] ?? ""));
  const reviews = (day: string) =>
    kept.review
      .filter((one) => facts.completed(one, day))
      .map((one): Item => {
        const item = itemOf(facts, one, one["completed_date"] ?? null);
        const doneBy = workers.get(one["completed_by_worker_id"] ?? "");
        const ownOfficer = namesDoers ? { ownOfficer: () => doneBy } : {};
        return { ...item, ownTeam: () => facts.teamOfReview(one), ...ownOfficer };
      });

  return [
    flow(
      "referrals.received",
      referrals("received_date", "ehc_needs_assessment"),
      { over: "month names" },
      { columns: windows(3) },
    ),
    flow("referrals.refusal-rate", decidedNew, windows(3), {
      columns: labels((item) => (isRefused(item) ? ["Decided", "Refused"] : "Decided"), ["Decided", "Refused"]),
      rate: isRefused,
      hasPercent: true,
    }),
    flow("referrals.decisions", decidedBoth, windows(3), {
      columns: taken(proceed, refuse, transferIn),
      parts: { agreed: took(proceed, whether), refused: took(refuse, whether), "transfers-in": took(transferIn) },
    }),
    flow("referrals.decisions-new", decidedNew, windows(3), { columns: action }),
    flow("referrals.by-age", decidedNew, ageWhenReceived, { columns: action }),
    flow("referrals.decisions-by-month", decidedBoth, taken(proceed, refuse, transferIn), {
      columns: months,
      hasTotal: true,
    }),
    flow("referrals.time-to-decision", decidedNew, toDecision.rows, toDecision),
    flow("assessments.decisions", assessed, windows(3), {
      columns: outcome,
      parts: { agreed: found(develop), refused: found(notRequired) },
    }),
    flow(
      "assessments.reasons-no-plan",
      (day) => assessed(day).filter(({ rec }) => same(rec["next_action"], notRequired)),
      labels(({ rec }) => spell(kept, "assessment", "next_action_reason", rec["next_action_reason"] ?? null)),
      { columns: windows(4) },
    ),
    flow("assessments.decisions-by-month", assessed, outcome, { columns: months, hasTotal: true }),
    flow("assessments.time-from-referral", assessed, toPlan.rows, toPlan),
    flow("assessments.time-from-decision-to-assess", assessed, assessing.rows, assessing),
    ...issuedOf("issued", () => true),
    ...issuedOf("issued-excluding", (plan) => plan["exemption"] === null),
    flow(
      "plans.ceased",
      ceased("0000"),
      { over: "rolling months" },
      {
        columns: labels(({ person, day }) => facts.band(person, day ?? "", on), ageBands),
        isOfAllDays: true,
      },
    ),
    flow(
      "plans.ceased-reasons",
      ceased("2021-03-15"),
      labels(({ rec }) => spell(kept, "plan", "ceased_reason", rec["ceased_reason"] ?? null)),
      { isOfAllDays: true, since: "2021-03-15" },
    ),
    flow("reviews.completed", reviews, windows(3)),
    flow("reviews.completed-by-month", reviews, months, { hasTotal: true }),
    flow("other-referrals.decisions-by-year", decidedOther, taken(funding, agreed, declined), {
      columns: windows(3),
      parts: {
        funding: took(funding),
        "place-agreed": took(agreed, isPlace),
        "place-declined": took(declined, isPlace),
      },
    }),
    flow("other-referrals.decisions-by-month", decidedOther, taken(funding, agreed, declined), {
      columns: months,
      hasTotal: true,
    }),
  ];

  function issuedOf(page: string, isCounted: (plan: Rec) => boolean): FlowKind[] {
    const issued = (day: string) =>
      kept.plan
        .filter((one) => one["origin"] === "new" && by(one["issued_date"], day) && isCounted(one))
        .map((one) => itemOf(facts, one, one["issued_date"] ?? null));
    const wait = ({ rec }: Item) => ends(requestOf(facts.assessmentOf(rec) ?? {})["received_date"], rec["issued_date"]);
    const timely = (item: Item) => {
      if (wait(item)[0] === null) return "Not recorded";
      const days = daysOf(wait(item));
      return days === null ? "Date error" : days <= 140 ? within : over;
    };
    const isTimely = (item: Item) => timely(item) === within;
    const fromRequest = waits(20, [16, 20, 26, 39, 52], wait);
    const fromDecision = waits(4, [2, 4, 6, 8, 12], ({ rec }, day) =>
      ends(known(facts.assessmentOf(rec)?.["decision_date"], day), rec["issued_date"]),
    );
    return [
      flow(`${page}.total`, issued, windows(3), {
        columns: labels(timely, [within, over]),
        wait,
        parts: { "on-time": { holds: isTimely }, late: { holds: (item) => timely(item) === over } },
      }),
      flow(`${page}.within-20-weeks`, issued, windows(3), {
        columns: labels((item) => (isTimely(item) ? ["Issued", within] : "Issued"), ["Issued", within]),
        wait,
        rate: isTimely,
        hasPercent: true,
      }),
      flow(`${page}.weeks`, (day) => issued(day).filter((item) => daysOf(wait(item)) !== null), windows(3), {
        columns: labels(() => "Plans", ["Plans"]),
        wait,
        hasWeeks: true,
      }),
      flow(`${page}.by-month`, issued, { over: "month names" }, { columns: windows(3) }),
      flow(
        `${page}.by-month-within-20-weeks`,
        issued,
        { over: "month names" },
        {
          columns: windows(3),
          rate: isTimely,
          percentOf: isTimely,
        },
      ),
      flow(`${page}.time-from-referral`, issued, fromRequest.rows, fromRequest),
      flow(`${page}.time-from-decision`, issued, fromDecision.rows, fromDecision),
    ];
  }
}
