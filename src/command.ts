import type { Right } from "./access/rights.ts";
import type { Answer } from "./answer.ts";
import type { CommandContext } from "./context.ts";
import type { Steps } from "./cases/snapshot-work.ts";
import { UserError } from "./user-error.ts";

/** An argument that people type after a command's name. Usage, help and parsing all come from it. */
export interface Arg<Value> {
  /** Shown in usage and help: `<reference>` must be typed, `[page N]` may be left out. */
  readonly usage: string;
  /** The source of a regular expression that it matches, ignoring case. */
  readonly pattern: string;
  /** Reads the text typed, null where there is none. Throws UserError for text that it cannot use. */
  readonly read: (typed: string | null, context: CommandContext) => Value;
}

/** The arguments of a command by name, in the order in which they are typed. */
export type Args<Values> = { readonly [Name in keyof Values]: Arg<Values[Name]> };

/** The properties of a command that are known before it runs. */
interface Properties {
  /** The word that people type. */
  readonly name: string;
  /** Other names for it, separated by commas. */
  readonly synonyms?: string;
  /** What it does, for help. */
  readonly description: string;
  /** Reads a whole sentence that means this command, and returns what would be typed after its name; null: it does not. */
  readonly sayings?: (words: string) => string | null;
  /** Reads words that name no command, with the data in view, as `sayings` does: a case's reference. */
  readonly claims?: (words: string, context: CommandContext) => string | null;
  /** The right that it requires, and the sentence for people without it. */
  readonly needs?: { readonly right: Right; readonly refusal: string };
  /** Answers words that name no other command. */
  readonly isDefault?: true;
  /** Answers words that ask nothing, such as `hello`. */
  readonly isHelp?: true;
  /** Changes something, so that following a link never runs it. */
  readonly changes?: true;
  /** Answers even before any case data are accepted. */
  readonly needsNoSnapshot?: true;
  /** Posts its answer to the whole conversation it was asked in. */
  readonly posts?: true;
  /** Subscribes the channel it is typed in; only allowed where everybody who reads that channel may see the posts. */
  readonly subscribes?: true;
  /** Gives its list as a file where the channel has files; elsewhere the list is shown. */
  readonly asFile?: true;
}

/** The declaration of a command. */
export interface CommandDeclaration<Values> extends Properties {
  readonly args: Args<Values>;
  /** Returns whether the words after its name are for it; absent: all are. Others may still be a question. */
  readonly accepts?: (rest: string) => boolean;
  /** Returns the answer, or the steps to it where they may take long. Throws UserError where there is none. */
  readonly run: (args: Values, context: CommandContext) => Answer | Steps<Answer>;
  /** Returns what a script prints as JSON, where that is not the answer itself. */
  readonly json?: (args: Values, context: CommandContext) => unknown;
  /**
   * Returns the arguments in exact words for the audit, officers and children by their ids, and nothing as it was typed.
   * Throws UserError where they are not understood. Absent: it has none that matter.
   */
  readonly exact?: (args: Values, context: CommandContext) => string;
}

/** A command that people type. */
export interface Command extends Properties {
  /** Shows in help how it is typed. */
  readonly usage: string;
  readonly accepts: (rest: string) => boolean;
  /** Answers the words after its name without checking rights. Throws UserError where it cannot. */
  readonly run: (rest: string, context: CommandContext) => Steps<Answer>;
  readonly json: ((rest: string, context: CommandContext) => unknown) | null;
  /** Returns what was asked in exact words, for the audit; null: it is not understood. */
  readonly exact: (rest: string, context: CommandContext) => string | null;
  /** Whether it says its arguments in exact words. */
  readonly isExact: boolean;
}

/** Makes a command from its declaration. */
export function command<Values>(declaration: CommandDeclaration<Values>): Command {
  const { args, run, json, exact, accepts = () => true, ...properties } = declaration;
  const valuesOf = parserOf(args);
  return {
    ...properties,
    accepts,
    usage: usageOf(declaration),
    *run(rest, context) {
      const given = run(valuesOf(rest, context), context);
      return "next" in given ? yield* given : given;
    },
    json: json === undefined ? null : (rest, context) => json(valuesOf(rest, context), context),
    isExact: exact !== undefined,
    exact(rest, context) {
      const { name, isDefault = false } = properties;
      try {
        const words = exact?.(valuesOf(rest, context), context) ?? "";
        return [...(isDefault ? [] : [name]), ...(words === "" ? [] : [words])].join(" ");
      } catch (error) {
        if (error instanceof UserError) return null;
        throw error;
      }
    },
  };
}

function usageOf<Values>({ name, isDefault, args }: CommandDeclaration<Values>): string {
  const words = [isDefault ? `[${name}]` : name];
  for (const one in args) words.push(args[one].usage);
  return words.join(" ");
}

/** Room for the longest question that a person types. Patterns may take much longer over more. */
const mostCharacters = 500;

/** The sentence for words that are too long, whatever they say. */
export const tooLong = `That is too long to read: use up to ${mostCharacters} characters.`;

/** Whether words are too long to be read. */
export function isTooLong(words: string): boolean {
  return words.trim().length > mostCharacters;
}

/** Makes a parser of the arguments. Words that do not match their pattern count as nothing typed. */
function parserOf<Values>(args: Args<Values>): (words: string, context: CommandContext) => Values {
  let source = "";
  for (const name in args) {
    const { usage, pattern } = args[name];
    // an optional argument gives way to the next one
    source += `(?:(?<${name}>${pattern})(?:\\s+|$))${usage.startsWith("[") ? "??" : "?"}`;
  }
  const shape = new RegExp(`^${source}$`, "is");
  return (words, context) => {
    if (isTooLong(words)) throw new UserError(tooLong);
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

/** Matches as few words as the rest allows. No blank at either end, so that runs of blanks cost no backtracking. */
const someWords = String.raw`\S(?:.*?\S)??`;

/** Reads the free words of a question; empty where there are none. */
export function questionText(usage: string): Arg<string> {
  return { usage, pattern: someWords, read: (typed) => typed ?? "" };
}

/** Reads a case's reference in lower case. Throws UserError with the sentence `missing` where none was typed. */
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

/** Reads a word in lower case, empty where there is none. Words after it that no other argument takes are ignored. */
export function firstWord(usage: string): Arg<string> {
  return { usage, pattern: someWords, read: (typed) => /^\S*/.exec(typed?.toLowerCase() ?? "")?.[0] ?? "" };
}

/** Reads a word that is always the same and carries no value. */
export function fixedWord(usage: string): Arg<null> {
  return { usage, pattern: usage, read: () => null };
}

/** Reads the number of a page, from 1: `page 2`. */
export const pageNumber: Arg<number> = {
  usage: "[page N]",
  pattern: String.raw`page\s*:?\s*\d{1,6}`,
  read: (typed) => Math.max(1, Number(/\d+$/.exec(typed ?? "")?.[0] ?? 1)),
};

/** Writes the number of a page in exact words; nothing for the first. */
export function pageWords(page: number): string {
  return page === 1 ? "" : ` page ${page}`;
}

/** Returns whether words are a case's reference, such as `REF-12`, and not part of a question, such as `officer`. */
export function isReference(rest: string): boolean {
  return /\d/.test(rest) || !/\s|^(officers?|workers?|loads?)$/i.test(rest);
}
