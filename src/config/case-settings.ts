import { parseDay, type Day } from "../cases/day.ts";
import { InvalidSetting, yesOrNo, type Read, type Setting } from "./setting.ts";

export type CaseDatabase =
  { readonly kind: "demo" } | { readonly kind: "csv"; readonly folder: string } | { readonly kind: "mssql" };

/** The reader of civil days. */
export const civilDate = (text: string): Day | InvalidSetting =>
  parseDay(text) ?? new InvalidSetting("must be a day such as 2021-06-30");

const caseDatabase: Setting<CaseDatabase> = {
  name: "CASE_DATABASE",
  meaning: "where the cases are: demo, csv:<folder> with seven <view>.csv files, or mssql with the MSSQL_ settings",
  initial: "demo",
  example: "csv:./cases",
  read(text) {
    const kind = (["demo", "mssql"] as const).find((known) => known === text.toLowerCase());
    if (kind) return { kind };
    const folder = /^csv:(.+)$/i.exec(text)?.[1]?.trim();
    return folder ? { kind: "csv", folder } : new InvalidSetting("must be demo, csv:<folder> or mssql");
  },
};

const today: Setting<Day | null> = {
  name: "TODAY",
  meaning: "the day to take for today, for trying things out; unset: the calendar's, or the demo's own 30 June 2021",
  initial: "",
  example: "2021-06-30",
  read: (text) => (text === "" ? null : civilDate(text)),
};

const todayForTests: Setting<boolean> = {
  name: "TODAY_FOR_TESTS",
  meaning: "1 allows TODAY over SQL Server, where a pretended day could be taken for the real one",
  initial: "0",
  example: "1",
  read: yesOrNo,
};

const caseUrl: Setting<string | null> = {
  name: "CASE_URL",
  meaning: "the address of a case in the case system, with {reference} where its reference goes; unset: no links",
  initial: "",
  example: "https://cases.council.example/case/{reference}",
  read(text) {
    if (text === "") return null;
    const isWeb = URL.canParse(text.replaceAll("{reference}", "1")) && /^https?:/i.test(text);
    return isWeb && text.includes("{reference}")
      ? text
      : new InvalidSetting(
          "must be an address that holds {reference}, such as https://cases.council.example/case/{reference}",
        );
  },
};

const shrinkLimit: Setting<number> = {
  name: "SHRINK_LIMIT",
  meaning: "by how many percent a view may shrink between two loads before the load is refused",
  initial: "20",
  example: "30",
  read: (text) => {
    const percent = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
    return percent <= 100 ? percent / 100 : new InvalidSetting("must be percent, 0 to 100");
  },
};

const dataFolder: Setting<string> = {
  name: "DATA_DIR",
  meaning: "the folder of the bot's own store, on a local disk",
  initial: "./data",
  example: "/var/lib/send-bot",
  read: (text) => text,
};

export const caseVariables = [caseDatabase, today, todayForTests, caseUrl, shrinkLimit, dataFolder];

/** Where the cases are, how they are read, and where the bot keeps its own state. */
export const readCases = (read: Read) => ({
  caseDatabase: read(caseDatabase),
  /** The day to take for today; null: the calendar's (for the demo, its own day). */
  today: read(today),
  /** Whether a day may be pretended over a council's live data. */
  isTodayForTests: read(todayForTests),
  /** The template of a case's address, holding `{reference}`; null: no links. */
  caseUrl: read(caseUrl),
  /** The share, 0 to 1, by which a view may shrink between two loads. */
  shrinkLimit: read(shrinkLimit),
  /** The folder of the bot's own store. */
  dataFolder: read(dataFolder),
});

type Together = Pick<ReturnType<typeof readCases>, "caseDatabase" | "today" | "isTodayForTests">;

/** Whether a day is pretended over a council's live data: answers then say so, and nothing is sent unasked. */
export function isDayPretended({ caseDatabase, today }: Pick<Together, "caseDatabase" | "today">): boolean {
  return caseDatabase.kind === "mssql" && today !== null;
}

/** What is wrong with these settings together. */
export function caseFaults(settings: Together): string[] {
  return isDayPretended(settings) && !settings.isTodayForTests ? ["TODAY over SQL Server needs TODAY_FOR_TESTS=1"] : [];
}
