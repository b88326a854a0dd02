/**
 * The elements of a SEN2 return of the 2023 to 2026 collections, in the order in which a return holds them. The reader
 * reads by this table, the demo's return is written by it, and what is written is checked by it.
 */

/** What an element without others in it holds. A list holds the codes that it may have. */
type Content = "text" | "day" | readonly string[];

export interface ElementShape {
  readonly name: string;
  /** Absent: it holds other elements. */
  readonly content?: Content;
  /** In their order. */
  readonly children: readonly ElementShape[];
  /** How often it may stand in its parent. */
  readonly times: "once" | "at most once" | "any number";
  /** It names or places a child, or answers no question: it is passed over while the file is read. */
  readonly isSkipped?: true;
}

const leaf = (name: string, content: Content = "text"): ElementShape => ({
  name,
  content,
  children: [],
  times: "at most once",
});
const needed = (name: string, content: Content = "text"): ElementShape => ({ ...leaf(name, content), times: "once" });
const skipped = (name: string): ElementShape => ({ ...leaf(name), isSkipped: true });
const group = (
  name: string,
  times: ElementShape["times"],
  children: readonly ElementShape[],
  isSkipped?: true,
): ElementShape => ({ name, children, times, ...(isSkipped === undefined ? {} : { isSkipped }) });

/** The outcomes of a request: assess, not, not yet decided, withdrawn, decided before the collected year. */
const requestOutcomes = ["Y", "N", "A", "W", "H"] as const;
/** The outcomes of an assessment: as those of a request, and a plan after another council's assessment. */
const assessmentOutcomes = ["Y", "N", "A", "W", "H", "S"] as const;

const namedPlan = group("NamedPlan", "at most once", [
  needed("StartDate", "day"),
  skipped("PlanRes"),
  skipped("PlanWBP"),
  skipped("PB"),
  skipped("OA"),
  skipped("DP"),
  leaf("CeaseDate", "day"),
  leaf("CeaseReason", ["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
  group("PlanDetail", "any number", [], true),
]);

const assessment = group("Assessment", "any number", [
  leaf("AssessmentOutcome", assessmentOutcomes),
  leaf("AssessmentOutcomeDate", "day"),
  skipped("AssessmentMediation"),
  skipped("AssessmentTribunal"),
  skipped("OtherMediation"),
  skipped("OtherTribunal"),
  leaf("Week20", ["0", "1"]),
  namedPlan,
]);

const activePlans = group("ActivePlans", "at most once", [
  leaf("TransferLA"),
  leaf("ReviewMeeting", "day"),
  leaf("ReviewOutcome", ["A", "C", "M"]),
  leaf("LastReview", "day"),
  leaf("ReviewDraft", "day"),
  skipped("PhaseTransferDueDate"),
  leaf("PhaseTransferFinalDate", "day"),
  group("PlacementDetail", "any number", [], true),
  group("SENneed", "any number", [], true),
]);

const requests = group("Requests", "any number", [
  leaf("ReceivedDate", "day"),
  skipped("RequestSource"),
  skipped("RYA"),
  leaf("RequestOutcomeDate", "day"),
  leaf("RequestOutcome", requestOutcomes),
  skipped("RequestMediation"),
  skipped("RequestTribunal"),
  leaf("Exported"),
  assessment,
  activePlans,
]);

const person = group("Person", "any number", [
  skipped("Surname"),
  skipped("Forename"),
  leaf("PersonBirthDate", "day"),
  leaf("GenderCurrent", ["0", "1", "2", "9"]),
  leaf("Sex", ["M", "F"]),
  leaf("Ethnicity"),
  skipped("PostCode"),
  leaf("UPN"),
  leaf("UniqueLearnerNumber"),
  skipped("UPNunknown"),
  requests,
]);

const header = group("Header", "once", [
  group("CollectionDetails", "once", [needed("Collection"), needed("Year"), needed("ReferenceDate", "day")]),
  group("Source", "once", [skipped("SourceLevel"), needed("LEA"), leaf("DateTime")]),
]);

/** The root of a return. */
export const message = group("Message", "once", [header, group("Persons", "once", [person])]);

/** The name of the element that holds one child's records. */
export const personName = person.name;

const groups = [person, requests, assessment, namedPlan, activePlans];

const codesByName = new Map(
  groups.map(({ name, children }) => [
    name,
    new Map(
      children.flatMap((child) => (typeof child.content === "object" ? [[child.name, new Set(child.content)]] : [])),
    ),
  ]),
);

/** The codes that the elements in an element may have, by their names. */
export function codesIn(name: string): ReadonlyMap<string, ReadonlySet<string>> {
  return codesByName.get(name) ?? new Map<string, ReadonlySet<string>>();
}
