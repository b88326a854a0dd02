import { describe, expect, it } from "vitest";
import { colleagueDirectory } from "../../src/access/colleagues.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import { commandOf, dispatch } from "../../src/dispatch.ts";
import { toText } from "../../src/render/text.ts";
import { demoDay } from "../../src/sources/demo/borough.ts";
import { demoAppointments } from "../../src/sources/demo/demo-source.ts";
import { readHour } from "../../src/typed/hour-words.ts";
import { snoozeEnd } from "../../src/typed/snooze-words.ts";
import { UserError } from "../../src/user-error.ts";
import { aCommandContext } from "../support/context.ts";
import { demoSnapshot as snapshot } from "../support/demo.ts";

const people = colleagueDirectory(snapshot, demoAppointments);

function contextOf(email: string) {
  const colleague = people.get(email);
  if (!colleague) throw new Error("nobody of that email");
  return aCommandContext(snapshot, { colleague, colleagues: people });
}

/** Returns what is said to somebody's words, on one line. */
function say(words: string, email = "alma.yardley@example.org"): string {
  try {
    return toText(dispatch(words, contextOf(email))).replaceAll(/\s+/g, " ");
  } catch (error) {
    if (error instanceof UserError) return `refused: ${error.message}`;
    throw error;
  }
}

