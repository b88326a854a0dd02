/** The department's words for the codes of a return, as people see them. */

/** By `Sex`, and before the collection of 2024 by `GenderCurrent`. */
export const genderWords: ReadonlyMap<string, string> = new Map([
  ["M", "Male"],
  ["F", "Female"],
  ["1", "Male"],
  ["2", "Female"],
  ["0", "Unknown"],
  ["9", "Not specified"],
]);

export const ethnicityWords: ReadonlyMap<string, string> = new Map([
  ["WBRI", "White British"],
  ["WIRI", "White Irish"],
  ["WIRT", "Traveller of Irish heritage"],
  ["WOTH", "Any other White background"],
  ["WROM", "Gypsy or Roma"],
  ["MWBC", "White and Black Caribbean"],
  ["MWBA", "White and Black African"],
  ["MWAS", "White and Asian"],
  ["MOTH", "Any other mixed background"],
  ["AIND", "Indian"],
  ["APKN", "Pakistani"],
  ["ABAN", "Bangladeshi"],
  ["AOTH", "Any other Asian background"],
  ["BCRB", "Black Caribbean"],
  ["BAFR", "Black African"],
  ["BOTH", "Any other Black background"],
  ["CHNE", "Chinese"],
  ["OOTH", "Any other ethnic group"],
  ["REFU", "Refused"],
  ["NOBT", "Information not yet obtained"],
]);

export const ceaseWords: ReadonlyMap<string, string> = new Map([
  ["1", "Reached the maximum age"],
  ["2", "Needs met without a plan"],
  ["3", "Moved to higher education"],
  ["4", "Moved to paid employment"],
  ["5", "Moved to another council"],
  ["6", "No longer wishes to be in education or training"],
  ["7", "Left England"],
  ["8", "Died"],
  ["9", "Other"],
]);

/** By `ReviewOutcome`. */
export const reviewOutcomeWords: ReadonlyMap<string, string> = new Map([
  ["A", "amend"],
  ["C", "cease"],
  ["M", "maintain"],
]);

/** What is recorded as the exemption of a plan whose `Week20` says that an exception applies. */
export const weeksException = "20-week exception";

/** By word in lower case: the code of a gender as a letter, and as a number as before 2024. */
export const codesOfGenders: ReadonlyMap<string, { readonly letter: string; readonly number: string }> = new Map([
  ["male", { letter: "M", number: "1" }],
  ["female", { letter: "F", number: "2" }],
]);

const codesByWord = (words: ReadonlyMap<string, string>): [string, string][] =>
  Array.from(words, ([code, word]) => [word.toLowerCase(), code]);

/** By word in lower case, also as the demo has it. */
export const codesOfEthnicities: ReadonlyMap<string, string> = new Map([
  ...codesByWord(ethnicityWords),
  ["information not obtained", "NOBT"],
]);

export const codesOfReviewOutcomes: ReadonlyMap<string, string> = new Map(codesByWord(reviewOutcomeWords));

/** The demo's reasons why plans ceased, as the code of the department's nearest. */
const demoCeaseCodes: readonly (readonly [string, string])[] = [
  ["moved to another local authority", "5"],
  ["outcomes met", "2"],
  ["left education or training", "6"],
  ["moved into employment", "4"],
  ["entered higher education", "3"],
  ["reached the age of 25", "1"],
];

const codesOfCeases: ReadonlyMap<string, string> = new Map([...codesByWord(ceaseWords), ...demoCeaseCodes]);

/** The code of the reason why a plan ceased; null: none is recorded. A reason that is none of the department's is "other". */
export function ceaseCodeOf(reason: string | null): string | null {
  return reason === null ? null : (codesOfCeases.get(reason.toLowerCase()) ?? "9");
}
