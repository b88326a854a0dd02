import type { CaseBook } from "./cases/book.ts";
import type { CaseSource } from "./cases/source.ts";
import { colleagues, type Colleague } from "./colleague.ts";
import type { Config } from "./config.ts";
import { readPeopleFile } from "./io/csv/people.ts";
import { csvFolder } from "./io/csv/read.ts";
import { demoAppointments } from "./io/demo/appointments.ts";
import { demoDay } from "./io/demo/borough.ts";
import { instantInLondon, sevenInLondon } from "./io/clock.ts";
import { demoSource } from "./io/demo/source.ts";

/** The book of the configured case database, and the day that is today. */
export interface Opened {
  readonly book: CaseBook;
  readonly today: string;
  /** Who may ask, by email. */
  readonly colleagues: ReadonlyMap<string, Colleague>;
}

/** Reads the configured case database once. Rejects with LoadRefused or PeopleRefused. */
export async function openBook(config: Config): Promise<Opened> {
  const { source, today } = sourceOf(config);
  const book = await source.read(config.words);
  const appointments = config.peopleFile === null ? [] : await readPeopleFile(config.peopleFile);
  const demo = config.caseDatabase.kind === "demo" ? demoAppointments : [];
  return { book, today, colleagues: colleagues(book, [...demo, ...appointments]) };
}

function sourceOf({ caseDatabase, today }: Config): { source: CaseSource; today: string } {
  if (caseDatabase.kind === "demo") {
    const day = today ?? demoDay;
    return { source: demoSource(sevenInLondon(day)), today: day };
  }
  return {
    source: csvFolder(caseDatabase.folder, () => instantInLondon(new Date())),
    today: today ?? instantInLondon(new Date()).slice(0, 10),
  };
}
