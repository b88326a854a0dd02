/**
 * What becomes of open requests, by what became of earlier ones. See docs/ahead.md, "The forecast". Of what happened after the
 * day, nothing is used.
 */
import type { Day } from "../../cases/day.ts";
import { oncePerDay } from "../../cases/snapshot-work.ts";
import { addDays, addMonths, endOfYear, isBy, yearOf } from "../calendar.ts";
import type { RequestPlace } from "../request.ts";
import { toIssue } from "../wait.ts";
import { placeIn, requestCourses, type Course } from "./request-course.ts";

/** Days from the request within which its plan is in time. */
const daysInTime = toIssue.limit * 7;
const monthsLookedBack = 24;
/** Days by which the age of an earlier request may differ, from the nearest on. */
const windows = [7, 14, 28] as const;
const fewestAlike = 20;

export const openPlaces = ["undecided", "assessing", "awaiting issue"] as const;

export type OpenPlace = (typeof openPlaces)[number];

const isOpenPlace = (place: RequestPlace | null): place is OpenPlace => openPlaces.some((open) => open === place);

/** Returns the place of a request that is open on the day; null: it is not. */
export function openPlaceOn(course: Course, on: Day): OpenPlace | null {
  const place = placeIn(course, on);
  return isOpenPlace(place) ? place : null;
}

/** What became of a request: its plan was issued in time, or late or not yet; or it has none. */
const results = ["inTime", "late", "none"] as const;
/** Those with a plan by the end of the year of the day: as long after standing there as that is after the day. */
const ofThisYear = { inTime: "inTimeThisYear", late: "lateThisYear" } as const;
const counted = [...results, ofThisYear.inTime, ofThisYear.late] as const;

type Result = (typeof results)[number];

/** The chances of an open request, from 0 to 1. Without a plan it has what is left to 1. */
export interface Odds {
  readonly inTime: number;
  readonly late: number;
  /** Of these, what falls into the year of the day. */
  readonly inTimeThisYear: number;
  readonly lateThisYear: number;
}

/** Returns the last lawful day for the plan of a request. */
export function planDueOn({ request }: Course): Day {
  return addDays(request.receivedOn, daysInTime);
}

/** Whether the plan of a request was issued in time, by the day. */
export function isIssuedInTime({ request, issuedOn }: Course, on: Day): boolean {
  return isBy(issuedOn, on) && issuedOn >= request.receivedOn && issuedOn - request.receivedOn <= daysInTime;
}

/** Returns what became of a request whose 20 weeks are over on the day. One that is still open is late, if it has a plan at all. */
function resultOf(course: Course, on: Day): Result {
  if (isIssuedInTime(course, on)) return "inTime";
  if (isBy(course.issuedOn, on)) return course.issuedOn < course.request.receivedOn ? "none" : "late";
  return openPlaceOn(course, on) === null ? "none" : "late";
}

/** Counts results by age in days: how many requests stood at the place within some days of that age. */
interface Tally {
  readonly byAge: ReadonlyMap<number, Readonly<Record<(typeof counted)[number], readonly number[]>>>;
  readonly all: Readonly<Record<Result, number>>;
}

/** Returns the chances of a request by its place and its age in days; null: no request was ever there. */
export type OddsOf = (place: OpenPlace, age: number) => Odds | null;

/** The chances of open requests on a day. */
export const planOddsOn = oncePerDay((snapshot, on): OddsOf => {
  const earliest = addMonths(on, -monthsLookedBack);
  const latest = addDays(on, -daysInTime - 1);
  const alike = requestCourses(snapshot).filter(
    ({ request: { receivedOn } }) => receivedOn >= earliest && receivedOn <= latest,
  );
  const tallies = new Map(openPlaces.map((place) => [place, tallyOf(alike, place, on)]));
  return (place, age) => {
    const tally = tallies.get(place);
    return tally === undefined ? null : oddsIn(tally, age);
  };
});

function tallyOf(courses: readonly Course[], place: OpenPlace, on: Day): Tally {
  const longest = on - addMonths(on, -monthsLookedBack) + Math.max(...windows);
  const empty = () => Array.from({ length: longest + 2 }, () => 0);
  const byAge = new Map(
    windows.map((window) => [
      window,
      { inTime: empty(), late: empty(), none: empty(), inTimeThisYear: empty(), lateThisYear: empty() },
    ]),
  );
  const restOfYear = endOfYear(yearOf(on)) - on;
  const all = { inTime: 0, late: 0, none: 0 };
  for (const course of courses) {
    const { receivedOn } = course.request;
    const stays = course.stays.filter((stay) => stay.place === place && stay.from <= on);
    const result = resultOf(course, on);
    // the youngest age from which the plan came within the rest of the year; of one that is still open, it is not known
    const ageInYear = isBy(course.issuedOn, on) ? course.issuedOn - receivedOn - restOfYear : 0;
    if (stays.length > 0) all[result] += 1;
    for (const [window, counts] of byAge) {
      // a request that came to a place twice counts once at each age
      let counted = -1;
      for (const { from, until } of stays) {
        const last = until === null || until > on ? on : addDays(until, -1);
        const first = Math.max(counted + 1, from - receivedOn - window);
        const end = Math.min(longest, last - receivedOn + window);
        if (end < first) continue;
        add(counts[result], first, end);
        if (result !== "none") add(counts[ofThisYear[result]], Math.max(first, ageInYear), end);
        counted = end;
      }
    }
  }
  for (const counts of byAge.values()) for (const name of counted) sumUp(counts[name]);
  return { byAge, all };
}

/** Adds one from an index to another, as differences. */
function add(numbers: number[], first: number, end: number): void {
  if (end < first) return;
  numbers[first] = (numbers[first] ?? 0) + 1;
  numbers[end + 1] = (numbers[end + 1] ?? 0) - 1;
}

/** Turns differences into what they add up to. */
function sumUp(numbers: number[]): void {
  let sum = 0;
  for (const [at, difference] of numbers.entries()) numbers[at] = sum += difference;
}

function oddsIn({ byAge, all }: Tally, age: number): Odds | null {
  const near = windows.map((window) => {
    const counts = byAge.get(window);
    const at = (name: (typeof counted)[number]) => counts?.[name][age] ?? 0;
    return {
      inTime: at("inTime"),
      late: at("late"),
      none: at("none"),
      inTimeThisYear: at("inTimeThisYear"),
      lateThisYear: at("lateThisYear"),
    };
  });
  const sizeOf = ({ inTime, late, none }: Tally["all"]) => inTime + late + none;
  const enough = near.find((counts) => sizeOf(counts) >= fewestAlike);
  const widest = near.at(-1);
  const anywhere = { ...all, inTimeThisYear: all.inTime, lateThisYear: all.late };
  const counts = enough ?? (widest !== undefined && sizeOf(widest) > 0 ? widest : anywhere);
  // past its 20 weeks a request cannot be in time, whatever was possible a few days before
  const isLost = age > daysInTime;
  const size = (isLost ? 0 : counts.inTime) + counts.late + counts.none;
  if (size === 0) return null;
  return {
    inTime: isLost ? 0 : counts.inTime / size,
    late: counts.late / size,
    inTimeThisYear: isLost ? 0 : counts.inTimeThisYear / size,
    lateThisYear: counts.lateThisYear / size,
  };
}
