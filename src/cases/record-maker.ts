import { origins, reviewOutcomes, referralTypes, type View } from "./contract.ts";
import type { Day } from "./day.ts";
import type { Assessment, Person, Plan, Referral, Review, Worker } from "./records.ts";

/** Why a row is not kept. `by` is the id that the reason is about, `column` the cell's, or null. */
export interface Rejection {
  readonly reason: string;
  readonly by: string | null;
  readonly column: string | null;
}

/** A row's cells in two lists, each cell at its index in the row: dates in Days, all others in Texts. */
type Texts = readonly (string | null)[];
type Days = readonly (Day | null)[];
type AddWarning = (reason: string, column: string, by: string | null) => void;

/** Makes linked records from parsed cells. Parents must come before their children. */
export function recordMaker() {
  const parent = { isParent: true };
  const persons = recordIndex<Growing<Person>>(parent);
  const workers = recordIndex<Worker>(parent);
  const referrals = recordIndex<Growing<Referral>>(parent);
  const assessments = recordIndex<Growing<Assessment>>(parent);
  const plans = recordIndex<Growing<Plan>>(parent);
  const reviews = recordIndex<Review>({ isParent: false });
  const indexes: Readonly<Record<View, RecordIndex<unknown> | null>> = {
    person: persons,
    worker: workers,
    worker_relationship: null,
    referral: referrals,
    assessment: assessments,
    plan: plans,
    review: reviews,
  };

  // Reuses the worker's own string, because a string for every row would take too much memory.
  const textOf = (workerId: string) => workers.get(workerId)?.workerId ?? workerId;

  const make: Record<View, (texts: Texts, days: Days, warn: AddWarning) => Rejection | null> = {
    person(texts, [, , bornOn]) {
      const [id, caseReference, , gender, ethnicity, protection, lookedAfter, careLeaver, socialWork] = texts;
      const personId = must(id);
      if (persons.has(personId)) return secondRow("person_id");
      persons.add(personId, {
        at: persons.size(),
        personId,
        caseReference: must(caseReference),
        bornOn: bornOn ?? null,
        gender: gender ?? null,
        ethnicity: ethnicity ?? null,
        hasChildProtectionPlan: protection === "1",
        isLookedAfter: lookedAfter === "1",
        careLeaverStatus: careLeaver ?? null,
        hasSocialWork: socialWork === "1",
        relationships: none,
        referrals: none,
        plans: none,
      });
      return null;
    },

    worker([id, name, email, team, active]) {
      const workerId = must(id);
      if (workers.has(workerId)) return secondRow("worker_id");
      workers.add(workerId, {
        workerId,
        name: must(name),
        email: email ?? null,
        team: team ?? null,
        isActive: active === "1",
      });
      return null;
    },

    worker_relationship([personId, workerId, relationship], [, , , startOn, endOn]) {
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      of.relationships = withOne(of.relationships, {
        workerId: textOf(must(workerId)),
        worker: workers.get(must(workerId)) ?? null,
        relationship: must(relationship),
        startOn: must(startOn),
        endOn: endOn ?? null,
      });
      return null;
    },

    referral([id, personId, type, , decisionTaken, , nextAction], [, , , receivedOn, , decidedOn, , withdrawnOn]) {
      const referralId = must(id);
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      if (referrals.has(referralId)) return secondRow("referral_id");
      const referral: Growing<Referral> = {
        at: referrals.size(),
        referralId,
        person: of,
        type: must(referralTypes.find((known) => known === type)),
        receivedOn: must(receivedOn),
        decisionTaken: decisionTaken ?? null,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        withdrawnOn: withdrawnOn ?? null,
        assessments: none,
      };
      of.referrals = withOne(of.referrals, referral);
      referrals.add(referralId, referral);
      return null;
    },

    assessment([id, referralId, , nextAction, nextActionReason], [, , decidedOn]) {
      const assessmentId = must(id);
      const of = referrals.get(must(referralId));
      if (!of) return noParent(referrals, "referral", must(referralId));
      if (assessments.has(assessmentId)) return secondRow("assessment_id");
      const assessment: Growing<Assessment> = {
        assessmentId,
        referral: of,
        decidedOn: decidedOn ?? null,
        nextAction: nextAction ?? null,
        nextActionReason: nextActionReason ?? null,
        plans: none,
      };
      of.assessments = withOne(of.assessments, assessment);
      assessments.add(assessmentId, assessment);
      return null;
    },

    plan(
      [id, personId, assessmentId, origin, , , exemption, , ceasedReason],
      [, , , , issued = null, responsible = null, , ceasedOn],
      warn,
    ) {
      const planId = must(id);
      const of = persons.get(must(personId));
      if (!of) return noParent(persons, "person", must(personId));
      if (plans.has(planId)) return secondRow("plan_id");
      const from = assessmentId ? assessments.get(assessmentId) : undefined;
      if (assessmentId && !from)
        warn("assessment_id points to no assessment that was kept", "assessment_id", assessmentId);
      const isTransfer = origin === "transfer_in";
      if (isTransfer && issued === null && responsible !== null)
        warn("transfer in without issued_date: responsible_from stands for it", "issued_date", null);
      const plan: Growing<Plan> = {
        at: plans.size(),
        planId,
        person: of,
        assessment: from ?? null,
        origin: must(origins.find((known) => known === origin)),
        issuedOn: issued ?? (isTransfer ? responsible : null),
        responsibleFrom: responsible,
        exemption: exemption ?? null,
        ceasedOn: ceasedOn ?? null,
        ceasedReason: ceasedReason ?? null,
        reviews: none,
      };
      of.plans = withOne(of.plans, plan);
      if (from) from.plans = withOne(from.plans, plan);
      plans.add(planId, plan);
      return null;
    },

    review(
      [id, planId, , , , team, workerId, outcome],
      [, , scheduledOn, reviewOn, completedOn, , , , decidedOn, draftOn, finalOn],
    ) {
      const reviewId = must(id);
      const of = plans.get(must(planId));
      if (!of) return noParent(plans, "plan", must(planId));
      if (reviews.has(reviewId)) return secondRow("review_id");
      const review: Review = {
        reviewId,
        plan: of,
        scheduledOn: scheduledOn ?? null,
        reviewOn: reviewOn ?? null,
        completedOn: completedOn ?? null,
        completedByTeam: team ?? null,
        completedByWorkerId: workerId ? textOf(workerId) : null,
        outcome: reviewOutcomes.find((known) => known === outcome) ?? null,
        decidedOn: decidedOn ?? null,
        amendedDraftOn: draftOn ?? null,
        amendedFinalOn: finalOn ?? null,
      };
      of.reviews = withOne(of.reviews, review);
      reviews.add(reviewId, review);
      return null;
    },
  };

  return {
    /** Makes a record from a row's cells; returns why it cannot, or null. The caller may reuse the lists afterwards. */
    make,
    /** Returns the row's own id, its first cell; null for a view without ids. */
    idOf: (view: View, texts: Texts) => (indexes[view] === null ? null : (texts[0] ?? null)),
    reject: (view: View, id: string | null) => (id === null ? undefined : indexes[view]?.reject(id)),
    knows: (view: View, id: string) => indexes[view]?.has(id) === true || indexes[view]?.isRejected(id) === true,
    records: () => ({
      persons: persons.all(),
      workers: workers.all(),
      referrals: referrals.all(),
      assessments: assessments.all(),
      plans: plans.all(),
      reviews: reviews.all(),
    }),
  };
}

