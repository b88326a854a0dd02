import { describe, expect, it } from "vitest";
import { digestJob } from "../../jobs/digest.ts";
import { colleagueDirectory, consoleManager } from "../../src/access/colleagues.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { dispatch } from "../../src/dispatch.ts";
import { scopeOf, officerOf } from "../../src/measures/engine/scope.ts";
import { toText } from "../../src/render/text.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";
import { aJobContext, ran } from "../support/job-context.ts";

const people = colleagueDirectory(snapshot, demoAppointments);
const alma = "alma.yardley@example.org";

/** Returns the answer to a person's words as text, or why there is none. */
function say(words: string, email: string, store: Store = openStore(":memory:"), today = demoDay): string {
  const colleague = people.get(email);
  if (!colleague) throw new Error(`nobody is ${email}`);
  try {
    return toText(dispatch(words, aCommandContext(snapshot, { colleague, colleagues: people, store, today })));
  } catch (error) {
    if (error instanceof UserError) return `refused: ${error.message}`;
    throw error;
  }
}

const almas = new Set(
  snapshot.persons
    .filter((person) => officerOf(person, scopeOf(snapshot, demoDay)) === "Alma Yardley")
    .map(({ caseReference }) => caseReference),
);
const referencesIn = (text: string) => text.match(/SEND-\d+/g) ?? [];

describe("my work", () => {
  it("lists the person's own cases and nobody else's", () => {
    for (const words of ["my work", "my work older", "my work unallocated", "digest"]) {
      expect(referencesIn(say(words, alma)).filter((one) => !almas.has(one))).toEqual([]);
    }
    expect(referencesIn(say("my work", alma)).length).toBeGreaterThan(5);
  });

  it("lists for a manager the cases without an officer", () => {
    expect(say("my work unallocated", "manager@example.org")).toContain("25 alerts on 16 cases");
    expect(say("digest", "manager@example.org")).toContain("16 cases without a case officer");
  });

  it("shows those to the other managers too, who cannot put them off", () => {
    const second = { ...consoleManager, email: "second@example.org" };
    const words = "my work unallocated";
    const answer = dispatch(words, aCommandContext(snapshot, { colleague: second, colleagues: people }));
    const lines = answer.parts.flatMap((part) => (part.kind === "list" ? part.items : []));

    expect(toText(answer)).toContain("25 alerts on 16 cases");
    expect(toText(answer)).not.toContain("with you");
    expect(lines).toHaveLength(10);
    expect(lines.map(({ choices }) => choices?.map(({ label }) => label))).toEqual(lines.map(() => ["Why?"]));
    expect(say(words, "primary.manager@example.org")).toContain("Nothing is overdue");
  });

  it.each(["analyst@example.org", "viewer@example.org"])(
    "is refused to %s, as are the digest and putting off",
    (email) => {
      for (const words of ["my work", "digest", "seen SEND-105120", "snooze SEND-105120 week"]) {
        expect(say(words, email)).toContain("refused: Only case officers and managers have alerts");
      }
    },
  );

  it("leaves out an alert that is put off until its day, or until it grows more urgent", () => {
    const store = openStore(":memory:");
    expect(say("my work", alma, store)).toContain("SEND-105120");
    expect(say("snooze SEND-105120 review-decision-pending week", alma, store)).toContain("7 July");
    expect(say("my work", alma, store)).not.toContain("SEND-105120");
    expect(say("my work", alma, store, dayOfText("2021-07-06"))).not.toContain("SEND-105120");
    expect(say("my work", alma, store, dayOfText("2021-07-07"))).toContain("SEND-105120");
    expect(say("seen SEND-105120", alma, store)).toContain("28 July");
    expect(say("my work", alma, store, dayOfText("2021-07-13"))).not.toContain("SEND-105120");
    expect(say("my work", alma, store, dayOfText("2021-07-14"))).toContain("SEND-105120");
  });

  it("names the next working day for an alert that is put off", () => {
    const on = (words: string, today: string) => say(words, alma, openStore(":memory:"), dayOfText(today));

    // 30 June 2021 is a Wednesday, 3 July a Saturday
    expect(on("snooze SEND-105120 month", "2021-06-30")).toContain("reminded of SEND-105120 on 30 July");
    expect(on("snooze SEND-105120 week", "2021-07-03")).toContain("reminded of SEND-105120 on 12 July");
    expect(on("seen SEND-105120", "2021-06-30")).toContain("1 alert put aside until 28 July, or until it becomes more");
  });

  it("puts the alerts of several cases aside at once", () => {
    const store = openStore(":memory:");

    expect(say("seen SEND-105286, SEND-102385, SEND-105120 review-due", alma, store)).toContain(
      "2 alerts put aside until 28 July",
    );
    expect(say("my work", alma, store)).not.toMatch(/SEND-105286|SEND-102385/);
    expect(say("my work", alma, store)).toContain("SEND-105120");
  });

  it("lets nobody put off another person's alert", () => {
    const other = snapshot.persons.find(({ caseReference }) => !almas.has(caseReference))?.caseReference ?? "";

    expect(say(`seen ${other}`, alma)).toBe(say("seen SEND-0", alma));
    expect(say("snooze SEND-105120", alma)).toContain("Type how long");
    expect(say("seen SEND-105120 review-due", alma)).toContain("It has review-decision-pending");
  });
});

