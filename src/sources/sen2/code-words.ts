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
