import { colleagueDirectory as colleaguesOf, type Appointment } from "../../src/access/colleagues.ts";
import { appointedOf } from "../../src/access/recipients.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { dayOfText, textOfDay } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { JobContext } from "../../src/context.ts";
import type { Job } from "../../src/job.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { openStore } from "../../src/store/store.ts";
import { aRounder } from "./rounder.ts";

const latest = (a: string, b: string) => (a > b ? a : b);

/** The context of a job at 09:30 on 30 June 2021, with everybody reachable and a store in memory. */
export function aJobContext(
  snapshot: Snapshot,
  { appointments = [], ...given }: Partial<JobContext> & { readonly appointments?: readonly Appointment[] } = {},
): JobContext {
  const colleagues = given.colleagues ?? colleaguesOf(snapshot, appointments);
  const today = given.today ?? dayOfText("2021-06-30");
  return {
    snapshot: { ...snapshot, readAt: latest(snapshot.readAt, `${textOfDay(today)}T07:00:00+01:00`) },
    today,
    now: `${textOfDay(today)}T08:30:00.000Z`,
    clock: "09:30",
    isForced: false,
    colleagues,
    reachability: { appointed: appointedOf(colleagues), isReachable: (email) => colleagues.has(email), away: [] },
    kinds: alertKinds.map(({ id }) => id),
    caseAddress: null,
    rounder: aRounder,
    exactChannels: [],
    incidents: [],
    store: given.store ?? openStore(":memory:"),
    load: { isEmpty: false, error: null, isShrunken: false, peopleError: null, isRetryable: false, progress: null },
    digestHour: "08:30",
    weeklyChannels: [],
    refresh: () => Promise.resolve("read"),
    deliver: () => Promise.resolve(0),
    ...given,
  };
}

/** Runs a job that waits for nothing, all its steps at once; returns what it says. */
export function ran(job: Job, context: JobContext): string {
  const done = job.run(context);
  if (typeof done === "string") return done;
  if ("next" in done) return atOnce(done);
  throw new Error(`${job.id} waits for something`);
}