function must<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("a required cell reached the record maker unread");
  return value;
}

const secondRow = (column: string): Rejection => ({ reason: `second row of the same ${column}`, by: null, column });

function noParent(index: RecordIndex<unknown>, parent: View, id: string): Rejection {
  const column = `${parent}_id`;
  return index.isRejected(id)
    ? { reason: `its ${parent} was left out`, by: id, column }
    : { reason: `${column} points to no ${parent}`, by: id, column };
}

/** A record whose lists still grow: withOne returns the list that replaces the old one. */
export type Growing<Kept> = {
  -readonly [Key in keyof Kept]: Kept[Key] extends readonly (infer One)[] ? One[] : Kept[Key];
};

/** The empty list, shared by all records: withOne never changes it. */
const none: never[] = [];

/**
 * Returns the list with one more item; the old list must not be read afterwards. A push reserves room for 17 items, but
 * nearly all lists end at five or fewer: copying those takes a third of the time and memory.
 */
function withOne<One>(list: One[], one: One): One[] {
  const [a, b, c, d, e] = list;
  if (a === undefined) return [one];
  if (b === undefined) return [a, one];
  if (c === undefined) return [a, b, one];
  if (d === undefined) return [a, b, c, one];
  if (e === undefined) return [a, b, c, d, one];
  list.push(one);
  return list;
}

/** The records of one kind by id, in the order they were added, and the ids of rejected rows. */
export interface RecordIndex<Kept> {
  /** Adds a record. The caller checks first that its id is new. */
  add(id: string, one: Kept): void;
  has(id: string): boolean;
  get(id: string): Kept | undefined;
  size(): number;
  all(): Kept[];
  reject(id: string): void;
  isRejected(id: string): boolean;
}

/**
 * Returns an empty index. Lookups are the slowest part of a load, so it avoids them: rows mostly come in the order of
 * their ids, so an id above all others is new; and rows of one parent, or of the next, often follow each other. Parents
 * are indexed as they come, because indexing them all at once would block the event loop.
 */
function recordIndex<Kept>({ isParent }: { readonly isParent: boolean }): RecordIndex<Kept> {
  const kept: Kept[] = [];
  const ids: string[] = [];
  const rejected = new Set<string>();
  let highest = "";
  const places = new Map<string, number>();
  let last = 0;

  const indexUpTo = (count: number): void => {
    for (let place = places.size; place < count; place += 1) places.set(ids[place] ?? "", place);
  };

  const get = (id: string): Kept | undefined => {
    if (ids[last] === id) return kept[last];
    if (ids[last + 1] === id) last += 1;
    else {
      indexUpTo(ids.length);
      const place = places.get(id);
      if (place === undefined) return undefined;
      last = place;
    }
    return kept[last];
  };

  return {
    add(id, one) {
      if (id > highest) highest = id;
      ids.push(id);
      kept.push(one);
      if (isParent) indexUpTo(ids.length);
    },
    has: (id) => id <= highest && get(id) !== undefined,
    get,
    size: () => kept.length,
    // The copy drops the spare room of a list that grew by pushing.
    all: () => kept.slice(),
    reject: (id) => void rejected.add(id),
    isRejected: (id) => rejected.has(id),
  };
}
