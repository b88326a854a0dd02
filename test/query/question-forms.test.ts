import { describe, expect, it } from "vitest";
import { measures } from "../../src/measures/index.ts";
import { exactQuery } from "../../src/query/exact-query.ts";
import { understandQuestion } from "../../src/query/understand.ts";
import { phraseDay, phraseSnapshot } from "./phrase-borough.ts";

const exact = (words: string) =>
  exactQuery(understandQuestion(words, phraseSnapshot, phraseDay, measures), phraseSnapshot, "relative");

const tables: Readonly<Record<string, readonly (readonly [words: string, reads: string])[]>> = {
  "a length of time": [
    ["cases waiting over 20 weeks", 'issued.awaiting-since-referral over:"20 weeks"'],
    ["waiting 18+ weeks", 'issued.awaiting-since-referral at-least:"18 weeks"'],
    ["waiting 18 weeks or more", 'issued.awaiting-since-referral at-least:"18 weeks"'],
    ["waiting > 18 weeks", 'issued.awaiting-since-referral over:"18 weeks"'],
    ["cases over 6 weeks without a decision", 'referrals.undecided over:"6 weeks"'],
    ["reviews overdue more than 18 months", 'reviews.overdue over:"18 months"'],
    ["plans issued outside 20 weeks", 'issued.total over:"20 weeks"'],
    ["reviews overdue by over two years", 'reviews.overdue over:"24 months"'],
    ["plans issued in under 15 weeks in May", 'issued.total in:"May 2021" under:"15 weeks"'],
    ["plans issued in no more than 15 weeks", 'issued.total at-most:"15 weeks"'],
    ["plans issued within 15 weeks", 'issued.total at-most:"15 weeks"'],
    ["plans issued within 20 weeks", "issued.total part:on-time"],
    ["% of plans issued within 20 weeks", "issued.within-20-weeks"],
    ["assessments over 10 weeks", 'assessments.undecided-since-decision-to-assess over:"10 weeks"'],
  ],
  "a length of time of what waits, and a period of what happened": [
    ["reviews past 14 months", 'reviews.overdue over:"14 months"'],
    ["overdue reviews past 18 months", 'reviews.overdue over:"18 months"'],
    ["waiting past 20 weeks", 'issued.awaiting-since-referral over:"20 weeks"'],
    ["plans issued past 90 days", 'issued.total in:"last 90 days"'],
    ["new plans past 12 months", 'issued.total in:"last 12 months"'],
    ["reviews completed past 2 months", 'reviews.completed in:"last 2 months"'],
    ["requests received past 6 weeks", 'referrals.received in:"last 6 weeks"'],
    ["issued over the past 3 months", 'issued.total in:"last 3 months"'],
    ["transfers in past year", 'referrals.decisions in:"last 12 months" part:transfers-in'],
    ["over 20 weeks in 2020", 'issued.total in:2020 over:"20 weeks"'],
  ],
  "everybody who waits, from the request": [
    ["waiting for a plan", "issued.awaiting-since-referral"],
    ["children awaiting an EHCP", "issued.awaiting-since-referral"],
    ["waiting over 16 weeks", 'issued.awaiting-since-referral over:"16 weeks"'],
    ["waiting more than a year", 'issued.awaiting-since-referral over:"12 months"'],
    ["waits over 9 months", 'issued.awaiting-since-referral over:"9 months"'],
    ["waiting more than 8 weeks since the decision to issue", 'issued.awaiting-since-decision over:"8 weeks"'],
    ["assessments in progress", "assessments.undecided-since-referral"],
    ["children being assessed", "assessments.undecided-since-referral"],
    ["assessments under way since decision to assess", "assessments.undecided-since-decision-to-assess"],
  ],
  "reviews by their length of time": [
    ["reviews over 3 years", 'reviews.overdue over:"36 months"'],
    ["Alma reviews over 24 months", 'reviews.overdue officer:#w1 over:"24 months"'],
    ["reviews more than 13 months since last", 'reviews.last-12-months over:"13 months"'],
    ["late reviews by team", "reviews.last-12-months part:not-reviewed by team"],
  ],
  "what is left out": [
    ["overdue reviews not primary", "reviews.overdue not-team:Primary"],
    ["overdue reviews except post 16", 'reviews.overdue not-team:"Post 16"'],
    ["overdue reviews apart from primary and secondary", "reviews.overdue not-team:Primary not-team:Secondary"],
    ["overdue reviews outside the primary team", "reviews.overdue not-team:Primary"],
    ["overdue reviews without Alma", "reviews.overdue not-officer:#w1"],
    ["plans issued in may not primary by officer", 'issued.total in:"May 2021" not-team:Primary by officer'],
  ],
  "values side by side": [
    ["primary and secondary overdue reviews", "reviews.overdue team:Primary team:Secondary"],
    ["overdue reviews primary vs secondary", "reviews.overdue team:Primary team:Secondary"],
    ["overdue reviews 5-10 and 11-15", 'reviews.overdue age:"5 to 10" age:"11 to 15"'],
    ["overdue reviews primary, secondary or north", "reviews.overdue team:Primary team:Secondary team:North"],
  ],
  "two times": [
    ["plans issued in 2020 with 2019", "issued.total in:2020 vs:2019"],
    ["compare this year with last year issued", 'issued.total in:"this year" vs:"last year"'],
    ["overdue reviews compared with last month", 'reviews.overdue vs:"last month"'],
    ["plans 2019 vs 2021", "plans.current in:2021 vs:2019"],
    [
      "assessments completed this academic year vs last",
      'assessments.decisions in:"this academic year" vs:"last academic year"',
    ],
    ["20 weeks this year v last", 'issued.within-20-weeks in:"this year" vs:"last year"'],
    ["reviews completed this year v last year to date", 'reviews.completed in:"this year" vs:"same time last year"'],
    ["plans issued in May compared with June", 'issued.total in:"June 2021" vs:"May 2021"'],
    ["plans in May and June", 'plans.current in:"June 2021" vs:"May 2021"'],
    ["average weeks to issue 2020 vs 2021", "issued.total in:2021 vs:2020 show:duration"],
    ["requests received in may against april", 'referrals.received in:"May 2021" vs:"April 2021"'],
  ],
  "two times as one": [
    ["reviews due in july and august", 'reviews.upcoming in:"July to August 2021"'],
    ["plans issued in May and June", 'issued.total in:"May to June 2021"'],
    ["requests received in Q1 and Q2 2021", 'referrals.received in:"January to June 2021"'],
  ],
  "which of its months or rows": [
    ["which month did we issue most plans in 2020", "issued.total in:2020 most:all show:trend"],
    ["busiest month for requests in 2020", "referrals.received in:2020 most:all show:trend"],
    ["quietest month for reviews completed last year", 'reviews.completed in:"last year" least:all show:trend'],
    ["worst month for 20 weeks in 2020", "issued.within-20-weeks in:2020 least:all show:trend"],
    ["most common reason for ceasing", "plans.ceased-reasons most:all"],
    ["main reason for no plan last year", 'assessments.reasons-no-plan in:"last year" most:all'],
    ["smallest ethnic group", "plans.by-ethnicity least:all"],
  ],
  "who and which": [
    ["which team is slowest at 20 weeks", "issued.within-20-weeks by team least:all"],
    ["which team is fastest at 20 weeks", "issued.within-20-weeks by team most:all"],
    ["cases by officer", "caseload most:all"],
    ["who has the fewest cases", "caseload least:all"],
    ["highest caseload in north", "caseload team:North most:all"],
    ["who has the most overdue reviews", "reviews.overdue by officer most:all"],
    ["which team has the fewest overdue reviews", "reviews.overdue by team least:all"],
    ["top 5 officers for overdue reviews", "reviews.overdue by officer most:5"],
    ["bottom three teams at 20 weeks", "issued.within-20-weeks by team least:3"],
    ["which team is worst at 20 weeks", "issued.within-20-weeks by team least:all"],
    ["worst team for overdue reviews", "reviews.overdue by team most:all"],
    ["best team for overdue reviews", "reviews.overdue by team least:all"],
    ["who issued the most plans in May", 'issued.total in:"May 2021" by officer most:all'],
    ["caseload per officer", "caseload most:all"],
    ["biggest caseloads", "caseload most:all"],
    ["most overdue reviews by team", "reviews.overdue by team most:all"],
    ["overdue reviews by officer top 3", "reviews.overdue by officer most:3"],
    ["fastest team at issuing", "issued.total by team least:all show:duration"],
    ["which officers have overdue reviews", "reviews.overdue by officer"],
  ],
  "how long": [
    ["average weeks to issue", "issued.total show:duration"],
    ["how long are families waiting", "issued.awaiting-since-referral show:duration"],
    ["typical wait for a plan", "issued.awaiting-since-referral show:duration"],
    ["average time to decision by team", "referrals.time-to-decision by team show:duration"],
  ],
  "a share": [
    ["refusal rate", "referrals.decisions part:refused show:share"],
    ["% of requests agreed last year", 'referrals.decisions in:"last year" part:agreed show:share'],
    ["proportion of plans issued late in 2020", "issued.total in:2020 part:late show:share"],
    ["what percentage of plans were issued on time", "issued.within-20-weeks"],
    ["percentage of plans of boys", "plans.by-gender part:boys show:share"],
  ],
  "the cases": [
    ["longest waiting cases", "issued.awaiting-since-referral show:cases"],
    ["worst overdue reviews", "reviews.overdue show:cases"],
    ["list of overdue reviews", "reviews.overdue show:cases"],
    ["who are the 5 longest waiting for a plan", "issued.awaiting-since-referral most:5 show:cases"],
    ["show me the overdue reviews", "reviews.overdue show:cases"],
    ["show me overdue reviews by team", "reviews.overdue by team"],
    ["show me overdue reviews", "reviews.overdue"],
    ["show me overdue reviews in north", "reviews.overdue team:North show:cases"],
    ["show cases waiting over 20 weeks", 'issued.awaiting-since-referral over:"20 weeks" show:cases'],
    ["which plans issued in May were late", 'issued.total in:"May 2021" part:late show:cases'],
    ["list Alma's overdue reviews worst first", "reviews.overdue officer:#w1 show:cases"],
    ["show me the 5 longest waits", "issued.awaiting-since-referral most:5 show:cases"],
    ["show me reviews not scheduled", "quality.review-not-scheduled show:cases"],
    ["which children have overdue reviews", "reviews.overdue show:cases"],
    ["top 10 longest waiting cases", "issued.awaiting-since-referral most:10 show:cases"],
  ],
  "a trend": [
    ["growth in plans", "plans.current show:trend"],
    ["are we getting better or worse at 20 weeks", "issued.within-20-weeks show:trend"],
    ["20 weeks by month", "issued.by-month-within-20-weeks"],
    ["reviews completed by month", "reviews.completed-by-month"],
  ],
  "a part": [
    ["how many assessments did we refuse last year", 'referrals.decisions in:"last year" part:refused'],
    ["refused last month", 'referrals.decisions in:"last month" part:refused'],
    ["transfers in this year", 'referrals.decisions in:"this year" part:transfers-in'],
    ["late plans", "issued.total part:late"],
    ["how many kids didn't get their plan on time", "issued.total part:late"],
    ["plans issued late excluding exemptions", "issued-excluding.total part:late"],
    ["boys and girls", "plans.by-gender"],
    ["how many boys have plans", "plans.by-gender part:boys"],
    ["late assessments", "assessments.undecided-since-referral part:late"],
    ["additional funding requests undecided", "other-referrals.undecided part:funding"],
    ["undecided out of borough requests", "other-referrals.undecided part:place"],
    ["out of borough decisions last year", 'other-referrals.decisions-by-year in:"last year" part:place'],
    ["out of borough and funding decisions last year", 'other-referrals.decisions-by-year in:"last year"'],
    ["amended drafts awaited", "reviews.updates-in-progress part:draft-awaited"],
    ["refusals by month", "referrals.decisions part:refused show:trend"],
  ],
  "ages and nobody": [
    ["plans for 16 to 25 year olds", 'plans.current age:"16 to 19" age:"20 to 25"'],
    ["plans not aged 5 to 15", 'plans.current not-age:"5 to 10" not-age:"11 to 15"'],
    ["plans without an officer", 'plans.current officer:"Not allocated"'],
    ["unallocated reviews overdue", 'reviews.overdue officer:"Not allocated"'],
    ["plans held by Alma", "plans.current officer:#w1"],
  ],
  "a time": [
    ["how many did we issue in May", 'issued.total in:"May 2021"'],
    ["how many reviews last year", 'reviews.completed in:"last year"'],
    ["reviews due next month", 'reviews.upcoming in:"next month"'],
    ["reviews due in the next 30 days by team", 'reviews.upcoming in:"next 30 days" by team'],
    ["reviews due in july", 'reviews.upcoming in:"July 2021"'],
    ["new plans this academic year", 'issued.total in:"this academic year"'],
    ["plans on 1 January 2021", 'plans.current in:"1 January 2021"'],
    ["Current EHCPs by age on 31 August", "plans.by-age"],
  ],
  "a slip": [
    ["ovrdue reviews", "reviews.overdue"],
    ["isssued in may", 'issued.total in:"May 2021"'],
    ["how mnay plans", "plans.current"],
    ["refferals recieved last month", 'referrals.received in:"last month"'],
    ["overdue reviews post-16", 'reviews.overdue team:"Post 16"'],
  ],
};

describe("words that ask for", () => {
  for (const [form, rows] of Object.entries(tables)) {
    it.each(rows)(`${form} are read: %s`, (words, reads) => {
      expect(exact(words)).toBe(reads);
    });
  }

  it("a length of time, an average or a trend of what has none are not answered", () => {
    expect(() => exact("current plans by team over 3 months")).toThrow("cannot be asked about a length of time");
    expect(() => exact("reviews overdue by over a year")).toThrow("counts only what is past 14 months");
    expect(() => exact("overdue reviews by month")).toThrow("is not counted over time");
    expect(() => exact("average plans by ethnicity")).toThrow(
      "You can ask for an average for each team or case officer",
    );
  });
});
