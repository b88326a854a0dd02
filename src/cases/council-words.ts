import { dayOfText, type Day } from "./day.ts";
import { sameName } from "./same-name.ts";

/** New terms of a clock, for cases whose clock starts on `from` or later. Analysts configure one when the law changes. */
export interface ClockChange {
  /** The id of a clock of facts/statutory-clock.ts. */
  readonly clock: string;
  /** The first start to which the change applies, inclusive. */
  readonly from: Day;
  /** In the clock's own unit, days or months. Null keeps the earlier value, as in each field below. */
  readonly limit: number | null;
  readonly warningDays: number | null;
  readonly description: string | null;
  readonly source: string | null;
}

/** A day of any year: 1 to 12, 1 to 31. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

export interface PhaseDays {
  readonly most: DayOfYear;
  readonly post16: DayOfYear;
}

/**
 * The council's own words that rules and measures look for, compared by sameName. The snapshot carries them, so that
 * no computation reads configuration.
 */
export interface CouncilWords {
  readonly caseOfficer: string;
  readonly proceed: string;
  readonly refuse: string;
  readonly transferIn: string;
  readonly additionalFunding: string;
  readonly placeAgreed: string;
  readonly placeDeclined: string;
  readonly actionAssess: string;
  readonly actionRefuse: string;
  readonly actionOutOfBorough: string;
  readonly develop: string;
  readonly notRequired: string;
  readonly careLeaver: readonly string[];
  readonly genderUnknown: readonly string[];
  /** The first day from which the council records why a plan ceased, inclusive. */
  readonly ceasedReasonsFrom: Day;
  /** Whether the council's quarter 1 is April to June; false: January to March. */
  readonly hasFiscalQuarters: boolean;
  /** What people see for codes of the case system, by the code as sameName folds it. Data keep the code. */
  readonly labels: ReadonlyMap<string, string>;
  /** The ages on 31 August at which children of the borough move to another phase of education, youngest first. */
  readonly phases: readonly number[];
  /** The last days of a transfer year for a final plan: of most phases, and of the move to post-16. */
  readonly phaseDays: PhaseDays;
  /** Changes of the statutory clocks, in any order. */
  readonly clockChanges: readonly ClockChange[];
}

export const defaultWords: CouncilWords = {
  caseOfficer: "SEND Case Officer",
  proceed: "Proceed to EHC Assessment",
  refuse: "Decision not to proceed to EHC assessment",
  transferIn: "Transfer in of EHCP from another LA",
  additionalFunding: "Request for additional funding",
  placeAgreed: "School Place request agreed (CYP out of borough)",
  placeDeclined: "School Place request declined (CYP out of borough)",
  actionAssess: "c_Multi-Agency SEN Assessment",
  actionRefuse: "c_Decision not to proceed",
  actionOutOfBorough: "Out of borough request",
  develop: "Develop EHCP",
  notRequired: "EHCP Not required",
  careLeaver: ["Relevant", "Former Relevant"],
  genderUnknown: ["Unknown", "Not recorded"],
  ceasedReasonsFrom: dayOfText("2021-03-15"),
  hasFiscalQuarters: false,
  labels: new Map(
    [
      ["c_Multi-Agency SEN Assessment", "Assess"],
      ["c_Decision not to proceed", "Do not assess"],
      ["c_Transfer in of EHCP", "Transfer in of EHCP"],
    ].map(([code = "", label = ""]) => [sameName(code), label]),
  ),
  phases: [4, 11, 16],
  phaseDays: { most: { month: 2, day: 15 }, post16: { month: 3, day: 31 } },
  clockChanges: [],
};

/** The columns of the decisions whose words settings name, by view, and these words. */
export function decisionWords(words: CouncilWords) {
  return {
    referral: {
      decision_taken: [
        words.proceed,
        words.refuse,
        words.transferIn,
        words.additionalFunding,
        words.placeAgreed,
        words.placeDeclined,
      ],
      next_action: [words.actionAssess, words.actionRefuse, words.actionOutOfBorough],
    },
    assessment: { next_action: [words.develop, words.notRequired] },
  };
}

/** Whether a recorded text is the word, ignoring what nobody sees: see sameName. Null is no word. */
export function isWord(recorded: string | null, word: string): boolean {
  return recorded !== null && (recorded === word || sameName(recorded) === sameName(word));
}
