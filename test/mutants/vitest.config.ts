import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The tests that a mutant of a room must fail: those of the room, and the nearest of those that use it. */
const tests: Readonly<Record<string, readonly string[]>> = {
  facts: [
    "test/facts/*.test.ts",
    "test/cases/parser.test.ts",
    "test/alerts/*.test.ts",
    "test/measures/{late-in-law,oracle}.test.ts",
  ],
  access: ["test/access/*.test.ts", "test/dispatch.test.ts"],
  delivery: ["test/delivery/*.test.ts", "test/store/outbox.test.ts"],
  "measures/engine": ["test/measures/{asked,compared,demo-asked,narrowing,oracle}.test.ts"],
  digest: ["test/digest/*.test.ts", "test/delivery/render-payload.test.ts"],
};

/** Files that take longest go last: a mutant is dead at its first failing test. */
const slow = [
  "/measures/demo-asked.test.ts",
  "/measures/compared.test.ts",
  "/measures/late-in-law.test.ts",
  "/alerts/oracle.test.ts",
  "/digest/damage.test.ts",
  "/measures/oracle.test.ts",
];

function placeOf({ moduleId }: TestSpecification): number {
  return slow.findIndex((end) => moduleId.endsWith(end));
}

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => placeOf(a) - placeOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: [...(tests[process.env["MUTANTS_ROOM"] ?? ""] ?? [])],
    // Masking has tests of its own; the others play for long what quicker tests ask one by one.
    exclude: [
      "test/access/joint-attack.test.ts",
      "test/delivery/{processes,worker}.test.ts",
      "test/digest/months.test.ts",
    ],
    // each mutant has a worker of its own: to load the program again for each file is most of the time that it takes
    isolate: false,
    setupFiles: ["test/mutants/first-failure.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: QuickestFirst },
  },
});
