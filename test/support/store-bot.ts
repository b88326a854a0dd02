import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { colleagueDirectory, consoleManager } from "../../src/access/colleagues.ts";
import { toText } from "../../src/render/text.ts";
import { dayOfText } from "../../src/cases/day.ts";
import type { DeliveryOutcome } from "../../src/delivery/channel-adapter.ts";
import { openJobRunner } from "../../src/delivery/job-runner.ts";
import { commandOf, answerTo } from "../../src/dispatch.ts";
import { channelConversation } from "../../src/digest/conversation.ts";
import { machineClock } from "../../src/platform/london-clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import { openIncidents } from "../../src/reports/incidents.ts";
import { openStore } from "../../src/store/store.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { aCommandContext } from "./context.ts";
import { aNote, scriptedChat } from "./delivery.ts";
import { aSmallSnapshot } from "./sent.ts";

const snapshot = aSmallSnapshot();
const colleagues = colleagueDirectory(snapshot, [{ email: "boss@x.org", role: "manager", team: null }]);

/** A folder for a store, and how to remove it. */
export function aFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "store-faults-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A bot over a store in a folder, with a chat that takes everything, unless `outcomes` say otherwise. */
export function aStoreBot(
  folder: string,
  start = "2021-06-30T08:00:00.000Z",
  outcomes: readonly DeliveryOutcome[] = [],
) {
  const store = openStore(folder);
  const time = { now: Date.parse(start) };
  const instant = () => new Date(time.now).toISOString();
  const incidents = openIncidents(instant, silentLog);
  const { channel, messages } = scriptedChat(outcomes);
  const contextNow = () =>
    aCommandContext(snapshot, { colleagues, store, incidents: incidents.current(), now: instant() });
  const runner = openJobRunner({
    contextNow,
    refresh: () => Promise.resolve(contextNow().load),
    clock: machineClock(dayOfText("2021-06-30"), "08:30"),
    log: silentLog,
    channels: [channel],
    incidents,
    refusal: null,
    jobs: [],
    weeklyChannels: [],
    me: "one",
    isDead: () => false,
    milliseconds: () => time.now,
    random: () => 0.5,
  });
  return {
    store,
    runner,
    time,
    /** The keys of what was sent, those of incidents without their instants. */
    sent: () => messages.map(({ key }) => key),
    incidents: () => incidents.current().map(({ id, sentence }) => `${id}: ${sentence}`),
    put: (key: string) => store.outbox.put(key, channelConversation("C1"), aNote, instant()),
    /** What a manager is answered, its lines joined. */
    ask(words: string): string {
      const answer = atOnce(answerTo(commandOf(words), { ...contextNow(), colleague: consoleManager }));
      return toText(answer).replaceAll(/\s+/g, " ");
    },
  };
}
