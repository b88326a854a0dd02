import { describe, expect, it } from "vitest";
import { atOnce } from "../../src/cases/snapshot-work.ts";
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
  readAt: demo.readAt,
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
  const [digest] = atOnce(
    decideDigests(alerts, { records: [], deferrals: [], onboarded: new Set([ada]), ...history }, occasion),
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

    expect(text).toContain("2 alerts on 2 cases");
    expect(text).toMatch(/Annual reviews +1 +1 +0/);
  });

  it.each([
    ["nothing left to look at", "seen" as const, "2021-07-20"],
    ["1 to look at again", "snoozed" as const, today],
  ])("under a title that says %s if its alert was %s until %s", (title, how, until) => {
    const deferral = { key: "review-due:1", by: ada, how, until: dayOfText(until), urgency: "soon" as const };
    const answer = answerOf([routed("1", 3)], { records: [aDeliveryRecord("1", ada, "soon")], deferrals: [deferral] });

    expect(answer.title).toBe(`Your cases: ${title}`);
  });

  it("as a line or two on a quiet day", async () => {
    const answer = answerOf([routed("1", 3), routed("2", 20)], { records: [aDeliveryRecord("2", ada, "soon")] });

    await expect(toText(answer)).toMatchFileSnapshot("../messages/digest-quiet.txt");
  });

  it("as what is new, and a count of the rest, on a heavy day, most urgent first", async () => {
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
    ["a later digest", new Set([ada]), 40],
    ["a first digest", new Set<string>(), 20],
  ])("with a button for the rest of %s, which may not show everything", (_, onboarded, count) => {
    const alerts = Array.from({ length: count }, (_, at) => routed(String(at), at + 1));
    const items = answerOf(alerts, { onboarded }).parts.flatMap((part) => (part.kind === "list" ? part.items : []));

    expect(items.at(-1)?.choices?.map((choice) => choice.words)).toEqual(["my work"]);
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
        cells: ["REF-1", "due 3 July (3 days left)", ""],
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

  const open = [routed("1", 3), routed("2", -3), routed("3", 5)];
  const openRecords = [aDeliveryRecord("1", ada, "soon", "2021-06-25"), aDeliveryRecord("2", ada, "late")];
  const near = { ...openRecords[0], key: "review-due:1", dueOn: dayOfText("2021-07-03") };

  it("with what is still open only as a count, which nothing is lost of: my work has it", () => {
    const text = toText(
      answerOf(open, {
        records: [{ ...aDeliveryRecord("1", ada, "soon", "2021-06-29"), dueOn: near.dueOn }, ...openRecords.slice(1)],
      }),
    );

    expect(text).toContain("2 still open: my work");
    expect(text).not.toMatch(/REF-[12]\b/);
    expect(text).toContain("New: 1 annual review due soon");
  });

  it("with what is still open in groups on the week's first working day, after what is new", () => {
    const monday = dayOfText("2021-07-05");
    const text = toText(answerOf(open, { records: openRecords }, { today: monday }));

    expect(text.indexOf("New: 1 annual review due soon")).toBeLessThan(
      text.indexOf("Still open: 1 annual review overdue"),
    );
    expect(text).toContain("REF-2");
    expect(text).not.toContain("still open: my work");
  });

  it("with the two words for late explained once: in the first digest that has one", () => {
    const explained = "Overdue means the legal deadline has passed.";

    expect(toText(answerOf(open, { onboarded: new Set() }))).toContain(explained);
    expect(toText(answerOf([routed("1", 3)], { onboarded: new Set() }))).not.toContain(explained);
    expect(toText(answerOf(open, {}))).not.toContain(explained);
  });
});
