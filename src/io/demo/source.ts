import { views } from "../../cases/contract.ts";
import { caseParser } from "../../cases/parse.ts";
import type { CaseSource } from "../../cases/source.ts";
import { demoBorough } from "./borough.ts";

/** The embedded demo borough, as if read at 07:00 in London on the day. */
export function demoSource(day: string): CaseSource {
  return {
    async read(words) {
      const parser = caseParser(words);
      const borough = demoBorough();
      for (const view of views) parser.take(view, borough[view]);
      return parser.book("the demo borough", sevenInLondon(day));
    },
  };
}

/** 07:00 in London on the day, with that day's offset: `2021-06-30T07:00:00+01:00`. */
export function sevenInLondon(day: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", timeZoneName: "longOffset" })
    .formatToParts(new Date(`${day}T07:00:00Z`))
    .find(({ type }) => type === "timeZoneName");
  const offset = parts?.value.slice(3) ?? "";
  return `${day}T07:00:00${offset === "" ? "+00:00" : offset}`;
}
