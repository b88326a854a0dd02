import { basename } from "node:path";
import type { Aspect, SourceLimits } from "../../cases/snapshot.ts";
import { spelledDay } from "../../facts/calendar.ts";
import { collectedYear, type ReturnHeader } from "./return-header.ts";

const unheld: readonly (readonly [Aspect, string])[] = [
  ["earlier officers", "who held a case that has ended is not in it"],
  ["social care", "social care is not in it"],
  ["transfers", "the day on which a plan was taken over from another council is not in it"],
  ["issue decisions", "the day of the decision to issue a plan is not in it, only the day of issue"],
  ["reasons", "the reason why no plan was issued is not in it"],
  ["every review", "only the last review of each current plan is in it"],
  ["scheduled reviews", "reviews still to come are not in it"],
  ["review days", "only one day of each review is in it"],
  ["amendments", "the day of an amended plan is in it only where a child changed phase"],
  ["other referrals", "requests for funding and for places are not in it"],
  ["both decisions", "each decision is in it only once"],
];

const noOfficers: readonly [Aspect, string] = [
  "officers",
  "it names no case officers. Set SEN2_OFFICERS to a CSV file that does",
];

/** What a return cannot tell. Its officers come from a file of their own. */
export function returnLimits(header: ReturnHeader, hasOfficers: boolean): SourceLimits {
  const year = collectedYear(header);
  return {
    name: "A SEN2 return",
    unheld: new Map(hasOfficers ? unheld : [noOfficers, ...unheld]),
    from: year.from,
    // a return of January is of the year before, whatever happened in its own few days
    year: header.referenceOn - year.to <= 62 ? header.year - 1 : header.year,
    standsOn: header.referenceOn,
  };
}

/** The source as people read it: which collection it is, of which council, as on which day. */
export function returnName(file: string, { year, referenceOn, council }: ReturnHeader): string {
  const whose = council === null ? "a council that it does not name" : `council ${council}`;
  return `the SEN2 return ${basename(file)} (collection ${year}, ${whose}, reference date ${spelledDay(referenceOn)})`;
}
