import { expect, it } from "vitest";
import { officerAtEnd } from "../../src/facts/plan.ts";
import { aBorough, aSnapshot, type Cells } from "../support/borough.ts";

const workers: readonly Cells[] = [
  { worker_id: "w1", name: "Ann", active: "1" },
  { worker_id: "w2", name: "Bea", active: "1" },
  { worker_id: "w3", name: "Cay", active: "0" },
];

/** Who held a plan that ceased on 1 June 2021, by the relationships of its child. */
function holder(relationships: readonly Cells[], ceasedOn: string | null = "2021-06-01"): string | null {
  const held = relationships.map((cells) => ({
    relationship: "SEND Case Officer",
    start_date: "2020-01-01",
    end_date: null,
    ...cells,
  }));
  const plan = [{ issued_date: "2019-01-01", ceased_date: ceasedOn }];
  const snapshot = aSnapshot(aBorough({ person: [{}], worker: workers, worker_relationship: held, plan }));
  const [one] = snapshot.plans;
  if (one === undefined) throw new Error("the plan was set aside");
  return officerAtEnd(one, snapshot.words)?.name ?? null;
}

it.each<[string, readonly Cells[], string | null]>([
  ["whose work ended with it", [{ worker_id: "w1", end_date: "2021-06-01" }], "Ann"],
  ["not whose work ended the day before", [{ worker_id: "w1", end_date: "2021-05-31" }], null],
  ["not who took the case on the day it ceased", [{ worker_id: "w1", start_date: "2021-06-01" }], null],
  ["who took the case on its last day", [{ worker_id: "w1", start_date: "2021-05-31" }], "Ann"],
  ["who has left since", [{ worker_id: "w3", end_date: "2021-06-01" }], "Cay"],
  [
    "who took it last, though that officer has left",
    [{ worker_id: "w1" }, { worker_id: "w3", start_date: "2020-02-01" }],
    "Cay",
  ],
  ["the lowest id of those who took it together", [{ worker_id: "w2" }, { worker_id: "w1" }], "Ann"],
  ["not whom the workers do not name", [{ worker_id: "w1" }, { worker_id: "w9", start_date: "2021-01-01" }], "Ann"],
  ["not another worker", [{ worker_id: "w1", relationship: "Social Worker" }], null],
  ["whichever way the relationship is written", [{ worker_id: "w1", relationship: "send case officer" }], "Ann"],
  ["nobody without a relationship", [], null],
])("a ceased plan was held on its last day by: %s", (_, relationships, name) => {
  expect(holder(relationships)).toBe(name);
});

it("nobody is said to have held a plan at its end that has none", () => {
  expect(holder([{ worker_id: "w1" }], null)).toBe(null);
});
