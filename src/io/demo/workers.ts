import type { Worker } from "../../cases/record.ts";
import type { DraftBorough } from "./draft.ts";
import type { Random } from "./random.ts";

export const teams = ["Early Years", "Primary", "Secondary", "Post 16", "Specialist Placements"] as const;

export type Team = (typeof teams)[number];

const officersOfTeam: Readonly<Record<Team, number>> = {
  "Early Years": 3,
  Primary: 9,
  Secondary: 8,
  "Post 16": 6,
  "Specialist Placements": 4,
};

const officersWhoLeft: readonly Team[] = ["Primary", "Primary", "Secondary", "Secondary", "Post 16", "Early Years"];

const psychologists = 4;

/** An officer, and how large a share of the team's children is theirs: some work part-time. */
export interface Officer {
  readonly worker: Worker;
  readonly team: Team;
  readonly share: number;
}

/** Who works, or worked, on the cases of a borough. */
export interface Staff {
  readonly officers: readonly Officer[];
  readonly left: readonly Officer[];
  readonly psychologists: readonly Worker[];
}

// Made up: no two lists of one borough were ever looked at.
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
  const officers = teams.flatMap((team) => Array.from({ length: officersOfTeam[team] }, () => officer(team, true)));
  const left = officersWhoLeft.map((team) => officer(team, false));
  for (const team of teams) hire(team, true); // its manager, who holds no cases
  return { officers, left, psychologists: Array.from({ length: psychologists }, () => hire(null, true)) };
}

/** A made-up name; no two of the first 4800 are the same. */
function nameAt(place: number): string {
  // a step that shares no factor with the number of names visits each of them once
  const at = (place * 1103) % (given.length * family.length);
  return `${given[at % given.length]} ${family[Math.floor(at / given.length)]}`;
}
