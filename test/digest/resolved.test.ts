import { describe, expect, it } from "vitest";
import { alertScope, type Alert, type AlertKind, type Pending } from "../../src/alert.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { DeliveryRecord } from "../../src/digest/history.ts";
import { resolvedTest } from "../../src/digest/resolved.ts";
import { anAlert, aDeliveryRecord } from "../support/alert.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const today = "2021-06-30";
const scope = alertScope(aSnapshot(aBorough({})), dayOfText(today));
const sent = aDeliveryRecord("1", "ada@x.org", "late");

function aKind(id: string, view: View, pending: readonly Pending[] = [], standing?: readonly string[]): AlertKind {
  return {
    id,
    title: id,
    description: "",
    nextStep: "",
    view: () => view,
    pending: () => [...pending],
    ...(standing === undefined ? {} : { unresolvedKeys: () => [...standing] }),
  };
}

/** A case of the kind outside its warning days. */
function pending(record: string, round = "2020-01-01"): Pending {
  const { person, clock, values } = anAlert(record, today, 400);
  return { record, person, clock, values, round };
}

/** An alert of another kind about the record, raised today. */
function another(view: View, record: string): Alert {
  return { ...anAlert(record, today, 1), key: `other:${record}`, alert: "other", view };
}

interface Given {
  readonly due?: readonly Pending[];
  readonly standing?: readonly string[];
  readonly raised?: readonly Alert[];
  readonly records?: readonly DeliveryRecord[];
}

function isResolved({ due = [], standing, raised = [], records = [sent] }: Given): boolean {
  const kinds = [aKind("review-due", "plan", due, standing), aKind("other", "plan")];
  return resolvedTest(kinds, scope, raised, records)(sent);
}

describe("an alert that was sent is resolved", () => {
  it("unless an alert of the same view takes the record's place, whatever kind comes first", () => {
    const kinds = [aKind("other", "review"), aKind("review-due", "plan")];
    const isGone = (view: View) => resolvedTest(kinds, scope, [another(view, "1")], [sent])(sent);

    expect([isGone("plan"), isGone("review")]).toEqual([false, true]);
  });

  it.each<[string, Given, boolean]>([
    ["once its case no longer exists", {}, true],
    ["not if the case is only outside its warning days", { due: [pending("1")] }, false],
    ["even if another case of the kind is pending", { due: [pending("2")] }, true],
    ["once its round is over, even if the next one runs", { due: [pending("1", "2021-06-01")] }, true],
    ["not if its finding stands, too old to be raised", { standing: ["review-due:1 2020-01-01"] }, false],
    ["if the kind says so, even if a case is pending", { due: [pending("1")], standing: [] }, true],
    ["not if another alert about the record replaces it", { raised: [another("plan", "1")] }, false],
    ["even if another alert is raised about another record", { raised: [another("plan", "2")] }, true],
    [
      "even if another alert is raised about a record with the same id in another view",
      { raised: [another("review", "1")] },
      true,
    ],
    [
      "even if another alert about the record was sent before",
      { raised: [another("plan", "1")], records: [sent, { ...sent, key: "other:1" }] },
      true,
    ],
    [
      "not if another alert about the record begins a new round",
      { raised: [another("plan", "1")], records: [sent, { ...sent, key: "other:1", round: "2019-01-01" }] },
      false,
    ],
  ])("%s", (_, given, resolved) => {
    expect(isResolved(given)).toBe(resolved);
  });
});
