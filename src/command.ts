import type { Right } from "./access/rights.ts";
import type { Answer } from "./answer.ts";
import { parseDay, type Day } from "./cases/day.ts";
import type { CommandContext } from "./context.ts";
import { UserError } from "./user-error.ts";

/** One thing that people type after a command's name. Usage, help and parsing all come from it. */
export interface Arg<Value> {
  /** How usage and help show it: `<reference>` must be typed, `[page N]` may be left out. */
  readonly usage: string;
  /** What it looks like: the source of a regular expression that ignores case. */
  readonly pattern: string;
  /** Returns the value of what was typed, null where nothing was. Throws UserError where that cannot be used. */
  readonly read: (typed: string | null, context: CommandContext) => Value;
}

/** The things that people type after a command's name, in their order. */
export type Args<Values> = { readonly [Name in keyof Values]: Arg<Values[Name]> };

/** What is known of a command before it runs. */
interface Properties {
  /** The word that people type. */
  readonly name: string;
  /** What else people call it, with commas between. */
  readonly synonyms?: string;
  /** What it does, for help. */
  readonly description: string;
  /** The right that it takes, and the sentence for people without it. */
  readonly needs?: { readonly right: Right; readonly refusal: string };
  /** It answers words that name no other command. */
  readonly isDefault?: true;
  /** It answers words that say nothing, such as `hello`. */
  readonly isHelp?: true;
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
}

/** How a command is declared. */
export interface CommandDeclaration<Values> extends Properties {
  readonly args: Args<Values>;
  /** Whether the words after its name are for it; without it, all are. Words that are not may still be a question. */
  readonly accepts?: (rest: string) => boolean;
  /** Answers. Throws UserError where it cannot. */
  readonly run: (args: Values, context: CommandContext) => Answer;
  /** What a script prints as JSON, where that is not the answer itself. */
  readonly json?: (args: Values, context: CommandContext) => unknown;
}

/** A word that people type, and what it answers. */
export interface Command extends Properties {
  /** How it is typed, for help. */
  readonly usage: string;
  readonly accepts: (rest: string) => boolean;
  /** Answers the words after its name, whatever right it takes. Throws UserError where it cannot. */
  readonly run: (rest: string, context: CommandContext) => Answer;
  readonly json: ((rest: string, context: CommandContext) => unknown) | null;
}

/** Makes a command of its declaration. */
export function command<Values>(declared: CommandDeclaration<Values>): Command {
  const { args, run, json, accepts = () => true, ...properties } = declared;
  const valuesOf = parserOf(args);
  return {
    ...properties,
    accepts,
    usage: usageOf(declared),
    run: (rest, context) => run(valuesOf(rest, context), context),
    json: json === undefined ? null : (rest, context) => json(valuesOf(rest, context), context),
  };
}

function usageOf<Values>({ name, isDefault, args }: CommandDeclaration<Values>): string {
  const words = [isDefault ? `[${name}]` : name];
  for (const one in args) words.push(args[one].usage);
  return words.join(" ");
}

/** Makes what reads words by a table. Where they do not have its shape, everything counts as not typed. */
function parserOf<Values>(args: Args<Values>): (words: string, context: CommandContext) => Values {
  let source = "";
  for (const name in args) {
    const { usage, pattern } = args[name];
    // what may be left out gives way to what follows
    source += `(?:(?<${name}>${pattern})(?:\\s+|$))${usage.startsWith("[") ? "??" : "?"}`;
  }
  const shape = new RegExp(`^${source}$`, "is");
  return (words, context) => {
    const typed = shape.exec(words.trim())?.groups;
    const values: Partial<Values> = {};
    for (const name in args) values[name] = args[name].read(typed?.[name] ?? null, context);
    if (isWhole(values, args)) return values;
    throw new Error("an argument was not read");
  };
}

function isWhole<Values>(values: Partial<Values>, args: Args<Values>): values is Values {
  return Object.keys(args).every((name) => name in values);
}

/** Any words, as few as the rest allows. They begin and end without a blank, so that runs of blanks cost no time. */
const someWords = String.raw`\S(?:.*?\S)??`;

/** The free words of a question; empty where there are none. */
export function questionText(usage: string): Arg<string> {
  return { usage, pattern: someWords, read: (typed) => typed ?? "" };
}

/** A case's reference, in small letters; `missing` is the sentence for who typed none. */
export function caseReference(missing: string): Arg<string> {
  return {
    usage: "<reference>",
    pattern: someWords,
    read(typed) {
      if (typed === null) throw new UserError(missing);
      return typed.toLowerCase();
    },
  };
}

/** A word in small letters, empty where there is none. Words after it that no other argument takes are ignored. */
export function firstWord(usage: string): Arg<string> {
  return { usage, pattern: someWords, read: (typed) => /^\S*/.exec(typed?.toLowerCase() ?? "")?.[0] ?? "" };
}

/** A word that is always the same and says nothing new. */
export function fixedWord(usage: string): Arg<null> {
  return { usage, pattern: usage, read: () => null };
}

/** The number of a page, from 1: `page 2`. */
export const pageNumber: Arg<number> = {
  usage: "[page N]",
  pattern: String.raw`page\s*:?\s*\d{1,6}`,
  read: (typed) => Math.max(1, Number(/\d+$/.exec(typed ?? "")?.[0] ?? 1)),
};

/** A civil day, typed as `YYYY-MM-DD`; null where there is none. */
export function civilDay(usage: string): Arg<Day | null> {
  return { usage, pattern: String.raw`\S+`, read: (typed) => (typed === null ? null : parseDay(typed)) };
}

/** Whether words are one reference and not the beginning of a question: `REF-12`, but not `officer` or `do plans cease`. */
export function isReference(rest: string): boolean {
  return /\d/.test(rest) || !/\s|^(officers?|workers?|loads?)$/i.test(rest);
}
