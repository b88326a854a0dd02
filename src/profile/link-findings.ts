import { links, views, type View } from "../cases/contract.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";
import { lostLinks, softLinks } from "./loss-counts.ts";
import { mayBeName } from "../cases/column-tally.ts";
import { count, counted } from "./place-text.ts";

interface LostLinks {
  readonly view: View;
  readonly column: string;
  readonly to: View;
  readonly ids: readonly string[];
}

/** Says which links lead nowhere, how many, and whether the ids differ only in case or in zeros before them. */
export const linkLines = oncePerSnapshot((snapshot): string[] => [
  ...allLostLinks(snapshot).map((lost) => lostLine(snapshot, lost)),
  ...views.flatMap((view) => caseLine(view, idsOf(snapshot, view))),
]);

function allLostLinks(snapshot: Snapshot): LostLinks[] {
  const hard = new Map<string, { view: View; column: string; to: View; ids: string[] }>();
  for (const { view, reason, by, place } of snapshot.rejected) {
    const column = place?.column ?? null;
    if (by === null || column === null || !reason.includes(" points to no ")) continue;
    const to = links[view].map((link) => link.to).find((parent) => column === `${parent}_id`);
    if (to === undefined) continue;
    const key = `${view}.${column}`;
    const found = hard.get(key) ?? { view, column, to, ids: [] };
    found.ids.push(by);
    hard.set(key, found);
  }
  const soft = softLinks.map(({ view, column }): LostLinks => {
    const to = column === "assessment_id" ? "assessment" : "worker";
    return { view, column, to, ids: lostLinks(snapshot, { view, column }) };
  });
  return [...hard.values(), ...soft].filter(({ ids }) => ids.length > 0);
}

function lostLine(snapshot: Snapshot, { view, column, to, ids }: LostLinks): string {
  const cells = snapshot.columns.find((one) => one.view === view && one.column === column)?.read ?? ids.length;
  const says = `${view}: ${column} names no known ${to} in ${count(ids.length)} of ${counted(cells, "row")}`;
  const known = idsOf(snapshot, to);
  const causes = likenesses.flatMap(({ like, text }) => {
    const same = new Map(known.map((id) => [like(id), id]));
    const found = ids.filter((id) => same.has(like(id)));
    const [first] = found;
    return first === undefined
      ? []
      : [`${count(found.length)} ${text}, such as "${shown(first)}" for "${shown(same.get(like(first)) ?? "")}"`];
  });
  const [cause] = causes;
  if (cause !== undefined) return `${says}: ${cause}`;
  // under a wrong header, names may stand where ids should
  const example = ids.find((id) => !mayBeName(id));
  return example === undefined ? says : `${says}, such as "${shown(example)}"`;
}

/** Ways in which two ids may be meant to be one, the likeliest first. */
const likenesses: readonly { readonly like: (id: string) => string; readonly text: string }[] = [
  { like: (id) => id.toLowerCase(), text: "would match if capitals made no difference" },
  { like: (id) => withoutZeros(id.toLowerCase()), text: "would match with leading zeros" },
  { like: (id) => withoutZeros(id.toLowerCase().replace(/[.,]0+$/, "")), text: "would match without a decimal point" },
  {
    like: (id) => withoutZeros(id.toLowerCase().replaceAll(/[\s-]/g, "")),
    text: "would match without spaces and hyphens",
  },
];

function withoutZeros(id: string): string {
  return id.replace(/^([^\d]*)0+(?=\d)/, "$1");
}

/** Says how many ids of a view differ only in case: they are taken for different records. */
function caseLine(view: View, ids: readonly string[]): string[] {
  // Only a view that uses letters of both cases can hold such ids.
  if (!ids.some((id) => id !== id.toUpperCase()) || !ids.some((id) => id !== id.toLowerCase())) return [];
  const firsts = new Map<string, string>();
  const pairs: (readonly [string, string])[] = [];
  for (const id of ids) {
    const folded = id.toLowerCase();
    const first = firsts.get(folded);
    if (first === undefined) firsts.set(folded, id);
    else pairs.push([first, id]);
  }
  const [pair] = pairs;
  if (pair === undefined) return [];
  const such = `such as "${shown(pair[0])}" and "${shown(pair[1])}"`;
  return [
    `${view}: ${counted(pairs.length, "id differs", "ids differ")} from another only in capitals, ${such}. They are read as different records`,
  ];
}

function idsOf(snapshot: Snapshot, view: View): string[] {
  const ids: Readonly<Record<View, () => string[]>> = {
    person: () => snapshot.persons.map(({ personId }) => personId),
    worker: () => snapshot.workers.map(({ workerId }) => workerId),
    worker_relationship: () => [],
    referral: () => snapshot.referrals.map(({ referralId }) => referralId),
    assessment: () => snapshot.assessments.map(({ assessmentId }) => assessmentId),
    plan: () => snapshot.plans.map(({ planId }) => planId),
    review: () => snapshot.reviews.map(({ reviewId }) => reviewId),
  };
  return ids[view]();
}

function shown(id: string): string {
  return id.length > 40 ? `${id.slice(0, 40)}…` : id;
}
