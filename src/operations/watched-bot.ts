import type { Context } from "../context.ts";
import { isStaleAt } from "../digest/decide.ts";
import type { Bot } from "../dispatch.ts";
import type { JobRunner } from "../delivery/job-runner.ts";
import { missedRuns } from "../reports/missed-runs.ts";
import { unlessFaulty } from "../store/health/store-fault.ts";
import type { Watched } from "./ops-server.ts";
import { notReady } from "./readiness.ts";

/** What a bot is watched by. */
export interface WatchedParts {
  readonly bot: Pick<Bot, "incidents" | "snapshots" | "store" | "clock" | "whyEmpty">;
  readonly runner: Pick<JobRunner, "canDeliver">;
  readonly contextNow: () => Context;
  /** Returns why chats are not connected, in sentences. */
  readonly notConnected: () => readonly string[];
  readonly isSettled: () => boolean;
  readonly isStopping: () => boolean;
}

/** The incidents of the store by which nothing is sent from it. */
const storeIncidents = new Set(["store", "store lost", "second bot"]);

/** Looks at a running bot from outside. */
export function watchedBot({ bot, runner, contextNow, notConnected, isSettled, isStopping }: WatchedParts): Watched {
  const { clock, incidents, snapshots, store, whyEmpty } = bot;
  const now = () => Date.parse(clock.now());
  const secondsSince = (instant: string) => Math.max(0, Math.round((now() - Date.parse(instant)) / 1000));
  return {
    notReady() {
      // looks at the store, at most twice a minute
      runner.canDeliver();
      const seen = unlessFaulty(() => store.health.seenAt(), null);
      return notReady({
        whyEmpty: whyEmpty(),
        isStale: isStaleAt(snapshots.current(), { today: clock.today(), clock: clock.hour() }),
        storeFaults: incidents
          .current()
          .filter(({ id }) => storeIncidents.has(id))
          .map(({ sentence }) => sentence),
        notConnected: notConnected(),
        now: now(),
        lastSeen: seen === null ? null : Date.parse(seen),
        isSettled: isSettled(),
        isStopping: isStopping(),
      });
    },
    levels() {
      const snapshot = snapshots.current();
      const { isEmpty } = snapshots.state();
      const rejected: Record<string, number> = Object.fromEntries(
        Object.keys(snapshot.rowsRead).map((view) => [view, 0]),
      );
      for (const { view } of snapshot.rejected) rejected[view] = (rejected[view] ?? 0) + 1;
      const backlog = unlessFaulty(() => store.outbox.backlog(), null);
      return {
        rows: snapshot.rowsRead,
        rejected,
        snapshotSeconds: isEmpty || clock.moveTo !== null ? null : secondsSince(snapshot.readAt),
        outbox:
          backlog === null
            ? null
            : {
                messages: backlog.messages,
                oldestSeconds: backlog.oldestAt === null ? 0 : secondsSince(backlog.oldestAt),
              },
        missedRuns: isEmpty ? null : unlessFaulty(() => missedRuns(contextNow()).length, null),
        incidents: incidents.current().map(({ id }) => id),
      };
    },
  };
}
