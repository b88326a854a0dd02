import { sevenInLondon } from "../../src/platform/london-clock.ts";
import type { CaseSource } from "../../src/cases/source.ts";
import { sen2Return } from "../../src/sources/sen2/sen2-source.ts";

/** A return as a source, with the files beside it that are given. */
export function returnOf(
  file: string,
  { officersFile = null, referencesFile = null }: { officersFile?: string | null; referencesFile?: string | null } = {},
): CaseSource {
  return sen2Return({ file, officersFile, referencesFile }, sevenInLondon);
}
