import type { Answer } from "../answer.ts";
import type { Bot } from "../bot.ts";
import type { Colleague } from "../colleague.ts";
import type { JobDesk } from "../desk.ts";
import { addDays } from "../facts/calendar.ts";
import type { Job } from "../job.ts";
import type { Letter } from "../letter.ts";
import { QuestionRefused } from "../question-refused.ts";
import { appointedOf, awaysOf } from "../routing.ts";
import type { Channel } from "./channel.ts";
import { deliverer } from "./deliverer.ts";
import { writeLetter } from "./write-letter.ts";

export interface OfficeParts {
  readonly bot: Bot;
  readonly channels: readonly Channel[];
  /** Why nothing may be sent, in a sentence; null: it may. */
  readonly refusal: string | null;
  readonly jobs: readonly Job[];
  readonly settings: Pick<JobDesk, "kinds" | "caseAddress" | "digestHour" | "weeklyChannels"> & {
    readonly maskBelow: number;
  };
  /** This process, and which others are gone. */
  readonly me: string;
  readonly isDead: (claimant: string) => boolean;
  /** Milliseconds since 1970. */
  readonly milliseconds: () => number;
  readonly random: () => number;
}

/** What works unasked: runs jobs and delivers their messages. */
export interface Office {
  /** Why nothing may be sent: every job and delivery is refused. Null: it may. */
  readonly refusal: string | null;
  /**
   * Runs a job now; `isForced` by a person, so that no hour is waited for. Resolves with what was done. Rejects with
   * QuestionRefused where nothing may be sent.
   */
  readonly run: (job: Job, isForced: boolean) => Promise<string>;
  readonly desk: (isForced: boolean) => Promise<JobDesk>;
  /** Delivers all that is due; resolves with how many were handled. */
  readonly deliver: () => Promise<number>;
  /** Does all of a morning now, where the day is pretended on the day after: for trying out. */
  readonly morning: (day: "same" | "next") => Promise<void>;
  /** A message as it stands now, by its key; null: it is not known, or nothing of it is true any more. */
  readonly rewrite: (key: string) => Answer | null;
}

/** Opens the office of a bot. Without a channel nobody can be reached. */
export function openOffice(parts: OfficeParts): Office {
  const { bot, channels, settings } = parts;
  const { store, shelf } = bot;
  const colleagueOf = (who: string): Colleague | null => {
    for (const one of shelf.colleagues().values()) if (store.personKey(one.email) === who) return one;
    return null;
  };
  const render = (letter: Letter, colleague: Colleague | null) =>
    writeLetter(letter, colleague, {
      book: shelf.book(),
      today: bot.clock.today(),
      clock: bot.clock.hour(),
      store,
      ...settings,
    });
  const of = deliverer({
    outbox: store.outbox,
    channels,
    me: parts.me,
    isDead: parts.isDead,
    now: parts.milliseconds,
    instant: bot.clock.now,
    random: parts.random,
    colleagueOf,
    // an empty book knows no officers and would make every digest untrue
    canRender: (letter, colleague) => !shelf.state().isEmpty || (letter.kind === "note" && colleague !== null),
    render,
    log: bot.log,
  });
  const checkSending = (): void => {
    if (parts.refusal !== null) throw new QuestionRefused(parts.refusal);
  };
  const deliver = async (): Promise<number> => {
    checkSending();
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
      clock: bot.clock.hour(),
      isForced,
      colleagues,
      reach: {
        appointed: appointedOf(colleagues),
        isReachable: (email) => known.has(email),
        away: awaysOf(colleagues, store.personal.all("away"), store.personKey),
      },
      store,
      load: shelf.state(),
      ...settings,
      refresh: async () => (await shelf.refresh()).fault ?? "the case data were read",
      deliver,
    };
  };
  const run: Office["run"] = async (job, isForced) => {
    checkSending();
    if (shelf.state().isEmpty && job.needsNoBook !== true) return "no case data were read yet";
    const done = await job.run(await desk(isForced));
    bot.log.info("job", { job: job.id, done });
    return done;
  };
  return {
    refusal: parts.refusal,
    desk,
    deliver,
    run,
    async morning(day) {
      if (day === "next") bot.clock.moveTo?.(addDays(bot.clock.today(), 1));
      for (const job of parts.jobs) if (job.id !== "tidy" && job.id !== "notice") await run(job, true);
    },
    rewrite(key) {
      const posted = store.outbox.find(key);
      if (posted === null) return null;
      const who = /^person:(.*)$/.exec(posted.conversation)?.[1];
      return render(posted.letter, who === undefined ? null : colleagueOf(who));
    },
  };
}
