import { LRUCache } from "lru-cache";

/** How much one person may ask in one chat. */
export interface LimitSettings {
  readonly questionsPerMinute: number;
  /** How many questions may wait for their answers at one time. */
  readonly questionsAtOnce: number;
}

/** Keeps one person from holding up all others. Nothing of it is stored. */
export interface QuestionLimits {
  /**
   * Does the work of answering somebody and resolves with null; where they asked too much, does nothing and resolves with
   * the sentence to tell them. Rejects as the work does.
   */
  readonly within: (person: string, work: () => Promise<unknown>) => Promise<string | null>;
}

/** What a person has left: questions, which come back with time, as of an instant in milliseconds. */
interface Allowance {
  left: number;
  asOf: number;
  running: number;
}

const minute = 60_000;

/** Many more people than a council has; whoever has not asked for longest is forgotten first. */
const mostPeople = 10_000;

/** Opens the limits; `now` gives milliseconds and never goes back. */
export function openQuestionLimits(
  { questionsPerMinute, questionsAtOnce }: LimitSettings,
  now: () => number,
): QuestionLimits {
  const people = new LRUCache<string, Allowance>({ max: mostPeople });
  const allowanceOf = (person: string): Allowance => {
    const known = people.get(person) ?? { left: questionsPerMinute, asOf: now(), running: 0 };
    people.set(person, known);
    known.left = Math.min(questionsPerMinute, known.left + ((now() - known.asOf) / minute) * questionsPerMinute);
    known.asOf = now();
    return known;
  };
  return {
    async within(person, work) {
      const allowance = allowanceOf(person);
      if (allowance.running >= questionsAtOnce) return tooManyAtOnce(allowance.running);
      if (allowance.left < 1) return tooManyAMinute(questionsPerMinute);
      allowance.left -= 1;
      allowance.running += 1;
      try {
        await work();
        return null;
      } finally {
        allowance.running -= 1;
      }
    },
  };
}

function tooManyAMinute(count: number): string {
  return `You asked ${questions(count)} in a minute. Wait a few seconds, then ask again.`;
}

function tooManyAtOnce(count: number): string {
  return `You have ${questions(count)} waiting for an answer. Wait for the answer, then ask again.`;
}

function questions(count: number): string {
  return `${count} question${count === 1 ? "" : "s"}`;
}
