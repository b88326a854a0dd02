import { readFileSync } from "node:fs";
import { dayOfText } from "../../src/cases/day.ts";
import { aBorough, aSnapshot } from "../support/borough.ts";

/** The day on which the phrases are typed. */
export const phraseDay = dayOfText("2021-06-30");

const teams = ["North", "South East", "Primary", "Early Years", "Post 16", "Secondary", "Annual Reviews"];

/** The borough in which the phrases are typed. */
export const phraseSnapshot = aSnapshot(
  aBorough({
    worker: [
      ...teams.map((team, at) => ({ worker_id: `t${at}`, name: `Officer${at} Lead${at}`, team })),
      { worker_id: "w1", name: "Alma Yardley", team: "Primary" },
      { worker_id: "w2", name: "Gita Yilmaz", team: "North" },
      { worker_id: "w3", name: "June Ashe", team: "North" },
      { worker_id: "w4", name: "Ben Sharp", team: "North" },
      { worker_id: "w5", name: "Ben Sharp", team: "Primary" },
    ],
  }),
);

/** The phrases of the table, and what each must reach. */
export const phrases: readonly (readonly [words: string, reaches: string])[] = readFileSync(
  "test/query/phrases.txt",
  "utf8",
)
  .split("\n")
  .filter((line) => line.includes("=>") && !line.startsWith("#"))
  .map((line) => line.split("=>").map((side) => side.trim()))
  .map(([words = "", reaches = ""]) => [words, reaches]);
