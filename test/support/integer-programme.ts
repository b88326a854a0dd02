import { createRequire } from "node:module";
import type highsLoader from "highs";
import type { Knowledge, Unknown } from "./joint-attack.ts";
import { openNearChanges, type Change } from "./near-change.ts";
import { stream } from "./random-borough.ts";

// its types describe what require gives
const { default: loadHighs }: { readonly default: typeof highsLoader.default } = createRequire(import.meta.url)(
  "highs",
);
const highs = await loadHighs();

interface Component {
  readonly keys: string[];
  readonly sums: Knowledge["sums"][number][];
}

/** Divides the unknowns into those that no sum joins. */
function componentsOf({ unknowns, sums }: Knowledge): Component[] {
  const parent = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== key) parent.set(key, root);
    return root;
  };
  for (const [total, parts] of sums) {
    for (const part of parts) {
      const [one, other] = [rootOf(total), rootOf(part)];
      if (one !== other) parent.set(one, other);
    }
  }
  const components = new Map<string, Component>();
  const componentOf = (key: string): Component => {
    const root = rootOf(key);
    const known = components.get(root) ?? { keys: [], sums: [] };
    components.set(root, known);
    return known;
  };
  for (const key of unknowns.keys()) componentOf(key).keys.push(key);
  for (const sum of sums) componentOf(sum[0]).sums.push(sum);
  return [...components.values()];
}

/** In seconds of the clock on the wall: what is not found by then counts as told. A busy machine needs many. */
const longest = 120;

/** By how much an unknown may be less and more than the truth. */
type Room = (key: string) => readonly [less: number, more: number];

/**
 * Finds a change of some unknowns that keeps all sums and changes one of them, upwards or downwards; null: there is none.
 * Other changes are the likelier the larger their weights. The truth is the change of nothing, so that sums are of 0.
 */
function changeOf(
  free: ReadonlySet<string>,
  sums: Iterable<Knowledge["sums"][number]>,
  roomOf: Room,
  [target, isMore]: readonly [key: string, isMore: boolean],
  weightOf: (key: string) => number,
): Change | null {
  const names = new Map(Array.from(free, (key, at) => [key, `x${at}`]));
  const sign = (text: "+" | "-", key: string) => {
    const name = names.get(key);
    return name === undefined ? [] : [`${text} ${name}`];
  };
  const rules = Array.from(sums, ([total, parts]) => [
    ...parts.flatMap((part) => sign("+", part)),
    ...sign("-", total),
  ]);
  const bounds = Array.from(names, ([key, name]) => {
    const [less, more] = roomOf(key);
    const [from, to] = key !== target ? [-less, more] : isMore ? [1, more] : [-less, -1];
    return to === Infinity ? `${from} <= ${name}` : `${from} <= ${name} <= ${to}`;
  });
  const goal = Array.from(names, ([key, name]) => {
    const weight = weightOf(key);
    return weight === 0 ? "" : `${weight < 0 ? "-" : "+"} ${name}`;
  });
  const { Status, Columns } = highs.solve(
    [
      `Maximize\n ${goal.filter((text) => text !== "").join(" ")}`,
      "Subject To",
      ...rules.map((rule) => `${rule.join(" ")} = 0`),
      "Bounds",
      ...bounds,
      "General",
      ...names.values(),
      "End",
    ].join("\n"),
    { output_flag: false, mip_rel_gap: 1e6, time_limit: longest },
  );
  if (Status !== "Optimal") return null;
  return new Map(
    Array.from(names, ([key, name]) => {
      const column = Columns[name];
      return [key, column !== undefined && "Primal" in column ? Math.round(column.Primal) : 0];
    }),
  );
}

/**
 * How far from the truth other numbers are looked for, of all unknowns at once. A short reach is quickly searched, and proves as
 * well that a reader cannot tell a number; that there is none is proved by the last, which is all that a reader knows.
 */
const reaches = [1, 3, Infinity];

/** How often changes near by are looked for in a component before programmes are solved: half a minute of work at most. */
const mostTries = 200_000;

/** Returns the unknowns among the keys of which the reader can tell the number. */
export function toldBy(knowledge: Knowledge, isAsked: (key: string, unknown: Unknown) => boolean): string[] {
  const { unknowns } = knowledge;
  const next = stream(1);
  return componentsOf(knowledge).flatMap((component) => {
    const left = new Set(
      component.keys.filter((key) => {
        const unknown = unknowns.get(key);
        return unknown !== undefined && isAsked(key, unknown);
      }),
    );
    if (left.size === 0) return [];
    if (component.sums.length === 0) {
      return [...left].filter((key) => unknowns.get(key)?.least === unknowns.get(key)?.most);
    }
    // an unknown that is said to be itself says nothing
    const sums = component.sums.filter(([total, parts]) => parts.length !== 1 || parts[0] !== total);
    const all = new Set(component.keys);
    const nearChange = openNearChanges(unknowns, sums, next);
    for (let tries = 0; tries < mostTries && left.size > 0; tries += left.size) {
      for (const key of left) {
        const change = nearChange(key, next() < 0.5 ? 1 : -1);
        for (const [one, by] of change ?? []) if (by !== 0) left.delete(one);
      }
    }
    for (const reach of reaches) {
      const roomOf: Room = (key) => {
        const { least, most, truth } = unknowns.get(key) ?? { least: 0, most: 0, truth: 0 };
        return [Math.min(reach, truth - least), Math.min(reach, most - truth)];
      };
      const weightOf = (key: string) => (left.has(key) ? next() - 0.5 : 0);
      for (const key of left) {
        const [less, more] = roomOf(key);
        for (const isMore of [true, false]) {
          if (!left.has(key) || (isMore ? more : less) <= 0) continue;
          const change = changeOf(all, sums, roomOf, [key, isMore], weightOf);
          for (const [one, by] of change ?? []) if (by !== 0) left.delete(one);
        }
      }
    }
    return [...left];
  });
}