function endOf(words: string): string {
  try {
    return textOfDay(snoozeEnd(words, demoDay));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

// 30 June 2021 is a Wednesday
describe("days away", () => {
  const fiveToNine = "Away from 5 July 2021 to 9 July 2021.";
  it.each([
    ["alerts away 05/07/2021 to 09/07/2021", fiveToNine],
    ["alerts away 05/07/2021 09/07/2021", fiveToNine],
    ["alerts away 5.7.21 - 9.7.21", fiveToNine],
    ["alerts away 2021-07-05 2021-07-09", fiveToNine],
    ["alerts away from 2021-07-05 to 2021-07-09", fiveToNine],
    ["alerts away 5 to 9 July", fiveToNine],
    ["alerts away 5 July to 9 July", fiveToNine],
    ["alerts away 5-9 July", fiveToNine],
    ["alerts away from 5 July until 9 July", fiveToNine],
    ["Alerts away 5th to 9th July 2021.", fiveToNine],
    ["alerts away next week", "Away from 5 July 2021 to 11 July 2021."],
    ["away next week", "Away from 5 July 2021 to 11 July 2021."],
    ["away 5 to 9 July", fiveToNine],
    ["I'm away tomorrow", "Away on 1 July 2021."],
    ["Im away today", "Away on 30 June 2021."],
    ["I am away from 5 to 9 July", fiveToNine],
    ["I will be away next week", "Away from 5 July 2021 to 11 July 2021."],
    ["on leave next week", "Away from 5 July 2021 to 11 July 2021."],
    ["I'm on annual leave 5 to 9 July", fiveToNine],
    ["on holiday until Friday", "Away from 30 June 2021 to 2 July 2021."],
    ["I'm off until 9 July", "Away from 30 June 2021 to 9 July 2021."],
    ["away for a fortnight", "Away from 30 June 2021 to 13 July 2021."],
    ["away for 3 days", "Away from 30 June 2021 to 2 July 2021."],
    ["away on Monday", "Away on 5 July 2021."],
    ["out of office tomorrow", "Away on 1 July 2021."],
    ["alerts away today 2021-07-01", "Away from 30 June 2021 to 1 July 2021."],
    ["alerts away today to 9 July", "Away from 30 June 2021 to 9 July 2021."],
    ["alerts away in August", "Away from 1 August 2021 to 31 August 2021."],
  ])("are read as people type them: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it.each([
    ["away", "say on which days, such as away 5 to 9 July"],
    ["I'm away", "say on which days, such as away 5 to 9 July"],
    ["alerts away sometime", "those are no days that can be read; type such as away 5 to 9 July"],
    ["alerts away 31 June", "those are no days that can be read"],
    ["alerts away 5 July 2020", "5 July 2020 is past; type days to come"],
    ["alerts away 01/06/2021 to 05/06/2021", "5 June 2021 is past"],
    ["alerts away 2021-07-09 to 2021-07-05", "5 July 2021 is before 9 July 2021; type the first day first"],
    ["alerts nonsense", "that cannot be set; type alerts with hour 9am, away 5 to 9 July"],
  ])("that cannot be taken are refused with what can be typed: %s", (words, says) => {
    expect(say(words)).toContain(`refused: ${says}`);
  });

  it.each(["I am back", "I'm back", "back", "back today", "I'm back at work", "alerts back"])(
    "end with %s",
    (words) => {
      const context = contextOf("alma.yardley@example.org");
      dispatch("away next week", context);

      expect(toText(dispatch(words, context))).not.toContain("Away on");
      expect(toText(dispatch("alerts", context))).not.toContain("Away from");
    },
  );

  it("may be another's whom a manager names", () => {
    expect(say("alerts away 5 to 9 July alma.yardley@example.org", "manager@example.org")).toContain(fiveToNine);
    expect(say("alerts away alma.yardley@example.org next week", "gita.yilmaz@example.org")).toContain(
      "nobody of that email",
    );
  });

  it.each([
    "off rolling",
    "away team reviews",
    "back to reviews",
    "plans away",
    "leave next week",
    "digest",
    "digest please",
  ])("are never seen in other words: %s", (words) => {
    expect(commandOf(words).command.name).not.toBe("alerts");
  });

  it("are set by nothing that a mere link may run", () => {
    for (const words of ["away next week", "I'm back", "digest at 9"])
      expect(commandOf(words).command.changes).toBe(true);
  });
});

describe("a time of day", () => {
  it.each([
    ["9", "09:00"],
    ["9am", "09:00"],
    ["9 AM", "09:00"],
    ["09:30", "09:30"],
    ["9.30", "09:30"],
    ["9:30am", "09:30"],
    ["9.30 a.m.", "09:30"],
    ["2pm", "14:00"],
    ["12pm", "12:00"],
    ["12am", "00:00"],
    ["14:15", "14:15"],
    ["noon", "12:00"],
    ["midday", "12:00"],
    ["nine", "09:00"],
    ["nine o'clock", "09:00"],
    ["9 oclock", "09:00"],
    ["half past nine", "09:30"],
    ["half past 9", "09:30"],
    ["quarter to ten", "09:45"],
    ["quarter past ten am", "10:15"],
    ["25:00", null],
    ["9:60", null],
    ["13pm", null],
    ["soon", null],
    ["", null],
    ["930", null],
  ])("is read as people type it: %s, %s", (words, hour) => {
    expect(readHour(words)).toBe(hour);
  });

  it.each([
    ["alerts hour 9am", "goes at 09:00"],
    ["alerts hour 9.30", "goes at 09:30"],
    ["alerts hour half past nine", "goes at 09:30"],
    ["alerts 9am", "goes at 09:00"],
    ["alerts at 9", "goes at 09:00"],
    ["digest at 8:30am", "goes at 08:30"],
    ["digest at 10", "goes at 10:00"],
    ["send my digest at 7.15", "goes at 07:15"],
    ["change my digest to 9am", "goes at 09:00"],
    ["alerts hour 5am", "refused: the hour must be from 06:00 to 16:55; 05:00 is not"],
    ["alerts hour 6pm", "refused: the hour must be from 06:00 to 16:55; 18:00 is not"],
    [
      "alerts hour soonish",
      "refused: that is no time of day; type one such as 9am, 9:30 or half past nine, from 06:00",
    ],
  ])("may be chosen for the digest: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it.each([
    ["subscribe overdue reviews every monday at 9am", '"reviews.overdue" every Monday at 09:00'],
    ["subscribe overdue reviews on fridays at half past nine", '"reviews.overdue" every Friday at 09:30'],
    ["subscribe overdue reviews weekly on tuesday 10:15", '"reviews.overdue" every Tuesday at 10:15'],
    ["subscribe overdue reviews every day at 8.30am", '"reviews.overdue" every working day at 08:30'],
    ["subscribe overdue reviews every week", '"reviews.overdue" every Monday at 09:00'],
    ["subscribe overdue reviews daily 9:30", '"reviews.overdue" every working day at 09:30'],
    ["subscribe overdue reviews thursday noon", "every Thursday at 12:00"],
    ["subscribe overdue reviews thursday at noon", "every Thursday at 12:00"],
    ["subscribe overdue reviews every monday at 5am", "refused: the hour must be from 06:00 to 16:55"],
    ["subscribe overdue reviews every monday at nineish", "refused: that is no time of day"],
  ])("may be chosen for a channel's posts: %s", (words, says) => {
    expect(say(words, "manager@example.org")).toContain(says);
  });
});

