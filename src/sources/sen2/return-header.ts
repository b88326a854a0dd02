import { dayOfText, parseDay, type Day } from "../../cases/day.ts";
import type { LoadError } from "../../cases/source.ts";
import { returnError } from "./return-faults.ts";
import type { ReturnElement } from "./return-scanner.ts";

/** Of which collection a return is. */
export interface ReturnHeader {
  readonly year: number;
  /** The day as on which plans and reviews are returned. */
  readonly referenceOn: Day;
  /** The council's number, three digits; null where the return does not give it. */
  readonly council: string | null;
}

/** The first and the last day of the calendar year whose work a return is of: the year before its collection. */
export function collectedYear({ year }: ReturnHeader): { readonly from: Day; readonly to: Day } {
  return { from: dayOfText(`${year - 1}-01-01`), to: dayOfText(`${year - 1}-12-31`) };
}

/** Reads the header of a return. Throws LoadError for a file of another collection. */
export function headerOf(header: ReturnElement, file: string): ReturnHeader {
  const fail = (wrong: string): LoadError => returnError(file, wrong);
  const details = textsIn(header, "CollectionDetails");
  const collection = details.get("Collection") ?? "";
  if (collection.toUpperCase() !== "SEN2") {
    const which = /^[A-Za-z0-9 _-]{1,30}$/.test(collection) ? `the collection ${collection}` : "another collection";
    throw fail(`is a return of ${which}: name the file of the SEN2 return`);
  }
  const year = /^2\d{3}$/.test(details.get("Year") ?? "") ? Number(details.get("Year")) : null;
  if (year === null) throw fail("does not say in Year of which collection it is: export the return again");
  const referenceOn = parseDay(details.get("ReferenceDate") ?? "");
  if (referenceOn === null) {
    throw fail("has no ReferenceDate such as 2026-01-15 in its header: export the return again");
  }
  const council = textsIn(header, "Source").get("LEA") ?? "";
  return { year, referenceOn, council: /^\d{3}$/.test(council) ? council : null };
}

function textsIn({ children }: ReturnElement, name: string): ReadonlyMap<string, string> {
  return children.find((child) => child.name === name)?.texts ?? new Map<string, string>();
}
