import type { Bot } from "../bot.ts";
import type { Colleague } from "../colleague.ts";
import type { JobDesk } from "../desk.ts";
import type { Job } from "../job.ts";
import { appointedOf, type Away } from "../routing.ts";
import type { Channel } from "./channel.ts";
import { deliverer } from "./deliverer.ts";
import { writeLetter } from "./write-letter.ts";

export interface OfficeParts {
  readonly bot: Bot;
  readonly channels: readonly Channel[];
  readonly settings: Pick<JobDesk, "kinds" | "caseUrl" | "digestHour" | "weeklyChannels"> & {
    readonly maskBelow: number;
  };
  /** This process, and which others are gone. */
  readonly me: string;
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970, and what London's clocks show: `08:30`. */
  readonly milliseconds: () => number;
  readonly clock: () => string;
  readonly random: () => number;
}

/** What works unasked: runs jobs and delivers their messages. */
export interface Office {
  /** Runs a job now; `isForced` by a person, so that no hour is waited for. Resolves with what was done. */
  readonly run: (job: Job, isForced: boolean) => Promise<string>;
  readonly desk: (isForced: boolean) => Promise<JobDesk>;
  /** Delivers all that is due; resolves with how many were handled. */
  readonly deliver: () => Promise<number>;
}

/** Opens the office of a bot. Without a channel nobody can be reached. */
export function openOffice(parts: OfficeParts): Office {
  const { bot, channels, settings } = parts;
  const { store, shelf } = bot;
  const colleagueOf = (who: string): Colleague | null => {
    for (const one of shelf.colleagues().values()) if (store.personKey(one.email) === who) return one;
    return null;
  };
  const of = deliverer({
    outbox: store.outbox,
    channels,
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    random: parts.random,
    colleagueOf,
    render: (letter, colleague) =>
      writeLetter(letter, colleague, { book: shelf.book(), today: bot.clock.today(), store, ...settings }),
    log: bot.log,
  });
  const deliver = async (): Promise<number> => {
    let count = 0;
    while (await of.deliverOne()) count += 1;
    return count;
  };
  const reachable = async (): Promise<Set<string>> => {
    const found = new Set<string>();
    for (const one of shelf.colleagues().values()) {
      for (const channel of channels) if (!found.has(one.email) && (await channel.reaches(one))) found.add(one.email);
    }
    return found;
  };
  const desk = async (isForced: boolean): Promise<JobDesk> => {
    const known = await reachable();
    const colleagues = shelf.colleagues();
    return {
      book: shelf.book(),
      today: bot.clock.today(),
      now: bot.clock.now(),
      clock: parts.clock(),
      isForced,
      colleagues,
      reach: {
        appointed: appointedOf(colleagues),
        isReachable: (email) => known.has(email),
        away: awayOf(bot, colleagues),
      },
      store,
      load: shelf.state(),
      ...settings,
      refresh: async () => (await shelf.refresh()).fault ?? "the case data were read",
      deliver,
    };
  };
  return {
    desk,
    deliver,
    async run(job, isForced) {
      const done = await job.run(await desk(isForced));
      bot.log.info("job", { job: job.id, done });
      return done;
    },
  };
}

/** Who is away when, of those whose email is known: kept as `2021-07-01/2021-07-14`. */
export function awayOf({ store }: Pick<Bot, "store">, colleagues: ReadonlyMap<string, Colleague>): Away[] {
  const kept = new Map(store.personal.all("away").map(({ who, value }) => [who, value]));
  return [...colleagues.keys()].flatMap((email): Away[] => {
    const [from, to] = (kept.get(store.personKey(email)) ?? "").split("/");
    return from && to ? [{ email, from, to }] : [];
  });
}
