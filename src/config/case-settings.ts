import { parseDay, type Day } from "../cases/day.ts";
import { anyText, InvalidSetting, isWebAddress, orNull, setting, yesOrNo, type ValuesOf } from "./setting.ts";

export type CaseDatabase =
  | { readonly kind: "demo" }
  | { readonly kind: "csv"; readonly folder: string }
  | { readonly kind: "sen2"; readonly file: string }
  | { readonly kind: "mssql" };

/** Reads a civil day. */
export const civilDate = (text: string): Day | InvalidSetting =>
  parseDay(text) ?? new InvalidSetting("must be a day such as 2021-06-30");

/** Where the cases are, how they are read, and where the bot keeps its own state. */
export const caseSettings = {
  caseDatabase: setting<CaseDatabase>({
    name: "CASE_DATABASE",
    meaning:
      "where the cases are: demo, csv:<folder> with seven <view>.csv files, sen2:<file> with a SEN2 return, or mssql with the MSSQL_ settings",
    initial: "demo",
    example: "csv:./cases",
    read(text) {
      const kind = (["demo", "mssql"] as const).find((known) => known === text.toLowerCase());
      if (kind) return { kind };
      const folder = /^csv:(.+)$/i.exec(text)?.[1]?.trim();
      if (folder) return { kind: "csv", folder };
      const file = /^sen2:(.+)$/i.exec(text)?.[1]?.trim();
      return file ? { kind: "sen2", file } : new InvalidSetting("must be demo, csv:<folder>, sen2:<file> or mssql");
    },
  }),
  /** Who holds which case of a SEN2 return; null: nobody is named. */
  sen2Officers: setting({
    name: "SEN2_OFFICERS",
    meaning: "a CSV file of the case officers of a SEN2 return: upn, officer, email, team and, if known, since",
    initial: "",
    example: "./officers.csv",
    read: orNull(anyText),
  }),
  /** The references of the children of a SEN2 return; null: they go by their UPNs. */
  sen2References: setting({
    name: "SEN2_REFERENCES",
    meaning: "a CSV file of the council's references for the children of a SEN2 return: upn, reference",
    initial: "",
    example: "./references.csv",
    read: orNull(anyText),
  }),
  /** The day to take for today; null: the calendar's, or for the demo its own day. */
  today: setting({
    name: "TODAY",
    meaning:
      "the day to take for today, for trying things out; unset: the calendar's, the demo's own 30 June 2021 or the reference date of a SEN2 return",
    initial: "",
    example: "2021-06-30",
    read: orNull(civilDate),
  }),
  /** Whether a day may be pretended over a council's live data. */
  isTodayForTests: setting({
    name: "TODAY_FOR_TESTS",
    meaning: "1 allows TODAY over SQL Server, where a pretended day could be taken for the real one",
    initial: "0",
    example: "1",
    read: yesOrNo,
  }),
  /** The template of a case's address, which holds `{reference}`; null: no links. */
  caseUrl: setting({
    name: "CASE_URL",
    meaning:
      "the address of a case in the case system, with {reference} where its reference goes; unset: no links, except in the demo, whose links show what would open",
    initial: "",
    example: "https://cases.council.example/case/{reference}",
    read: orNull((text) =>
      isWebAddress(text.replaceAll("{reference}", "1")) && text.includes("{reference}")
        ? text
        : new InvalidSetting(
            "must be an address that holds {reference}, such as https://cases.council.example/case/{reference}",
          ),
    ),
  }),
  /** The share, 0 to 1, of anything that may be lost since the last load that a person or a good week accepted. */
  shrinkLimit: setting({
    name: "SHRINK_LIMIT",
    meaning: "how many percent of its rows, cells or officers a load may lose before it is refused",
    initial: "20",
    example: "30",
    read(text) {
      const percent = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
      return percent <= 100 ? percent / 100 : new InvalidSetting("must be a percentage, 0 to 100");
    },
  }),
  dataFolder: setting({
    name: "DATA_DIR",
    meaning:
      "the folder of the bot's own store, on a local disk; with STORE=mssql, of what tells that the store was lost",
    initial: "./data",
    example: "/var/lib/send-bot",
    read: anyText,
  }),
};

type CaseValues = Pick<ValuesOf<typeof caseSettings>, "caseDatabase" | "today" | "isTodayForTests">;

/** Whether a day is pretended over a council's live data: answers then say so, and nothing is sent unasked. */
export function isDayPretended({ caseDatabase, today }: Pick<CaseValues, "caseDatabase" | "today">): boolean {
  return caseDatabase.kind === "mssql" && today !== null;
}

/** Returns what is wrong with these settings together. */
export function caseErrors(values: CaseValues): string[] {
  return isDayPretended(values) && !values.isTodayForTests ? ["TODAY over SQL Server needs TODAY_FOR_TESTS=1"] : [];
}
