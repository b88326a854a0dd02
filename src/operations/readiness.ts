/** What a bot that is ready rests on. */
export interface Vitals {
  /** Why there are no case data to answer from, in a sentence; null: there are. */
  readonly whyEmpty: string | null;
  /** Whether the case data are older than a day. */
  readonly isStale: boolean;
  /** What is wrong with the store, in sentences. */
  readonly storeFaults: readonly string[];
  /** Why chats are not connected, in sentences. */
  readonly notConnected: readonly string[];
  /** The instant, and the latest at which the store was looked at, milliseconds since 1970; null: it never was. */
  readonly now: number;
  readonly lastSeen: number | null;
  /** Whether the schedules have caught up with the clock. */
  readonly isSettled: boolean;
  /** Whether the bot is stopping. */
  readonly isStopping: boolean;
}

/** A part of the bot that is not ready, and why. */
export interface NotReady {
  readonly part: "case data" | "store" | "chats" | "clock" | "process";
  readonly reason: string;
}

/** By how much a clock may be put right, in milliseconds. */
const smallStep = 60_000;

/** Returns why the bot is not ready, nothing where it is. No reason names a person. */
export function notReady(vitals: Vitals): NotReady[] {
  const { whyEmpty, isStale, storeFaults, notConnected, now, lastSeen, isSettled, isStopping } = vitals;
  const found = (part: NotReady["part"], reasons: readonly string[]) => reasons.map((reason) => ({ part, reason }));
  return [
    ...found("process", isStopping ? ["The bot is stopping."] : []),
    ...found("case data", whyEmpty === null ? [] : [whyEmpty]),
    ...found("case data", whyEmpty === null && isStale ? ["The case data is more than a day old."] : []),
    ...found("store", storeFaults),
    ...found("chats", notConnected),
    ...found("clock", lastSeen !== null && lastSeen - now > smallStep ? [behind] : []),
    ...found("clock", isSettled ? [] : ["The clock jumped, and the jobs have not caught up with it yet."]),
  ];
}

const behind = "The clock of this machine shows a time before the last one that the bot wrote down. Correct the clock.";
