import { describe, expect, it } from "vitest";
import { openSerialQueue } from "../../src/platform/serial-queue.ts";
import { inSlices } from "../../src/platform/slices.ts";
import { atOnce, mapInSteps, type Steps } from "../../src/cases/snapshot-work.ts";

/** Stops after every step until somebody says that it may end. */
function* untilToldTo(end: { isTold: boolean }): Steps<string> {
  while (!end.isTold) yield;
  return "long";
}

describe("work in slices", () => {
  it("gives other work its turn before it ends, however long it takes", async () => {
    const { runInSlices, runExclusive } = openSerialQueue();
    const end = { isTold: false };
    const long = runInSlices(untilToldTo(end));

    expect(await runExclusive(() => "short")).toBe("short");
    expect(await runInSlices(mapInSteps([1, 2], (one) => one * 2))).toEqual([2, 4]);
    end.isTold = true;
    expect(await long).toBe("long");
  });

  it("lets the process do other things where there is no queue", async () => {
    const end = { isTold: false };
    setImmediate(() => (end.isTold = true));

    expect(await inSlices(untilToldTo(end))).toBe("long");
  });

  it("rejects as its last step does, and other work goes on", async () => {
    const { runInSlices, runExclusive } = openSerialQueue();
    const failing = runInSlices(
      (function* (): Steps<string> {
        yield;
        throw new Error("it cannot be done");
      })(),
    );

    await expect(failing).rejects.toThrow("it cannot be done");
    expect(await runExclusive(() => "short")).toBe("short");
  });

  it("comes to the same result as all its steps at once", async () => {
    const steps = () => mapInSteps([3, 1, 2], (one) => `${one}`);

    expect(await inSlices(steps())).toEqual(atOnce(steps()));
  });
});
