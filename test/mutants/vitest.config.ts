import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longest go last: a mutant is dead at its first failing test. */
const slow = ["/months.test.ts", "/published.test.ts", "/alerts/oracle.test.ts", "/measures/oracle.test.ts"];

function placeOf({ moduleId }: TestSpecification): number {
  return slow.findIndex((end) => moduleId.endsWith(end));
}

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => placeOf(a) - placeOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** The tests that a mutant of the facts, access, delivery and digest rooms must fail, in processes of their own. */
export default defineConfig({
  test: {
    include: [
      "test/{access,alerts,delivery,digest,facts}/**/*.test.ts",
      "test/cases/parser.test.ts",
      "test/jobs/*.test.ts",
      "test/measures/{oracle,published}.test.ts",
      "test/store/outbox.test.ts",
      "test/dispatch.test.ts",
    ],
    exclude: ["test/access/mask*.test.ts", "test/delivery/{processes,worker}.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: QuickestFirst },
  },
});
