import type { Answer } from "./answer.ts";
import type { Desk } from "./desk.ts";

/** A word that people type, and what it answers. */
export interface Command {
  readonly name: string;
  /** What else people call it, with commas between. */
  readonly called?: string;
  /** What it does, for help. */
  readonly says: string;
  /** How it is typed, for help. */
  readonly usage: string;
  /** A page of the dashboard: with more words after its name, they are a question. */
  readonly isPage?: true;
  /** Changes something: never done for a mere link. */
  readonly changes?: true;
  /** Answers even before any case data were accepted. */
  readonly needsNoBook?: true;
  /** Its answer is for the whole conversation it was asked in, not for the asker. */
  readonly posts?: true;
  /** Lets the channel it is typed in be sent something: only where all who read that channel may. */
  readonly subscribes?: true;
  /** Its list is given as a file where the channel has files; elsewhere it is shown. */
  readonly asFile?: true;
  /** Answers the words after its name. Throws QuestionRefused where it cannot. */
  readonly run: (words: string, desk: Desk) => Answer;
}

/** Makes a command of its declaration. */
export function command(declared: Command): Command {
  return declared;
}
