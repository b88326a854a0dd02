import { understood } from "./ask-measure.ts";
import type { CaseBook } from "./cases/book.ts";
import { LoadRefused, type CaseSource } from "./cases/source.ts";
import { colleagues, type Colleague } from "./colleague.ts";
import { ConfigRefused, type Config } from "./config.ts";
import type { Desk } from "./desk.ts";
import { commandOf, dispatch } from "./dispatch.ts";
import { yearOf } from "./facts/calendar.ts";
import { filterValues } from "./filter-values.ts";
import { PeopleRefused, readPeopleFile } from "./io/csv/people.ts";
import { csvFolder } from "./io/csv/read.ts";
import { demoAppointments } from "./io/demo/appointments.ts";
import { demoDay } from "./io/demo/borough.ts";
import { instantInLondon, sevenInLondon } from "./io/clock.ts";
import { demoSource } from "./io/demo/source.ts";
import { chartDrawer } from "./io/draw.ts";
import { servePage, type Listening, type Site } from "./io/web/server.ts";
import { measures, pages } from "./measures/index.ts";
import { QuestionRefused } from "./question.ts";
import { rights } from "./rights.ts";

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

/** What went wrong, in one sentence for the person who started the bot; null for a fault of the bot's own. */
export function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const refusals = [QuestionRefused, ConfigRefused, LoadRefused, PeopleRefused, StartRefused];
  if (refusals.some((refusal) => error instanceof refusal)) return error.message.replaceAll(/\p{C}+/gu, " ");
  const code = "code" in error ? String(error.code) : "";
  if (code === "EADDRINUSE") return "the port is taken: stop what holds it, or set PAGE_PORT to another";
  return /^E[A-Z]+$/.test(code) ? `the file cannot be read or written (${error.message})` : null;
}

/** The bot cannot start with these settings: the message says which to change. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
}

/** Draws charts as the settings say; faults of a council's own server are told to `onFault`. */
export function drawerOf({ quickChartUrl, quickChartTimeoutMilliseconds }: Config, onFault: (says: string) => void) {
  return chartDrawer({
    ...(quickChartUrl === null ? {} : { quickChartUrl }),
    timeoutMilliseconds: quickChartTimeoutMilliseconds,
    onFault,
  });
}

/** Starts the local page. Rejects with StartRefused where the settings do not allow it. */
export async function start(config: Config, onFault: (says: string) => void): Promise<Listening> {
  if (!isPageServed(config))
    throw new StartRefused("nothing to serve: over CSV files, set LOCAL_PAGE=1 for the local page");
  return servePage(siteOf(await openBook(config), config, onFault), config.pagePort);
}

/** Over the demo always, over CSV files when told to. */
function isPageServed({ caseDatabase, localPage }: Config): boolean {
  return caseDatabase.kind === "demo" || (caseDatabase.kind === "csv" && localPage);
}

const rolesFirst = ["manager", "team-manager", "analyst", "viewer", "officer"];

function siteOf({ book, today, colleagues }: Opened, config: Config, onFault: (says: string) => void): Site {
  const deskOf = (as: string): Desk | null => {
    const colleague = colleagues.get(as);
    return colleague ? { book, today, colleague, maskBelow: config.maskBelow } : null;
  };
  const askers = [...colleagues.values()]
    .sort((a, b) => rolesFirst.indexOf(a.role) - rolesFirst.indexOf(b.role) || (a.name < b.name ? -1 : 1))
    .map(({ email, name, role, team }) => ({ email, label: `${name} (${role}${team === null ? "" : `, ${team}`})` }));
  return {
    source: book.source,
    askers,
    known: [
      ...pages.map(({ id, title }) => ({ words: id, says: title })),
      ...measures.map(({ id, title }) => ({ words: id, says: title })),
    ],
    draw: drawerOf(config, onFault),
    answer(words, as) {
      const desk = deskOf(as);
      if (!desk) return { refusal: `nobody of that email may ask; for access, ask ${config.accessContact}` };
      try {
        return dispatch(words, desk);
      } catch (error) {
        if (error instanceof QuestionRefused) return { refusal: error.message };
        throw error;
      }
    },
    filters(words, as) {
      const desk = deskOf(as);
      const { command, rest } = commandOf(words);
      if (!desk || command.name !== "measure") return null;
      const { measure, filters } = understood(rest, book, today, measures);
      const values = filterValues(book);
      const lists = [
        {
          name: "officer",
          values: rights[desk.colleague.role].byOfficer === "all" ? values.officer : [],
          chosen: filters.officer,
        },
        { name: "team", values: values.team, chosen: filters.team },
        { name: "age", values: values.age, chosen: filters.age },
        { name: "year", values: measure.usesYear ? yearsUpTo(today) : [], chosen: filters.year?.toString() },
      ];
      return {
        measure: measure.id,
        filters: lists.filter((list) => list.values.length > 0).map((list) => ({ ...list, chosen: list.chosen ?? "" })),
      };
    },
  };
}

function yearsUpTo(today: string): string[] {
  return Array.from({ length: 5 }, (_, at) => String(yearOf(today) - at));
}
