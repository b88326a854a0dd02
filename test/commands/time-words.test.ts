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
  if (!colleague) throw new Error("You cannot change the settings");
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
  const fiveToNine = "away from 5 July 2021 to 9 July 2021.";
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
    ["alerts away next week", "away from 5 July 2021 to 11 July 2021."],
    ["away next week", "away from 5 July 2021 to 11 July 2021."],
    ["away 5 to 9 July", fiveToNine],
    ["I'm away tomorrow", "away on 1 July 2021."],
    ["Im away today", "away on 30 June 2021."],
    ["I am away from 5 to 9 July", fiveToNine],
    ["I will be away next week", "away from 5 July 2021 to 11 July 2021."],
    ["on leave next week", "away from 5 July 2021 to 11 July 2021."],
    ["I'm on annual leave 5 to 9 July", fiveToNine],
    ["on holiday until Friday", "away from 30 June 2021 to 2 July 2021."],
    ["I'm off until 9 July", "away from 30 June 2021 to 9 July 2021."],
    ["away for a fortnight", "away from 30 June 2021 to 13 July 2021."],
    ["away for 3 days", "away from 30 June 2021 to 2 July 2021."],
    ["away on Monday", "away on 5 July 2021."],
    ["out of office tomorrow", "away on 1 July 2021."],
    ["alerts away today 2021-07-01", "away from 30 June 2021 to 1 July 2021."],
    ["alerts away today to 9 July", "away from 30 June 2021 to 9 July 2021."],
    ["alerts away in August", "away from 1 August 2021 to 31 August 2021."],
  ])("are read as people type them: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it.each([
    ["away", "Type the days, such as away 5 to 9 July"],
    ["I'm away", "Type the days, such as away 5 to 9 July"],
    ["alerts away sometime", "Those days could not be read. Type days such as away 5 to 9 July"],
    ["alerts away 31 June", "Those days could not be read"],
    ["alerts away 5 July 2020", "5 July 2020 is in the past. Type later days"],
    ["alerts away 01/06/2021 to 05/06/2021", "5 June 2021 is in the past"],
    ["alerts away 2021-07-09 to 2021-07-05", "5 July 2021 is before 9 July 2021. Type the first day first"],
    ["alerts nonsense", "There is no such setting. Type alerts with hour 9am, away 5 to 9 July"],
  ])("that cannot be taken are refused with what can be typed: %s", (words, says) => {
    expect(say(words)).toContain(`refused: ${says}`);
  });

  it.each(["I am back", "I'm back", "back", "back today", "I'm back at work", "alerts back"])(
    "end with %s",
    (words) => {
      const context = contextOf("alma.yardley@example.org");
      dispatch("away next week", context);

      expect(toText(dispatch(words, context))).not.toContain("away on");
      expect(toText(dispatch("alerts", context))).not.toContain("away from");
    },
  );

  it("may be another's whom a manager names", () => {
    expect(say("alerts away 5 to 9 July alma.yardley@example.org", "manager@example.org")).toContain(fiveToNine);
    expect(say("alerts away alma.yardley@example.org next week", "gita.yilmaz@example.org")).toContain(
      "You cannot change the settings",
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
    ["alerts hour 9am", "sent at 9am"],
    ["alerts hour 9.30", "sent at 9:30am"],
    ["alerts hour half past nine", "sent at 9:30am"],
    ["alerts 9am", "sent at 9am"],
    ["alerts at 9", "sent at 9am"],
    ["digest at 8:30am", "sent at 8:30am"],
    ["digest at 10", "sent at 10am"],
    ["send my digest at 7.15", "sent at 7:15am"],
    ["change my digest to 9am", "sent at 9am"],
    ["alerts hour 5am", "refused: 5am cannot be used. Type a time from 6am to 4:55pm"],
    ["alerts hour 6pm", "refused: 6pm cannot be used. Type a time from 6am to 4:55pm"],
    ["alerts hour soonish", "refused: That is not a time of day. Type a time from 6am to 4:55pm"],
  ])("may be chosen for the digest: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it.each([
    ["subscribe overdue reviews every monday at 9am", "Overdue reviews: posted here every Monday at 9am"],
    ["subscribe overdue reviews on fridays at half past nine", "Overdue reviews: posted here every Friday at 9:30am"],
    ["subscribe overdue reviews weekly on tuesday 10:15", "Overdue reviews: posted here every Tuesday at 10:15am"],
    ["subscribe overdue reviews every day at 8.30am", "Overdue reviews: posted here every working day at 8:30am"],
    ["subscribe overdue reviews every week", "Overdue reviews: posted here every Monday at 9am"],
    ["subscribe overdue reviews daily 9:30", "Overdue reviews: posted here every working day at 9:30am"],
    ["subscribe overdue reviews thursday noon", "every Thursday at midday"],
    ["subscribe overdue reviews thursday at noon", "every Thursday at midday"],
    ["subscribe overdue reviews every monday at 5am", "refused: 5am cannot be used"],
    ["subscribe overdue reviews every monday at nineish", "refused: That is not a time of day"],
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
    ["", "That is not a time that can be read. Type a time such as two weeks"],
    ["a while", "That is not a time that can be read. Type a time such as two weeks"],
    ["until 31 June", "That is not a time that can be read"],
    ["0 days", "30 June 2021 is not in the future. Type a later day"],
    ["until today", "30 June 2021 is not in the future"],
    ["until 5 July 2020", "5 July 2020 is not in the future"],
    ["2 months", "An alert can be put aside for up to a month, until 30 July 2021"],
    ["five weeks", "An alert can be put aside for up to a month, until 30 July 2021"],
    ["until September", "An alert can be put aside for up to a month"],
    ["9999 months", "An alert can be put aside for up to a month"],
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
    ["snooze SEND-105120", "refused: Type how long, such as: snooze REF-1 two weeks"],
    ["snooze SEND-105120 2 months", "refused: An alert can be put aside for up to a month"],
  ])("may be typed in full: %s", (words, says) => {
    expect(say(words)).toContain(says);
  });

  it("is the first working day from then", () => {
    const context = { ...contextOf("alma.yardley@example.org"), today: dayOfText("2021-06-30") };

    // 3 July 2021 is a Saturday
    expect(toText(dispatch("snooze SEND-105120 3 days", context))).toContain("reminded of SEND-105120 on 5 July");
  });
});