describe("until when an alert is put off", () => {
  it.each([
    ["week", "2021-07-07"],
    ["a week", "2021-07-07"],
    ["1 week", "2021-07-07"],
    ["for a week", "2021-07-07"],
    ["two weeks", "2021-07-14"],
    ["2 weeks", "2021-07-14"],
    ["for a fortnight", "2021-07-14"],
    ["fortnight", "2021-07-14"],
    ["3 days", "2021-07-03"],
    ["for three days", "2021-07-03"],
    ["month", "2021-07-30"],
    ["1 month", "2021-07-30"],
    ["until 5 July", "2021-07-05"],
    ["til monday", "2021-07-05"],
    ["till Monday please", "2021-07-05"],
    ["until 05/07/2021", "2021-07-05"],
    ["until tomorrow", "2021-07-01"],
    ["tomorrow", "2021-07-01"],
    ["next week", "2021-07-05"],
    ["until next week", "2021-07-05"],
    ["in two weeks", "2021-07-14"],
    ["5 July", "2021-07-05"],
  ])("is read as people type it: %s, %s", (words, day) => {
    expect(endOf(words)).toBe(day);
  });

  it.each([
    ["", "that is no time to put it off to; type such as two weeks"],
    ["a while", "that is no time to put it off to; type such as two weeks"],
    ["until 31 June", "that is no time to put it off to"],
    ["0 days", "30 June 2021 is not to come; type a day to come"],
    ["until today", "30 June 2021 is not to come"],
    ["until 5 July 2020", "5 July 2020 is not to come"],
    ["2 months", "an alert is put off for a month at most, to 30 July 2021"],
    ["five weeks", "an alert is put off for a month at most, to 30 July 2021"],
    ["until September", "an alert is put off for a month at most"],
    ["9999 months", "an alert is put off for a month at most"],
  ])("is refused with what can be typed: %s", (words, says) => {
    expect(endOf(words)).toContain(says);
  });

  it.each([
    ["snooze SEND-105120 two weeks", "reminded of SEND-105120 on 14 July"],
    ["remind me about SEND-105120 in two weeks", "reminded of SEND-105120 on 14 July"],
    ["remind me in a fortnight about SEND-105120", "reminded of SEND-105120 on 14 July"],
    ["snooze send-105120. for a fortnight", "reminded of SEND-105120 on 14 July"],
    ["snooze SEND-105120 review-decision-pending until 5 July", "reminded of SEND-105120 on 5 July"],
    ["snooze SEND-105120 review-due week", "refused: That case does not have an alert"],
    ["snooze SEND-105120", "refused: say for how long, such as: snooze REF-1 two weeks"],
    ["snooze SEND-105120 2 months", "refused: an alert is put off for a month at most"],
  ])("may be typed in full: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it("is the first working day from then", () => {
    const context = { ...contextOf("alma.yardley@example.org"), today: dayOfText("2021-06-30") };

    // 3 July 2021 is a Saturday
    expect(toText(dispatch("snooze SEND-105120 3 days", context))).toContain("reminded of SEND-105120 on 5 July");
  });
});
