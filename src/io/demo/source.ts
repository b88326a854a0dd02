import { views } from "../../cases/contract.ts";
import { caseParser } from "../../cases/parse.ts";
import type { CaseSource } from "../../cases/source.ts";
import { demoBorough } from "./borough.ts";

/** The embedded demo borough, as if read at that instant. */
export function demoSource(readAt: string): CaseSource {
  return {
    async read(words) {
      const parser = caseParser(words);
      const borough = demoBorough();
      for (const view of views) parser.take(view, borough[view]);
      return parser.book("the demo borough", readAt);
    },
  };
}