describe("why", () => {
  it("shows the clock, its source and the record's values", () => {
    const text = say("why SEND-105120", alma);

    expect(text).toContain("13 July 2021, 28 days from 15 June 2021");
    expect(text).toMatch(/overdue\s+after\s+15\s+August\s+2022/);
    expect(text).toContain("regulation 20(10)");
    expect(text).toContain("raised, for alma.yardley@example.org");
  });

  it("shows when the alert was last sent, until when it is put off, and why not to the officer", () => {
    const store = openStore(":memory:");
    ran(digestJob, aJobContext(snapshot, { colleagues: people, store }));
    say("snooze SEND-105120 week", alma, store);
    expect(say("why SEND-105120", alma, store)).toMatch(
      /last told on\s+30\s+June\s+2021,\s+put\s+aside\s+until\s+7\s+July/,
    );
    say("alerts away today 2021-07-09", alma, store);
    expect(say("why SEND-105120", "manager@example.org", store)).toMatch(
      /because\s+its\s+officer\s+is\s+away\s+until\s+9/,
    );
  });

  it("answers alike for another person's case and for one that does not exist", () => {
    const other = snapshot.persons.find(({ caseReference }) => !almas.has(caseReference))?.caseReference ?? "";

    expect(say(`why ${other}`, alma)).toBe(say("why SEND-0", alma));
    expect(say("why SEND-105120", "viewer@example.org")).toBe(say("why SEND-0", alma));
  });
});

describe("alerts", () => {
  it("stores the person's own hour and days away", () => {
    const store = openStore(":memory:");
    expect(say("alerts", alma, store)).toContain("sent at 8:30am");
    expect(say("alerts hour 10:15", alma, store)).toContain("sent at 10:15am");
    expect(say("alerts hour 16:56", alma, store)).toContain("refused");
    expect(say("alerts hour 18:00", alma, store)).toContain("refused");
    expect(say("alerts away 2021-07-01 2021-07-09", alma, store)).toContain("away from 1 July 2021 to 9 July 2021");
    expect(say("alerts back", alma, store)).not.toContain("away from");
  });

  it("offers buttons whose words it understands", () => {
    const store = openStore(":memory:");
    const text = say("alerts", alma, store);
    const offered = [...text.matchAll(/: ((?:digest at|alerts away) .+)/g)].map(([, words = ""]) => words);

    expect(offered.length).toBeGreaterThan(4);
    for (const words of offered) expect(say(words, alma, store)).not.toContain("refused");
    expect(say("alerts", alma, store)).toContain("alerts back");
  });

  it.each([
    ["Alerts hour 9:30", "sent at 9:30am"],
    ["alerts away from 2021-07-05 to 2021-07-09", "away from 5 July 2021 to 9 July 2021"],
    ["alerts Away today 2021-07-01", "away from 30 June 2021 to 1 July 2021"],
    ["alerts hour 5:30", "refused"],
    ["alerts away from 2021-07-09 to 2021-07-05", "refused"],
  ])("understands %s", (words, part) => {
    expect(say(words, alma)).toContain(part);
  });

  it("lets only a manager, or a team manager of the team, mark another person as away", () => {
    const words = `alerts away 2021-07-01 2021-07-09 ${alma}`;
    expect(say(words, "manager@example.org")).toContain("away from");
    expect(say(words, "primary.manager@example.org")).toContain("away from");
    expect(say(words, "gita.yilmaz@example.org")).toContain(
      "You cannot change the settings of anyone with that email address. Managers can change those of the people they manage.",
    );
    expect(say(words.replace("alma.yardley", "joel.jarrold"), "primary.manager@example.org")).toContain("refused");
  });
});

