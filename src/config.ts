import { config as loadEnvFile } from "dotenv";
import { isCivilDate } from "./cases/cell.ts";
import { defaultWords, type CouncilWords } from "./cases/words.ts";

export type CaseDatabase = { readonly kind: "demo" } | { readonly kind: "csv"; readonly folder: string };

export interface Config {
  readonly caseDatabase: CaseDatabase;
  /** The day to take for today; null: the calendar's (for the demo, its own day). */
  readonly today: string | null;
  /** A QuickChart server of the council's own; null: charts are drawn here. */
  readonly quickChartUrl: string | null;
  readonly quickChartTimeoutMilliseconds: number;
  /** CSV of people and their roles; null: only the officers of the case data may ask. */
  readonly peopleFile: string | null;
  /** Whom somebody without rights is told to ask. */
  readonly accessContact: string;
  /** Counts of 1 to one less than this are masked for many; 0: none. */
  readonly maskBelow: number;
  /** Where the local page listens, on this machine only; null: it does not. */
  readonly pagePort: number | null;
  readonly words: CouncilWords;
}

/** A value that cannot be used, and what would be right. */
class Fault {
  readonly says: string;
  constructor(says: string) {
    this.says = says;
  }
}

export interface Variable {
  readonly name: string;
  readonly meaning: string;
  /** What holds when the variable is not set, as it would be written; empty: nothing. */
  readonly initial: string;
  readonly example: string;
}

interface Reader<Value> extends Variable {
  readonly read: (text: string) => Value | Fault;
}

const civilDate = (text: string) => (isCivilDate(text) ? text : new Fault("must be a day such as 2021-06-30"));

const caseDatabase: Reader<CaseDatabase> = {
  name: "CASE_DATABASE",
  meaning: "where the cases are: demo, or csv:<folder> with seven <view>.csv files",
  initial: "demo",
  example: "csv:./cases",
  read(text) {
    if (text.toLowerCase() === "demo") return { kind: "demo" };
    const folder = /^csv:(.+)$/i.exec(text)?.[1]?.trim();
    return folder ? { kind: "csv", folder } : new Fault("must be demo or csv:<folder>");
  },
};

const today: Reader<string | null> = {
  name: "TODAY",
  meaning: "the day to take for today, for trying things out; unset: the calendar's, or the demo's own 30 June 2021",
  initial: "",
  example: "2021-06-30",
  read: (text) => (text === "" ? null : civilDate(text)),
};

const quickChartUrl: Reader<string | null> = {
  name: "QUICKCHART_URL",
  meaning: "a QuickChart server that the council hosts; unset: charts are drawn by the bot itself",
  initial: "",
  example: "http://quickchart.council.example:3400",
  read(text) {
    if (text === "") return null;
    const isWeb = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
    return isWeb ? text : new Fault("must be an address such as http://quickchart.council.example:3400");
  },
};

const quickChartTimeout: Reader<number> = {
  name: "QUICKCHART_TIMEOUT",
  meaning: "how many milliseconds that server has to draw a chart before the bot draws it itself",
  initial: "3000",
  example: "5000",
  read: (text) =>
    /^\d{1,6}$/.test(text) && Number(text) > 0 ? Number(text) : new Fault("must be milliseconds, 1 to 999999"),
};

const peopleFile: Reader<string | null> = {
  name: "PEOPLE_FILE",
  meaning: "CSV of people besides the officers: email, role, team",
  initial: "",
  example: "./people.csv",
  read: (text) => text || null,
};

const accessContact: Reader<string> = {
  name: "ACCESS_CONTACT",
  meaning: "whom somebody without rights is told to ask",
  initial: "the SEND data team",
  example: "send-data@council.example",
  read: (text) => text,
};

const maskBelow: Reader<number> = {
  name: "MASK_BELOW",
  meaning: "counts from 1 to one less than this are masked in what many may see; 0: none",
  initial: "5",
  example: "10",
  read: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : new Fault("must be a whole number, 0 to 999")),
};

