import { unreachedOfficers } from "../access/recipients.ts";
import type { Context } from "../context.ts";
import type { JobNeed } from "../job.ts";
import type { Incidents } from "../reports/incidents.ts";
import { UserError } from "../user-error.ts";
import type { ChannelAdapter } from "./channel-adapter.ts";

interface ReachabilityParts {
  readonly contextNow: () => Pick<Context, "colleagues">;
  readonly incidents: Incidents;
  readonly channels: readonly ChannelAdapter[];
}

/**
 * Makes a function that asks the channels who can be reached, as the needs say. It rejects where they need to know it and
 * a channel does not say. Nobody is asked where they do not need it.
 */
export function reachabilityOf({ contextNow, incidents, channels }: ReachabilityParts) {
  return async (needs: readonly JobNeed[]): Promise<(email: string) => boolean> => {
    const isNeeded = needs.includes("reachability");
    if (!isNeeded && !needs.includes("reachability where known")) return () => true;
    const { colleagues } = contextNow();
    const reached = new Set<string>();
    let failure: unknown = null;
    for (const channel of channels) {
      try {
        for (const one of colleagues.values()) {
          if (!reached.has(one.email) && (await channel.reaches(one))) reached.add(one.email);
        }
      } catch (error) {
        failure = error;
        // a channel that does not work has an incident of its own
        if (channel.health() !== "working") continue;
        const why = error instanceof UserError ? error.message : `${channel.name} does not say who is there`;
        incidents.raise("reachability", `${why}. Digests, summaries and notes wait until it does.`);
      }
    }
    if (failure !== null) {
      if (isNeeded) throw failure;
      return () => true;
    }
    const nobody = channels.length === 0 ? null : unreachedOfficers(colleagues, (email) => reached.has(email));
    if (nobody === null) incidents.settle("reachability");
    else incidents.raise("reachability", nobody);
    return (email) => reached.has(email);
  };
}
