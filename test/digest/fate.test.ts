import { describe, expect, it } from "vitest";
import { alertScope, type Alert, type AlertKind, type Outcome, type Pending } from "../../src/alert.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { fateTest, type Fate } from "../../src/digest/fate.ts";
import type { DeliveryRecord } from "../../src/digest/history.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { anAlert, aDeliveryRecord } from "../support/alert.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";

const today = "2021-06-30";
const sent = aDeliveryRecord("1", "ada@x.org", "late");
const wrong = { ...sent, key: "record-wrong/gender-not-recorded:1", round: null };

function aKind(id: string, pending: readonly Pending[] = [], outcome: Outcome | null = null): AlertKind {
  return {
    id,
    noun: { one: id, many: id },
    nextStep: "",
    view: () => "plan",
    pending: () => [...pending],
    outcomeOf: () => outcome,
  };
}

/** A case of the kind outside its warning days. */
function pending(record: string, round = "2020-01-01"): Pending {
  const { person, clock, values } = anAlert(record, today, 400);
  return { record, person, clock, values, round };
}

/** An alert of another kind about the record, raised today. */
function another(record: string, view: View = "plan", rule: string | null = null): Alert {
  return { ...anAlert(record, today, 1), key: `other:${record}`, alert: "other", view, rule };
}

interface Given {
  readonly outcome?: Outcome;
  readonly due?: readonly Pending[];
  readonly raised?: readonly Alert[];
  readonly records?: readonly DeliveryRecord[];
  readonly of?: DeliveryRecord;
  readonly isOn?: boolean;
}

function fateOf({ outcome, due = [], raised = [], records = [sent], of = sent, isOn = true }: Given): Fate {
  const kinds = [aKind("review-due", due, outcome), aKind("other"), aKind("record-wrong", [], outcome)];
  const switchedOn = isOn ? {} : { kinds: ["other"] };
  const scope = alertScope(aSnapshot(aBorough({})), dayOfText(today), switchedOn);
  return atOnce(fateTest(kinds, scope, raised, records))(of);
}

describe("an alert that was sent and is not raised today", () => {
  it.each<[string, Given, Fate]>([
    ["is cleared once its case is seen to be done", { outcome: "done" }, "cleared"],
    ["ends once its case is over in another way", { outcome: "over" }, "ended"],
    ["is unread while its record does not say", {}, "unread"],
    ["ends if the case is only outside its warning days", { due: [pending("1")] }, "ended"],
    ["is unread even if another case of the kind is pending", { due: [pending("2")] }, "unread"],
    ["is cleared even if the next round runs", { outcome: "done", due: [pending("1", "2021-06-01")] }, "cleared"],
    ["is unread if a later round runs and nothing ended its own", { due: [pending("1", "2021-06-01")] }, "unread"],
    ["ends if its round seems to begin earlier", { due: [pending("1", "2019-06-01")] }, "ended"],
    ["ends if its kind is switched off", { isOn: false }, "ended"],
    ["ends if another alert about the record follows it", { outcome: "done", raised: [another("1")] }, "ended"],
    [
      "is reclassified even if another alert about the record follows it",
      { outcome: "reclassified", raised: [another("1")] },
      "reclassified",
    ],
    [
      "is cleared even if another alert is raised about another record",
      { outcome: "done", raised: [another("2")] },
      "cleared",
    ],
    [
      "is cleared even if another alert is raised about a record with the same id in another view",
      { outcome: "done", raised: [another("1", "review")] },
      "cleared",
    ],
    [
      "is cleared even if another alert about the record was sent before",
      { outcome: "done", raised: [another("1")], records: [sent, { ...sent, key: "other:1" }] },
      "cleared",
    ],
    [
      "ends if another alert about the record begins a new round",
      { outcome: "done", raised: [another("1")], records: [sent, { ...sent, key: "other:1", round: "2019-01-01" }] },
      "ended",
    ],
    ["is eclipsed if another clock of the unread record runs", { raised: [another("1")] }, "eclipsed"],
    ["is unread if another clock of another record runs", { raised: [another("2")] }, "unread"],
    [
      "is unread, as a clock, if only a finding of the record is raised",
      { raised: [another("1", "plan", "gender-not-recorded")] },
      "unread",
    ],
    [
      "is eclipsed, as a finding, if another finding of the record is raised",
      { of: wrong, raised: [another("1", "plan", "gender-not-recorded")] },
      "eclipsed",
    ],
  ])("%s", (_, given, fate) => {
    expect(fateOf(given)).toBe(fate);
  });
});
