import { dayOfText } from "../cases/day.ts";
import { spelledDay } from "../facts/calendar.ts";
import type { Incidents } from "../reports/incidents.ts";
import { describeFault, faultOfError, storeAt, type StorePlace } from "../store/health/store-fault.ts";
import type { StoreLoss } from "../store/health/store-health.ts";
import type { Store } from "../store/store.ts";

/** Looks after the store while the bot runs, and stops what would be sent a second time. */
export interface StoreGuard {
  /** Looks at the store, at most twice a minute; returns whether messages may be sent from it. Never throws. */
  readonly maySend: () => boolean;
  /** Looks at once where an error is of the store; returns whether it is. */
  readonly isStoreFault: (error: unknown) => boolean;
  /** Hears of a message that this app sent and this store does not know, by its instant, ISO 8601 in UTC. */
  readonly sawStranger: (at: string) => void;
}

interface StoreGuardParts {
  readonly store: Pick<Store, "health" | "place">;
  readonly incidents: Pick<Incidents, "raise" | "settle">;
  /** The instant, ISO 8601 in UTC. */
  readonly now: () => string;
}

/** How long the store is not looked at again while it is well, in milliseconds. */
const interval = 30_000;

const lossSentences: Readonly<Record<StoreLoss, string>> = {
  another: "is not the one that the bot last sent from",
  older: "is an earlier copy, which lacks what was sent since",
};

/** Opens the guard of a store. Its incidents are `store`, `store lost` and `second bot`. */
export function openStoreGuard({ store, incidents, now }: StoreGuardParts): StoreGuard {
  const { health, place } = store;
  let lookedAt: number | null = null;
  let isWell = true;

  const raiseOrSettle = (id: string, sentence: string | null): boolean => {
    if (sentence === null) incidents.settle(id);
    else incidents.raise(id, sentence);
    return sentence === null;
  };

  const look = (): void => {
    lookedAt = Date.parse(now());
    const fault = health.check(now());
    isWell = raiseOrSettle("store", fault === null ? null : describeFault(fault, place));
    // one that cannot be read says nothing else
    if (!isWell) return;
    const loss = health.loss();
    const strangerAt = health.strangerAt();
    const isOwn = raiseOrSettle("store lost", loss === null ? null : lossSentence(loss, place));
    const isAlone = raiseOrSettle("second bot", strangerAt === null ? null : strangerSentence(strangerAt));
    isWell = isOwn && isAlone;
  };

  const lookSafely = (): void => {
    try {
      look();
    } catch (error) {
      isWell = false;
      incidents.raise("store", describeFault(faultOfError(error) ?? "unreadable", place));
    }
  };

  return {
    maySend() {
      const sinceLook = lookedAt === null ? null : Date.parse(now()) - lookedAt;
      // a clock that was set back must not put the next look off
      if (sinceLook === null || sinceLook < 0 || sinceLook >= interval || !isWell) lookSafely();
      return isWell;
    },
    isStoreFault(error) {
      if (faultOfError(error) === null) return false;
      lookSafely();
      return true;
    },
    sawStranger(at) {
      health.noteStranger(at);
      lookSafely();
    },
  };
}

const stopped = "Nothing is sent, as it could be sent twice.";

function lossSentence(loss: StoreLoss, place: StorePlace): string {
  return `${storeAt(place)} ${lossSentences[loss]}. ${stopped} Restore the latest copy or, if there is none, a manager or analyst types accept-store.`;
}

function strangerSentence(at: string): string {
  const day = spelledDay(dayOfText(at.slice(0, 10)));
  return `The chat app sent messages on ${day} that this bot's store does not know: a second bot uses the app, or the store lost them. ${stopped} Stop the other bot or restore the store; then a manager or analyst types accept-store.`;
}
