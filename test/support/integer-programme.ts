import { createRequire } from "node:module";
import type highsLoader from "highs";
import type { Knowledge, Unknown } from "./joint-attack.ts";
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

/**
 * Opens the programme of a component: whole numbers within their bounds whose sums are right, none further from the truth
 * than the reach. A short reach is quickly searched, and proves as well that a reader cannot tell a number.
 */
function programmeOf(component: Component, unknowns: ReadonlyMap<string, Unknown>, reach: number) {
  const names = new Map(component.keys.map((key, at) => [key, `x${at}`]));
  const name = (key: string) => names.get(key) ?? "";
  const rules = component.sums
    .filter(([total, parts]) => parts.length !== 1 || parts[0] !== total)
    .map(([total, parts]) => `${[...parts.map((part) => `+ ${name(part)}`), `- ${name(total)}`].join(" ")} = 0`);
  const bounds = component.keys.map((key) => {
    const unknown = unknowns.get(key) ?? { least: 0, most: Infinity, truth: 0 };
    const least = Math.max(unknown.least, unknown.truth - reach);
    const most = Math.min(unknown.most, unknown.truth + reach);
    return most === Infinity ? `${least} <= ${name(key)}` : `${least} <= ${name(key)} <= ${most}`;
  });
  const constraints = ["Subject To", ...rules, "Bounds", ...bounds, "General", ...names.values(), "End"].join("\n");
  return {
    /** Returns numbers that a reader must hold possible, and that are large by the weights; null: there are none. */
    solve(weights: ReadonlyMap<string, number>): ((key: string) => number) | null {
      const goal = Array.from(weights, ([key, weight]) => `${weight < 0 ? "-" : "+"} ${name(key)}`).join(" ");
      const { Status, Columns } = highs.solve(`Maximize\n ${goal}\n${constraints}`, {
        output_flag: false,
        mip_rel_gap: 1e6,
        time_limit: longest,
      });
      if (Status !== "Optimal") return null;
      return (key) => {
        const column = Columns[name(key)];
        return column !== undefined && "Primal" in column ? Math.round(column.Primal) : Number.NaN;
      };
    },
  };
}

/** In seconds: what is not found by then counts as told. */
const longest = 20;

/** How far from the truth other numbers are looked for, and how often all together before one by one. */
const searches = [
  { reach: 1, rounds: 8 },
  { reach: 3, rounds: 4 },
  { reach: Infinity, rounds: 0 },
];

/** Returns the unknowns among the keys of which the reader can tell the number. */
export function toldBy(knowledge: Knowledge, isAsked: (key: string, unknown: Unknown) => boolean): string[] {
  const { unknowns } = knowledge;
  const next = stream(1);
  return componentsOf(knowledge).flatMap((component) => {
    const truthOf = (key: string) => unknowns.get(key)?.truth ?? 0;
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
    for (const { reach, rounds } of searches) {
      if (left.size === 0) break;
      const programme = programmeOf(component, unknowns, reach);
      const look = (weights: ReadonlyMap<string, number>): void => {
        const found = programme.solve(weights);
        if (found === null) return;
        for (const key of left) if (found(key) !== truthOf(key)) left.delete(key);
      };
      for (let round = 0; round < rounds && left.size > 0; round += 1) {
        look(new Map(Array.from(left, (key) => [key, next() - 0.5])));
      }
      for (const key of left) for (const weight of [1, -1]) if (left.has(key)) look(new Map([[key, weight]]));
    }
    return [...left];
  });
}