describe("a command for managers", () => {
  it("rehearses how many messages would go, and stores nothing", () => {
    const store = openStore(":memory:");
    const text = say("rehearse 2021-06-21 2021-06-30", "manager@example.org", store);

    expect(text).toMatch(/\d+ messages to 31 people/);
    expect([store.outbox.waiting(), store.alerts.history([]).records]).toEqual([0, []]);
    expect(say("rehearse 2021-06-21 2021-06-30", alma)).toContain("refused");
    expect(say("rehearse 2021-01-01 2021-12-31", "manager@example.org")).toContain("up to 92");
    expect(say("rehearse 9999-12-31 9999-12-31", "manager@example.org")).toContain("refused: Type a period of up to");
    expect(say("rehearse 21 to 30 June 2021", "manager@example.org", store)).toBe(text);
  });

  it("lists what could not be delivered", () => {
    const store = openStore(":memory:");
    expect(say("undelivered", "manager@example.org", store)).toContain("Every message was delivered");
    ran(digestJob, aJobContext(snapshot, { colleagues: people, store }));
    const posted = store.outbox.claim("a test", Date.parse("2021-06-30T08:30:00Z"), () => false);
    store.outbox.end(posted?.id ?? 0, "a test", "given up", "2021-06-30T08:30:00Z", "no such user");
    expect(say("undelivered", "manager@example.org", store)).toContain("no such user");
    expect(say("undelivered", alma, store)).toContain("refused");
  });

  it("accepts a load that had shrunk", () => {
    const store = openStore(":memory:");
    expect(say("accept-load", "manager@example.org", store)).toContain("No load is waiting");
    store.loads.refuse("CSV files", snapshot.rowsRead, "person has shrunk from 10 rows to 2", "2021-06-30T08:30:00Z");
    expect(say("accept-load", alma, store)).toContain("refused");
    expect(say("accept-load", "analyst@example.org", store)).toContain("person has shrunk");
    expect(store.loads.accepted("CSV files")).toEqual(snapshot.rowsRead);
  });
});

describe("a channel's subscriptions", () => {
  it("are made, listed and ended by those who may share", () => {
    const store = openStore(":memory:");
    const manager = "manager@example.org";
    expect(say("subscribe reviews overdue weekly monday 09:00", manager, store)).toContain("every Monday at 9am");
    expect(say("subscribe weekly", manager, store)).toContain("The week's figures");
    expect(say("subscriptions", manager, store)).toContain("Overdue reviews");
    expect(say("unsubscribe reviews.overdue", manager, store)).toContain("Unsubscribed");
    expect(say("subscribe quality.review-date-blank", manager, store)).toContain("refused");
    expect(say("subscribe reviews overdue", alma, store)).toContain("refused");
    expect(store.subscriptions.all().map(({ words }) => words)).toEqual(["weekly"]);
  });

  it.each([
    ["subscribe weekly", "The week's figures: posted here on the week's first working day at 9am"],
    ["subscribe weekly weekly monday 09:00", "The week's figures: posted here on the week's first working day at 9am"],
    ["subscribe weekly friday 14:00", "refused: The week's figures are posted on the week's first working day at 9am"],
    ["subscribe reviews overdue weekly", "Overdue reviews: posted here every Monday at 9am"],
    ["subscribe reviews overdue daily 9:30", "Overdue reviews: posted here every working day at 9:30am"],
    ["subscribe reviews overdue friday 5:30", "refused: 5:30am cannot be used"],
  ])("go at the time typed: %s", (words, part) => {
    expect(say(words, "manager@example.org")).toContain(part);
  });
});
