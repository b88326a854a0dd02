import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import type { View } from "../../src/cases/contract.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { changesFrom } from "../../src/digest/changes.ts";
import { digestsAt, type Digest } from "../../src/digest/decide.ts";
import { digestAnswer, digestContext } from "../../src/digest/digest-answer.ts";
import { applyChanges, emptyHistory, type DeliveryHistory } from "../../src/digest/history.ts";
import { toText } from "../../src/render/text.ts";
import { aBorough, aSnapshot, type Cells } from "./borough.ts";

export type Rows = Partial<Record<View, readonly Cells[]>>;

/** A Tuesday. */
export const toldOn = "2021-06-29";

/** Everybody with one officer, Ada, unless the rows say otherwise: the officers' digests are played from day to day. */
export function morning(rows: Rows, day: string, history: DeliveryHistory) {
  const whole = {
    person: [{ gender: "Female" }],
    worker: [{ email: "ada@x.org" }],
    worker_relationship: [{}],
    ...rows,
  };
  const snapshot = { ...aSnapshot(aBorough(whole)), readAt: `${day}T07:00:00+01:00` };
  const colleagues = colleagueDirectory(snapshot, []);
  const isReachable = (email: string) => colleagues.has(email);
  const moment = { snapshot, today: dayOfText(day), clock: "08:30", caseAddress: null };
  const digests = digestsAt(
    alertKinds,
    { ...moment, reachability: { appointed: [...colleagues.values()], isReachable, away: [] } },
    history,
  );
  const after = applyChanges(
    history,
    digests.map((digest) => [digest.to, changesFrom(digest, dayOfText(day))]),
  );
  const of = (digest: Digest) => toText(digestAnswer(digest, digestContext(moment, alertKinds)));
  return { digests, history: after, text: digests.map(of).join("\n") };
}

/** Returns what became of everything told on a day, on the day after: `kind: state`. */
export function fatesOf(before: Rows, after: Rows): string[] {
  const first = morning(before, toldOn, emptyHistory);
  const next = morning(after, "2021-06-30", first.history);
  const told = first.history.records.map(({ key }) => key.replace(/:.*$/, ""));
  return told.map((kind) => {
    const states = next.digests.flatMap(({ items, ended, kept }) => [
      ...items.filter(({ key }) => key.startsWith(`${kind}:`)).map(({ state }) => state),
      ...ended.filter(({ key }) => key.startsWith(`${kind}:`)).map(() => "ended"),
      ...kept.filter(({ key }) => key.startsWith(`${kind}:`)).map(() => "kept"),
    ]);
    return `${kind}: ${states.join()}`;
  });
}
