import * as fc from "fast-check";
import { views, type Borough, type Row, type View } from "../../src/cases/contract.ts";
import { randomBorough } from "./random-borough.ts";

interface Seeded {
  /** Makes the borough as it was before anything was left out of it. */
  readonly seed: number;
  readonly borough: Borough;
}

/** Of a borough that fails a test, rows are left out as long as it still fails: halves, quarters, down to single rows. */
class AnyBorough extends fc.Arbitrary<Seeded> {
  readonly size: number;

  constructor(size: number) {
    super();
    this.size = size;
  }

  override generate(random: fc.Random): fc.Value<Seeded> {
    const seed = random.nextInt(1, 1_000_000);
    return new fc.Value({ seed, borough: randomBorough(seed, this.size) }, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Seeded {
    return typeof value === "object" && value !== null && "borough" in value;
  }

  override shrink({ seed, borough }: Seeded): fc.Stream<fc.Value<Seeded>> {
    return fc.stream(smaller(borough)).map((less) => new fc.Value({ seed, borough: less }, undefined));
  }
}

function* smaller(borough: Borough): Generator<Borough> {
  const rows = views.flatMap((view) => borough[view].map((row) => [view, row] as const));
  for (let size = Math.ceil(rows.length / 2); size >= 1 && rows.length > 0; size = Math.floor(size / 2)) {
    for (let from = 0; from < rows.length; from += size) {
      yield boroughOf(rows.filter((_, at) => at < from || at >= from + size));
    }
  }
}

function boroughOf(rows: readonly (readonly [View, Row])[]): Borough {
  const of = (wanted: View) => rows.flatMap(([view, row]) => (view === wanted ? [row] : []));
  return {
    person: of("person"),
    worker: of("worker"),
    worker_relationship: of("worker_relationship"),
    referral: of("referral"),
    assessment: of("assessment"),
    plan: of("plan"),
    review: of("review"),
  };
}

/** A random borough of so many people. What a failing test prints of it is the least that still fails. */
export function anyBorough(size: number): fc.Arbitrary<Seeded> {
  return new AnyBorough(size);
}
