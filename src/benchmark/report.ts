import { loadAverage } from "./timing.ts";

/** A figure with the bound it should keep to. */
interface Goal {
  readonly name: string;
  readonly figure: number;
  /** Inclusive; one of the two bounds is given. */
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: string;
}

/** Prints results as they come, and at the end every goal with its figure. */
export interface Report {
  /** Opens a part and prints the machine's load average. */
  readonly part: (title: string) => void;
  readonly line: (text: string) => void;
  readonly goal: (goal: Goal) => void;
  /** Records that something which must hold does not; the run fails. */
  readonly fail: (text: string) => void;
  /** Prints the goals. Returns false where something failed; a missed goal is no failure. */
  readonly end: () => boolean;
}

export function openReport(print: (line: string) => void): Report {
  const goals: string[] = [];
  const failures: string[] = [];
  return {
    part: (title) => print(`\n${title} (${loadAverage()})`),
    line: (text) => print(`  ${text}`),
    goal: (goal) => void goals.push(goalText(goal)),
    fail(text) {
      failures.push(text);
      print(`  FAILED: ${text}`);
    },
    end() {
      print(`\ngoals (${loadAverage()})`);
      for (const one of goals) print(`  ${one}`);
      return failures.length === 0;
    },
  };
}

function goalText({ name, figure, atLeast, atMost, unit }: Goal): string {
  const isMet = figure >= (atLeast ?? -Infinity) && figure <= (atMost ?? Infinity);
  const wanted = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  return `${isMet ? "met   " : "missed"} ${name}: ${figure.toFixed(figure < 10 ? 2 : 0)}${unit}, wanted ${wanted}`;
}
