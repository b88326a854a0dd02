import { textOfDay, type Day } from "../cases/day.ts";
import { defaultWords, type CouncilWords } from "../cases/council-words.ts";
import { civilDate } from "./case-settings.ts";
import { clockChanges } from "./clock-settings.ts";
import { InvalidSetting, type Read, type Setting } from "./setting.ts";

type TextWord = Exclude<keyof CouncilWords, "careLeaver" | "genderUnknown" | "ceasedReasonsFrom" | "clockChanges">;

const oneWord = (key: TextWord, name: string, meaning: string): Setting<string> & { readonly key: TextWord } => ({
  key,
  name,
  meaning: `the council's own words: ${meaning}`,
  initial: defaultWords[key],
  example: defaultWords[key],
  read: (text) => text || new InvalidSetting("must not be blank"),
});

const oneWords = [
  oneWord("caseOfficer", "WORD_CASE_OFFICER", "the relationship of a case officer"),
  oneWord("proceed", "WORD_PROCEED", "decision taken, to assess"),
  oneWord("refuse", "WORD_REFUSE", "decision taken, not to assess"),
  oneWord("transferIn", "WORD_TRANSFER_IN", "decision taken, transfer in"),
  oneWord("additionalFunding", "WORD_ADDITIONAL_FUNDING", "decision taken, additional funding"),
  oneWord("placeAgreed", "WORD_PLACE_AGREED", "decision taken, out of borough place agreed"),
  oneWord("placeDeclined", "WORD_PLACE_DECLINED", "decision taken, out of borough place declined"),
  oneWord("actionAssess", "WORD_ACTION_ASSESS", "next action of a referral, to assess"),
  oneWord("actionRefuse", "WORD_ACTION_REFUSE", "next action of a referral, not to assess"),
  oneWord("actionOutOfBorough", "WORD_ACTION_OUT_OF_BOROUGH", "next action of a referral, out of borough request"),
  oneWord("develop", "WORD_DEVELOP", "next action of an assessment, to issue a plan"),
  oneWord("notRequired", "WORD_NOT_REQUIRED", "next action of an assessment, no plan"),
];

const listOfWords = (name: string, meaning: string, initial: readonly string[]): Setting<readonly string[]> => ({
  name,
  meaning: `the council's own words, separated by semicolons: ${meaning}`,
  initial: initial.join("; "),
  example: initial.join("; "),
  read(text) {
    const words = text.split(";").map((word) => word.trim());
    return words.every((word) => word !== "")
      ? words
      : new InvalidSetting("must be words separated by single semicolons");
  },
});

const careLeaver = listOfWords("WORD_CARE_LEAVER", "care leaver statuses that count", defaultWords.careLeaver);
const genderUnknown = listOfWords("WORD_GENDER_UNKNOWN", "genders that say nothing", defaultWords.genderUnknown);

const ceasedReasonsFrom: Setting<Day> = {
  name: "CEASED_REASONS_FROM",
  meaning: "the day from which the council records why plans cease",
  initial: textOfDay(defaultWords.ceasedReasonsFrom),
  example: "2021-03-15",
  read: civilDate,
};

export const wordVariables = [ceasedReasonsFrom, clockChanges, ...oneWords, careLeaver, genderUnknown];

/** The council's own words, frozen. */
export function readWords(read: Read): CouncilWords {
  const words: Record<TextWord, string> = { ...defaultWords };
  for (const setting of oneWords) words[setting.key] = read(setting);
  return Object.freeze({
    ...words,
    careLeaver: read(careLeaver),
    genderUnknown: read(genderUnknown),
    ceasedReasonsFrom: read(ceasedReasonsFrom),
    clockChanges: read(clockChanges),
  });
}
