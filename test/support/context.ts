import { consoleManager } from "../../src/access/colleagues.ts";
import { alertKinds } from "../../src/alerts/index.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { Snapshot } from "../../src/cases/snapshot.ts";
import type { CommandContext } from "../../src/context.ts";
import { openStore } from "../../src/store/store.ts";
import { aRounder } from "./rounder.ts";

/** The context of a manager's command on 30 June 2021, with a store in memory. */
export function aCommandContext(snapshot: Snapshot, given: Partial<CommandContext> = {}): CommandContext {
  return {
    snapshot,
    today: dayOfText("2021-06-30"),
    isPretended: false,
    now: "2021-06-30T09:00:00.000Z",
    clock: "10:00",
    colleague: consoleManager,
    colleagues: new Map(),
    via: "page",
    load: { isEmpty: false, error: null, isRetryable: false, isShrunken: false, peopleError: null, progress: null },
    incidents: [],
    store: given.store ?? openStore(":memory:"),
    channel: null,
    rounder: aRounder,
    exactChannels: [],
    kinds: alertKinds.map(({ id }) => id),
    digestHour: "08:30",
    caseAddress: null,
    ...given,
  };
}
