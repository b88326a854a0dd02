import { defaultWords as words } from "../../cases/council-words.ts";
import { dayOfText, type Day } from "../../cases/day.ts";
import type { Worker } from "../../cases/records.ts";
import { isActiveOn } from "../../facts/active.ts";
import { ageOn } from "../../facts/calendar.ts";
import { demoDay, earliest, later, latest, workingDayFrom } from "./days.ts";
import { firstContactOf, type DraftBorough, type DraftPerson } from "./draft.ts";
import type { Random } from "./random.ts";

export const demoTeams = ["Early Years", "Primary", "Secondary", "Post 16", "Specialist Placements"] as const;

export type Team = (typeof demoTeams)[number];

const officersOfTeam: Readonly<Record<Team, number>> = {
  "Early Years": 3,
  Primary: 9,
  Secondary: 8,
  "Post 16": 6,
  "Specialist Placements": 4,
};

const officersWhoLeft: readonly Team[] = ["Primary", "Primary", "Secondary", "Secondary", "Post 16", "Early Years"];

const psychologists = 4;

/** An officer, and their share of the team's children: some work part-time. */
export interface Officer {
  readonly worker: Worker;
  readonly team: Team;
  readonly share: number;
}

/** The people who work, or worked, on the cases of a borough. */
export interface Staff {
  readonly officers: readonly Officer[];
  readonly left: readonly Officer[];
  readonly psychologists: readonly Worker[];
}

// All names are made up.
const given =
  "Amara Ben Chloe Dev Esther Femi Grace Hassan Imogen Jakub Keisha Liam Maryam Nathan Olivia Priya Quentin Rosa Samir Tara Umar Valerie Winston Xenia Yusuf Zara Aidan Bridget Carlos Delphine Elif Frank Gita Howard Ines Joel Katya Leroy Mina Noel Oona Pavel Rhiannon Stefan Tessa Uzma Victor Wanda Yvonne Zachary Alma Bruno Cora Dmitri Edith Farah Gareth Hope Ivo Jasmin".split(
    " ",
  );
const family =
  "Abernethy Bellweather Castellan Dunmore Eastwick Farthing Galloway Hartnoll Ibekwe Jessop Kettering Lomax Marchetti Nwosu Okafor Pemberton Quayle Rahimi Sandoval Thackeray Underhill Vasquez Whitlock Yardley Zielinski Ashdown Birchall Crowther Delacourt Ellsworth Fairweather Goldsworthy Hollis Ingleby Jankowski Karimi Lindqvist Malhotra Northcott Osgood Petrov Quigley Redfern Silverstone Tremaine Upjohn Venkatesh Waverley Yeboah Zaman Amberley Brackley Chowdhury Devereux Eversley Fenwick Greenhalgh Hathaway Iqbal Jarrold Kingsnorth Langstaff Mbeki Nightingale Oyelaran Prendergast Rosewood Stanhope Tillotson Uddin Vickers Winterbourne Ravenscroft Yilmaz Zeller Applegate Brightwell Carmody Draycott Etheridge".split(
    " ",
  );

/** Hires everybody. `place` keeps the names of several boroughs apart: each starts where the last one ended. */
export function addWorkers(borough: DraftBorough, random: Random, prefix: string, place: number): Staff {
  const perBorough = 48;
  const hire = (team: string | null, isActive: boolean): Worker => {
    const hired = borough.workers.length;
    const name = nameAt(place * perBorough + hired);
    const worker: Worker = {
      workerId: `${prefix}W${1001 + hired}`,
      name,
      email: `${name.toLowerCase().replace(" ", ".")}@example.org`,
      team,
      isActive,
    };
    borough.workers.push(worker);
    return worker;
  };
  const officer = (team: Team, isActive: boolean): Officer => {
    const share = random.chance(0.2) ? 0.55 + 0.15 * random.next() : 0.75 + 0.55 * random.next();
    return { worker: hire(team, isActive), team, share };
  };
  const officers = demoTeams.flatMap((team) => Array.from({ length: officersOfTeam[team] }, () => officer(team, true)));
  const left = officersWhoLeft.map((team) => officer(team, false));
  for (const team of demoTeams) hire(team, true); // The team's manager, who holds no cases.
  return { officers, left, psychologists: Array.from({ length: psychologists }, () => hire(null, true)) };
}

/** Returns a made-up name; no two of the first 4800 are the same. */
function nameAt(place: number): string {
  // A step that shares no factor with the number of names visits each of them once.
  const at = (place * 1103) % (given.length * family.length);
  return `${given[at % given.length]} ${family[Math.floor(at / given.length)]}`;
}

/** Gives every person a case officer, some of them a former one, and other people who work with them. */
export function addRelationships(borough: DraftBorough, random: Random, staff: Staff): void {
  for (const person of borough.persons) {
    const since = workingDayFrom(later(firstContactOf(person), random.between(0, 8)));
    const start = earliest(since, demoDay);
    const end = endOf(random, person, start);
    addOfficers(random, staff, person, start, end);
    if (person.referrals.some((one) => one.assessments.length > 0) && random.chance(0.35)) {
      relate(person, random.pick(staff.psychologists), "Educational Psychologist", start, end);
    }
  }
}

/** Draws when the case was closed: soon after the plan ceased, or some time after a refusal. Null if it is open. */
function endOf(random: Random, person: DraftPerson, start: Day): Day | null {
  if (isActiveOn(person, demoDay, words)) return null;
  const ceased = person.plans.flatMap((plan) => plan.ceasedOn ?? []);
  const decided = person.referrals.map((one) => one.withdrawnOn ?? one.decidedOn ?? one.receivedOn);
  const last = [...ceased, ...decided].reduce(latest, start);
  if (ceased.length === 0 && last >= dayOfText("2020-01-01") && random.chance(0.6)) return null;
  const end = workingDayFrom(later(last, random.between(1, 60)));
  return end > demoDay ? null : end;
}

function addOfficers(random: Random, staff: Staff, person: DraftPerson, start: Day, end: Day | null): void {
  const held = officerOf(random, staff, person);
  const change = later(demoDay, -random.between(60, 1300));
  const changed = start < change && (end === null || change < end) && random.chance(0.55);
  if (!changed) return relate(person, held.worker, words.caseOfficer, start, end);
  const before = random.weighted(
    [...staff.left, ...staff.officers].map((one) => [one, one.team === held.team ? 6 : 1]),
  );
  relate(person, before.worker, words.caseOfficer, start, change);
  relate(person, held.worker, words.caseOfficer, change, end);
}

/**
 * Draws an officer. Each team takes children by age; the placements team takes those from other authorities and those
 * with high needs.
 */
function officerOf(random: Random, staff: Staff, person: DraftPerson): Officer {
  const isPlace = person.referrals.some((one) => one.type === "out_of_borough_place");
  const isSpecial = random.chance(isPlace ? 0.85 : 0.09);
  const team = isSpecial ? "Specialist Placements" : teamOfAge(ageOn(person.bornOn ?? demoDay, demoDay));
  return random.weighted(staff.officers.filter((one) => one.team === team).map((one) => [one, one.share]));
}

function teamOfAge(age: number): Team {
  if (age < 5) return "Early Years";
  if (age < 11) return "Primary";
  return age < 16 ? "Secondary" : "Post 16";
}

function relate(person: DraftPerson, worker: Worker, relationship: string, startOn: Day, endOn: Day | null): void {
  person.relationships.push({ workerId: worker.workerId, worker, relationship, startOn, endOn });
}
