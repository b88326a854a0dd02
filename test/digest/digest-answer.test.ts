import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { appointedOf, noOfficer } from "../../src/access/recipients.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { decideDigests, digestsAt, type RoutedAlert } from "../../src/digest/decide.ts";
import { digestAnswer, type DigestContext } from "../../src/digest/digest-answer.ts";
import { emptyHistory, type DeliveryHistory } from "../../src/digest/history.ts";
import { toText } from "../../src/render/text.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { anAlert, aPerson, aDeliveryRecord } from "../support/alert.ts";
import { demoSnapshot as demo } from "../support/demo.ts";
import { ada, occasion, today } from "../support/digests.ts";

const context: DigestContext = {
  snapshot: demo,
  today: dayOfText(today),
  kinds: alertKinds,
  caseAddress: (reference) => `https://cases.council.example/${reference}`,
  isStale: false,
  personOf: (key) => aPerson(`REF-${key.split(":")[1]}`),
};
const routed = (record: string, days: number, reason: string | null = null): RoutedAlert => ({
  alert: anAlert(record, today, days),
  to: ada,
  reason,
});

function answerOf(
  alerts: readonly RoutedAlert[],
  history: Partial<DeliveryHistory>,
  changed: Partial<DigestContext> = {},
) {
  const [digest] = decideDigests(
    alerts,
    { records: [], deferrals: [], onboarded: new Set([ada]), ...history },
    occasion,
  );
  if (!digest) throw new Error("there is no digest");
  return digestAnswer(digest, { ...context, ...changed });
}

describe("a digest reads", () => {
  it("as a baseline the first time", async () => {
    const people = colleagueDirectory(demo, demoAppointments);
    const reachability = { appointed: appointedOf(people), isReachable: () => true, away: [] };
    const first = digestsAt(
      alertKinds,
      { snapshot: demo, today: demoDay, clock: "08:30", reachability },
      emptyHistory,
    ).find(({ to }) => to === "alma.yardley@example.org");
    if (!first) throw new Error("there is no digest");

    await expect(toText(digestAnswer(first, context))).toMatchFileSnapshot("../messages/digest-first.txt");
  });

  it("with the same number in its words and its table, even if something in a first digest is deferred", () => {
    const deferrals = [
      { key: "review-due:2", by: ada, how: "seen" as const, until: dayOfText("2021-07-20"), urgency: "soon" as const },
    ];
    const text = toText(
      answerOf([routed("1", 3), routed("2", 4), routed("3", -5)], { deferrals, onboarded: new Set() }),
    );

    expect(text).toContain("2 things in 2 cases");
    expect(text).toMatch(/Review of the plan +1 +1 +0/);
  });

  it.each([
    ["nothing left to look at", "seen" as const, "2021-07-20"],
    ["1 back", "snoozed" as const, today],
  ])("under a title that says %s if its alert was %s until %s", (title, how, until) => {
    const deferral = { key: "review-due:1", by: ada, how, until: dayOfText(until), urgency: "soon" as const };
    const answer = answerOf([routed("1", 3)], { records: [aDeliveryRecord("1", ada, "soon")], deferrals: [deferral] });

    expect(answer.title).toBe(`Your cases: ${title}`);
  });

  it("as a line or two on a quiet day", async () => {
    const answer = answerOf([routed("1", 3), routed("2", 20)], { records: [aDeliveryRecord("2", ada, "soon")] });

    await expect(toText(answer)).toMatchFileSnapshot("../messages/digest-quiet.txt");
  });

  it("as fifteen lines on a heavy day, most urgent first", async () => {
    const alerts = [
      ...Array.from({ length: 9 }, (_, at) => routed(`new-${at}`, 5 - at * 3)),
      ...Array.from({ length: 12 }, (_, at) => routed(`open-${at}`, 6 - at * 40)),
      ...Array.from({ length: 4 }, (_, at) => routed(`none-${at}`, -at, noOfficer)),
      routed("seen", 4),
    ];
    const records = Array.from({ length: 12 }, (_, at) =>
      aDeliveryRecord(`open-${at}`, ada, at === 3 ? "soon" : "late"),
    );
    const deferrals = [
      {
        key: "review-due:seen",
        by: ada,
        how: "seen" as const,
        until: dayOfText("2021-07-20"),
        urgency: "soon" as const,
      },
    ];
    const reassigned = aDeliveryRecord("gone-to-ben", ada, "soon");
    const answer = answerOf(
      [...alerts, { alert: anAlert("gone-to-ben", today, 3), to: "ben@x.org", reason: null }],
      { records: [...records, reassigned], deferrals },
      { isStale: true },
    );

    await expect(toText(answer)).toMatchFileSnapshot("../messages/digest-heavy.txt");
  });

  it.each([
    ["the next page", new Set([ada]), "my work page 2"],
    ["the first page after a first digest, whose order is its own", new Set<string>(), "my work"],
  ])("with a button for the rest that shows %s", (_, onboarded, words) => {
    const alerts = Array.from({ length: 20 }, (_, at) => routed(String(at), at + 1));
    const items = answerOf(alerts, { onboarded }).parts.flatMap((part) => (part.kind === "list" ? part.items : []));

    expect(items.at(-1)?.choices?.map((choice) => choice.words)).toEqual([words]);
  });

  it("as thanks if everything is cleared", async () => {
    const answer = answerOf([], { records: [aDeliveryRecord("1", ada, "late"), aDeliveryRecord("2", ada, "soon")] });

    await expect(toText(answer)).toMatchFileSnapshot("../messages/digest-cleared.txt");
  });

  it("with counts and no reference in its title, and a link and four buttons on each line", () => {
    const { title, parts } = answerOf([routed("1", 3)], {});
    const list = parts.find((part) => part.kind === "list");

    expect(title).toBe("Your cases: 1 new");
    expect(list?.items).toEqual([
      {
        cells: ["REF-1", "New: the review is due", "by 3 July 2021, 3 days left", "Hold the review."],
        address: "https://cases.council.example/REF-1",
        choices: [
          { label: "Seen", words: "seen REF-1 review-due" },
          { label: "Remind me in a week", words: "snooze REF-1 review-due week" },
          { label: "Remind me in a month", words: "snooze REF-1 review-due month" },
          { label: "Why?", words: "why REF-1" },
        ],
        personId: "id of REF-1",
      },
    ]);
  });
});
