import { synonymList, type Measure } from "../../measure.ts";
import { terms } from "../terms.ts";

/** A name of a measure, or of a part together with one of the measure's. */
export interface Name {
  readonly measure: Measure;
  readonly part?: string;
  readonly isTitle: boolean;
  /** The stems that must be named in full. */
  readonly stems: readonly string[];
  /** The stems of the measure's name beside the part's, of which few may be named. */
  readonly beside: readonly string[];
  readonly all: ReadonlySet<string>;
}

/** A name of a part, alone and together with each of its measure's. */
interface PartName {
  readonly part: string;
  readonly stems: readonly string[];
  readonly names: readonly Name[];
}

/** What a measure and its parts are called. */
export interface MeasureNames {
  readonly measure: Measure;
  readonly own: readonly Name[];
  readonly ofParts: readonly PartName[];
}

/** Returns all names of a measure: id, title, synonyms. */
export function namesOf({ id, title, synonyms = "" }: Measure): readonly string[] {
  return [id, title, ...synonymList(synonyms)];
}

/** Where the title stands among a measure's names. */
const titleAt = 1;

/** Returns the stems of a text that are compared. */
export function stemsOf(text: string): readonly string[] {
  return terms(text).map(({ stem }) => stem);
}

/** Returns every name of a measure and of its parts. */
export function measureNames(measure: Measure): MeasureNames {
  const own = namesOf(measure).map(stemsOf);
  const nameOf = (stems: readonly string[], beside: readonly string[] = []) => ({
    measure,
    stems,
    beside,
    all: new Set([...stems, ...beside]),
    isTitle: false,
  });
  return {
    measure,
    own: own.map((stems, at) => ({ ...nameOf(stems), isTitle: at === titleAt })),
    ofParts: measure.parts.flatMap(({ id, title, synonyms }) =>
      [title, ...synonymList(synonyms)].map((text) => {
        const said = terms(text).flatMap(({ stem, isRecord }) => (isRecord || stem === "who" ? [] : [stem]));
        const stems = [...new Set([...said, ...qualifierOf(measure, own)])];
        const names = [[], ...own.filter((one) => !one.some(isDenial))].map((beside) => ({
          ...nameOf(
            stems,
            beside.filter((stem) => !stems.includes(stem)),
          ),
          part: id,
        }));
        return { part: id, stems, names };
      }),
    ),
  };
}

/** A name that denies something would turn what a part says beside it. */
function isDenial(stem: string): boolean {
  return stem === "not" || stem === "no" || stem === "refus";
}

/** "Excluding exemptions", which all names of such a measure say, goes with its parts too. */
function qualifierOf({ title }: Measure, [, first = [], ...others]: readonly (readonly string[])[]): readonly string[] {
  if (!title.includes("excluding")) return [];
  return first.filter((stem) => others.every((stems) => stems.includes(stem)));
}

/** Whether a part is one of a band of waiting, which many measures have: "late", "on time". */
export function isBandPart({ measure, part }: Pick<Name, "measure" | "part">): boolean {
  return measure.bands !== undefined && (part === "on-time" || part === "late");
}

/**
 * Returns the names that may be meant: the measure's own, and those of a part that is typed in full. That of a band is typed
 * together with a word of the measure's. A form of the question, such as a length of time, counts as a whole. Where two parts
 * are typed, as in "boys and girls", neither alone is meant.
 */
export function namesTyped(
  { own, ofParts }: MeasureNames,
  required: ReadonlySet<string>,
  forms: readonly (readonly string[])[],
): readonly Name[] {
  const isTyped = (stem: string) => required.has(stem);
  const isInForm = (stem: string, stems: readonly string[]) =>
    forms.some((form) => form.includes(stem) && form.every((one) => stems.includes(one)));
  const full = ofParts.filter(
    ({ stems }) => stems.length > 0 && stems.every((stem) => isTyped(stem) || isInForm(stem, stems)),
  );
  const isWithin = (some: readonly string[], all: readonly string[]) => some.every((stem) => all.includes(stem));
  const alone = full.filter(
    ({ part, stems }) => !full.some((other) => other.part !== part && !isWithin(other.stems, stems)),
  );
  const ofAlone = alone.flatMap(({ names }) => names);
  return [
    ...own.filter(({ stems }) => stems.some(isTyped)),
    ...ofAlone.filter((name) => !isBandPart(name) || name.beside.some(isTyped)),
  ];
}
