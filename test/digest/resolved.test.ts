import { describe, expect, it } from "vitest";
import { alertScope, type Alert, type AlertKind, type Pending } from "../../src/alert.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { DeliveryRecord } from "../../src/digest/history.ts";
import { resolvedTest } from "../../src/digest/resolved.ts";
import { anAlert, saidOf } from "../support/alert.ts";
import { aBook, aBorough } from "../support/borough.ts";

const today = "2021-06-30";
const scope = alertScope(aBook(aBorough({})), dayOfText(today));
const said = saidOf("1", "ada@x.org", "late");

function aKind(id: string, view: View, pending: readonly Pending[] = [], standing?: readonly string[]): AlertKind {
  return {
    id,
    title: id,
    description: "",
    nextStep: "",
    view: () => view,
    pending: () => [...pending],
    ...(standing === undefined ? {} : { standingKeys: () => [...standing] }),
  };
}

/** A case of the kind, out of its warning days. */
function pending(record: string, round = "2020-01-01"): Pending {
  const { person, clock, values } = anAlert(record, today, 400);
  return { record, person, clock, values, round };
}

/** An alert of another kind of that record, raised today. */
function another(view: View, record: string): Alert {
  return { ...anAlert(record, today, 1), key: `other:${record}`, alert: "other", view };
}

interface Given {
  readonly due?: readonly Pending[];
  readonly standing?: readonly string[];
  readonly raised?: readonly Alert[];
  readonly before?: readonly DeliveryRecord[];
}

function isResolved({ due = [], standing, raised = [], before = [said] }: Given): boolean {
  const kinds = [aKind("review-due", "plan", due, standing), aKind("other", "plan")];
  return resolvedTest(kinds, scope, raised, before)(said);
}

describe("what was said of a case is resolved", () => {
  it.each<[string, Given, boolean]>([
    ["once nothing of it is left", {}, true],
    ["not while the case is only out of its warning days", { due: [pending("1")] }, false],
    ["though another case of the kind is pending", { due: [pending("2")] }, true],
    ["once its round is over, though the next one runs", { due: [pending("1", "2021-06-01")] }, true],
    ["not while a finding too old to be told stands", { standing: ["review-due:1 2020-01-01"] }, false],
    ["where only what is told of the kind would stand", { due: [pending("1")], standing: [] }, true],
    ["not where another alert takes the record's place", { raised: [another("plan", "1")] }, false],
    ["though another alert is raised of another record", { raised: [another("plan", "2")] }, true],
    [
      "though another alert is raised of a record of that id in another view",
      { raised: [another("review", "1")] },
      true,
    ],
    [
      "though another alert stands that was told before",
      { raised: [another("plan", "1")], before: [said, { ...said, key: "other:1" }] },
      true,
    ],
    [
      "not where another alert begins a new round of its own",
      { raised: [another("plan", "1")], before: [said, { ...said, key: "other:1", round: "2019-01-01" }] },
      false,
    ],
  ])("%s", (_, given, resolved) => {
    expect(isResolved(given)).toBe(resolved);
  });
});
