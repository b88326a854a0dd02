import { afterEach, beforeEach, expect, it } from "vitest";
import { jobs } from "../../jobs/index.ts";
import { colleagueDirectory, type Appointment } from "../../src/access/colleagues.ts";
import { botOf } from "../../src/app/bot.ts";
import { jobRunnerOf } from "../../src/app/work.ts";
import { dayOfText } from "../../src/cases/day.ts";
import { readConfig } from "../../src/config/config.ts";
import { commandOf } from "../../src/dispatch.ts";
import { machineClock } from "../../src/platform/london-clock.ts";
import { silentLog } from "../../src/platform/log.ts";
import type { SnapshotHolder } from "../../src/snapshot/holder.ts";
import { atOnce } from "../../src/cases/snapshot-work.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { aSnapshot, aBorough } from "../support/borough.ts";
import { refused, scriptedChat, sent } from "../support/delivery.ts";

const ada = "ada@x.org";
const boss: Appointment = { email: "boss@x.org", role: "manager", team: null };
// over CSV files no page takes what the chat refuses
const config = readConfig({ CASE_DATABASE: "csv:./cases" });

let store: Store;
beforeEach(() => (store = openStore(":memory:")));
afterEach(() => store.close());

/** Runs the digests of a day. Returns to whom a message was sent, and whether it arrived; Ada's never does. */
async function morning(day: string, addresses: (email: string) => string | null = (email) => email) {
  const data = aBorough({
    person: [{ gender: "Female" }],
    worker: [{ email: ada }],
    worker_relationship: [{}],
    referral: [{ referral_id: "r1", received_date: "2021-04-20" }],
  });
  const snapshot = { ...aSnapshot(data), readAt: `${day}T07:00:00+01:00` };
  const snapshots: SnapshotHolder = {
    current: () => snapshot,
    colleagues: () => colleagueDirectory(snapshot, [boss]),
    state: () => ({
      isEmpty: false,
      error: null,
      isRetryable: true,
      isShrunken: false,
      peopleError: null,
      progress: null,
    }),
    refresh: () => Promise.resolve(snapshots.state()),
  };
  const tried: string[] = [];
  const channel = {
    ...scriptedChat([]).channel,
    addressOf: ({ email }: { readonly email: string }) => Promise.resolve(addresses(email)),
    async send({ address }: { readonly address: string }) {
      tried.push(address);
      return address === ada ? refused("recipient") : sent;
    },
  };
  const bot = botOf(config, machineClock(dayOfText(day), "08:30"), silentLog, snapshots, store);
  const { runner } = jobRunnerOf(config, bot, [channel]);
  for (const job of jobs.filter(({ id }) => id === "digest")) await runner.run(job, true);
  await runner.deliver();
  const say = (words: string, email: string, via: "page" | "slack" = "page") => {
    const colleague = snapshots.colleagues().get(email);
    return colleague === undefined ? "" : JSON.stringify(atOnce(bot.answer(commandOf(words), colleague, via)));
  };
  return { tried, say };
}

it("whoever the chat refuses for good is tried once: their alerts go to the manager, who learns why", async () => {
  expect((await morning("2021-06-28")).tried).toEqual([ada]);
  const { tried, say } = await morning("2021-06-29");

  expect(tried).toEqual(["boss@x.org"]);
  expect(say("undelivered", "boss@x.org")).toContain(ada);
  expect(say("my work", "boss@x.org")).toContain("with you because its officer cannot be reached in the chat");
  expect(say("seen REF-1", "boss@x.org")).toContain("1 alert put aside");
  expect((await morning("2021-06-30")).tried).toEqual([]);
});

it("whoever has no conversation any more is taken for refused too", async () => {
  const withoutAda = (email: string) => (email === ada ? null : email);

  expect((await morning("2021-06-28", withoutAda)).tried).toEqual([]);
  expect((await morning("2021-06-29", withoutAda)).tried).toEqual(["boss@x.org"]);
});

it.each([
  ["once they write to the bot in a chat", "slack", "2021-06-30", [ada]],
  ["not because somebody looks at the local page", "page", "2021-06-30", []],
  ["after four weeks", "page", "2021-07-26", [ada]],
] as const)("a person who was refused is written to again %s", async (_, via, day, tried) => {
  await morning("2021-06-28");
  const { say } = await morning("2021-06-29");
  say("help", ada, via);

  expect((await morning(day)).tried.filter((one) => one === ada)).toEqual(tried);
});
