import type { Answer } from "./answer.ts";
import type { CommandContext } from "./context.ts";

/** A word that people type, and what it answers. */
export interface Command {
  readonly name: string;
  /** What else people call it, with commas between. */
  readonly synonyms?: string;
  /** What it does, for help. */
  readonly description: string;
  /** How it is typed, for help. */
  readonly usage: string;
  /** A page of the dashboard: with more words after its name, they are a question. */
  readonly isPage?: true;
  /** Changes something: never done for a mere link. */
  readonly changes?: true;
  /** Answers even before any case data were accepted. */
  readonly needsNoSnapshot?: true;
  /** Its answer is for the whole conversation it was asked in, not for the asker. */
  readonly posts?: true;
  /** Lets the channel it is typed in be sent something: only where all who read that channel may. */
  readonly subscribes?: true;
  /** Its list is given as a file where the channel has files; elsewhere it is shown. */
  readonly asFile?: true;
  /** Answers the words after its name. Throws UserError where it cannot. */
  readonly run: (words: string, context: CommandContext) => Answer;
}

/** Makes a command of its declaration. */
export function command(declared: Command): Command {
  return declared;
}
