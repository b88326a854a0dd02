import { alertKinds } from "../../src/alerts/index.ts";
import type { CaseBook } from "../../src/cases/book.ts";
import { colleagues as colleaguesOf, type Appointment } from "../../src/colleague.ts";
import type { JobDesk } from "../../src/desk.ts";
import { appointedOf } from "../../src/routing.ts";
import { openStore } from "../../src/store/store.ts";

/** A job's desk over a book at 09:30 on 30 June 2021, everybody within reach, with a store that is forgotten. */
export function aJobDesk(
  book: CaseBook,
  { appointments = [], ...given }: Partial<JobDesk> & { readonly appointments?: readonly Appointment[] } = {},
): JobDesk {
  const colleagues = given.colleagues ?? colleaguesOf(book, appointments);
  const today = given.today ?? "2021-06-30";
  return {
    book: { ...book, readAt: `${today}T07:00:00+01:00` },
    today,
    now: `${today}T08:30:00.000Z`,
    clock: "09:30",
    isForced: false,
    colleagues,
    reach: { appointed: appointedOf(colleagues), isReachable: (email) => colleagues.has(email), away: [] },
    kinds: alertKinds.map(({ id }) => id),
    caseAddress: null,
    store: given.store ?? openStore(":memory:"),
    load: { isEmpty: false, fault: null, isShrunken: false, peopleFault: null, mayHeal: false, progress: null },
    digestHour: "08:30",
    weeklyChannels: [],
    refresh: () => Promise.resolve("read"),
    deliver: () => Promise.resolve(0),
    ...given,
  };
}
