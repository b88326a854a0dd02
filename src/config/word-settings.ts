import { defaultWords as words } from "../cases/council-words.ts";
import { textOfDay } from "../cases/day.ts";
import { civilDate } from "./case-settings.ts";
import { clockChanges } from "./clock-settings.ts";
import { labels } from "./label-settings.ts";
import { phaseDays, phases } from "./phase-settings.ts";
import { InvalidSetting, setting, yesOrNo, type Setting } from "./setting.ts";

const oneWord = (initial: string, name: string, meaning: string): Setting<string> => ({
  name,
  meaning: `the council's own words: ${meaning}`,
  initial,
  example: initial,
  read: (text) => text || new InvalidSetting("must not be blank"),
});

const listOfWords = (initial: readonly string[], name: string, meaning: string): Setting<readonly string[]> => ({
  name,
  meaning: `the council's own words, separated by semicolons: ${meaning}`,
  initial: initial.join("; "),
  example: initial.join("; "),
  read(text) {
    const read = text.split(";").map((word) => word.trim());
    return read.every((word) => word !== "")
      ? read
      : new InvalidSetting("must be words separated by single semicolons");
  },
});

/** The council's own words. */
export const wordSettings = {
  ceasedReasonsFrom: setting({
    name: "CEASED_REASONS_FROM",
    meaning: "the day from which the council records why plans cease",
    initial: textOfDay(words.ceasedReasonsFrom),
    example: "2021-03-15",
    read: civilDate,
  }),
  hasFiscalQuarters: setting({
    name: "FISCAL_QUARTERS",
    meaning: "1 takes quarter 1 for April to June, as of a financial year; 0 for January to March",
    initial: "0",
    example: "1",
    read: yesOrNo,
  }),
  phases,
  phaseDays,
  clockChanges,
  labels,
  caseOfficer: oneWord(words.caseOfficer, "WORD_CASE_OFFICER", "the relationship of a case officer"),
  proceed: oneWord(words.proceed, "WORD_PROCEED", "decision taken, to assess"),
  refuse: oneWord(words.refuse, "WORD_REFUSE", "decision taken, not to assess"),
  transferIn: oneWord(words.transferIn, "WORD_TRANSFER_IN", "decision taken, transfer in"),
  additionalFunding: oneWord(words.additionalFunding, "WORD_ADDITIONAL_FUNDING", "decision taken, additional funding"),
  placeAgreed: oneWord(words.placeAgreed, "WORD_PLACE_AGREED", "decision taken, out of borough place agreed"),
  placeDeclined: oneWord(words.placeDeclined, "WORD_PLACE_DECLINED", "decision taken, out of borough place declined"),
  actionAssess: oneWord(words.actionAssess, "WORD_ACTION_ASSESS", "next action of a referral, to assess"),
  actionRefuse: oneWord(words.actionRefuse, "WORD_ACTION_REFUSE", "next action of a referral, not to assess"),
  actionOutOfBorough: oneWord(
    words.actionOutOfBorough,
    "WORD_ACTION_OUT_OF_BOROUGH",
    "next action of a referral, out of borough request",
  ),
  develop: oneWord(words.develop, "WORD_DEVELOP", "next action of an assessment, to issue a plan"),
  notRequired: oneWord(words.notRequired, "WORD_NOT_REQUIRED", "next action of an assessment, no plan"),
  careLeaver: listOfWords(words.careLeaver, "WORD_CARE_LEAVER", "care leaver statuses that count"),
  genderUnknown: listOfWords(words.genderUnknown, "WORD_GENDER_UNKNOWN", "genders that say nothing"),
};