const pagePort: Reader<number> = {
  name: "PAGE_PORT",
  meaning: "the port of the local page, on this machine only",
  initial: "3000",
  example: "3005",
  read: (text) =>
    /^\d{1,5}$/.test(text) && Number(text) < 65_536 ? Number(text) : new Fault("must be a port, 0 to 65535"),
};

const localPage: Reader<boolean> = {
  name: "LOCAL_PAGE",
  meaning: "1 shows the local page over CSV files too; over the demo it is always shown",
  initial: "0",
  example: "1",
  read: (text) => (text === "0" || text === "1" ? text === "1" : new Fault("must be 0 or 1")),
};

type TextWord = Exclude<keyof CouncilWords, "careLeaver" | "genderUnknown" | "ceasedReasonsFrom">;

const oneWord = (key: TextWord, name: string, meaning: string): Reader<string> & { readonly key: TextWord } => ({
  key,
  name,
  meaning: `the council's own words: ${meaning}`,
  initial: defaultWords[key],
  example: defaultWords[key],
  read: (text) => text || new Fault("must not be blank"),
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

const listOfWords = (name: string, meaning: string, initial: readonly string[]): Reader<readonly string[]> => ({
  name,
  meaning: `the council's own words, separated by semicolons: ${meaning}`,
  initial: initial.join("; "),
  example: initial.join("; "),
  read(text) {
    const words = text.split(";").map((word) => word.trim());
    return words.every((word) => word !== "") ? words : new Fault("must be words separated by single semicolons");
  },
});

const careLeaver = listOfWords("WORD_CARE_LEAVER", "care leaver statuses that count", defaultWords.careLeaver);
const genderUnknown = listOfWords("WORD_GENDER_UNKNOWN", "genders that say nothing", defaultWords.genderUnknown);

const ceasedReasonsFrom: Reader<string> = {
  name: "CEASED_REASONS_FROM",
  meaning: "the day from which the council records why plans cease",
  initial: defaultWords.ceasedReasonsFrom,
  example: "2021-03-15",
  read: civilDate,
};

/** Every variable that the bot reads. */
export const variables: readonly Variable[] = [
  caseDatabase,
  today,
  quickChartUrl,
  quickChartTimeout,
  peopleFile,
  accessContact,
  maskBelow,
  pagePort,
  localPage,
  ceasedReasonsFrom,
  ...oneWords,
  careLeaver,
  genderUnknown,
];

/** Settings that cannot be used: the message names each, what it must be, all at once. */
export class ConfigRefused extends Error {
  override readonly name = "ConfigRefused";
}

/** The settings of an environment, frozen; throws ConfigRefused with every fault. A blank variable is unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const read = <Value>(reader: Reader<Value>): Value | null => {
    const value = reader.read((env[reader.name] ?? "").trim() || reader.initial);
    if (!(value instanceof Fault)) return value;
    faults.push(`${reader.name} ${value.says}`);
    return null;
  };
  const words: Record<TextWord, string> = { ...defaultWords };
  for (const reader of oneWords) words[reader.key] = read(reader) ?? "";
  const database = read(caseDatabase) ?? { kind: "demo" };
  const isShown = read(localPage) ?? false;
  const port = read(pagePort) ?? 0;
  const config = {
    caseDatabase: database,
    today: read(today),
    quickChartUrl: read(quickChartUrl),
    quickChartTimeoutMilliseconds: read(quickChartTimeout) ?? 0,
    peopleFile: read(peopleFile),
    accessContact: read(accessContact) ?? "",
    maskBelow: read(maskBelow) ?? 0,
    pagePort: database.kind === "demo" || isShown ? port : null,
    words: Object.freeze({
      ...words,
      careLeaver: read(careLeaver) ?? [],
      genderUnknown: read(genderUnknown) ?? [],
      ceasedReasonsFrom: read(ceasedReasonsFrom) ?? "",
    }),
  } satisfies Config;
  if (faults.length > 0) throw new ConfigRefused(`settings that cannot be used: ${faults.join("; ")}`);
  return Object.freeze(config);
}

/** The settings of this process: its environment, and for what that does not say, the file `.env`. */
export function configuration(): Config {
  loadEnvFile({ quiet: true });
  return readConfig(process.env);
}
