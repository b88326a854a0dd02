import { commands } from "../commands/index.ts";
import type { Colleague } from "./access/colleagues.ts";
import type { QuestionLimits } from "./access/question-limits.ts";
import { namesHiddenOfficer, officersHidden } from "./access/hidden-officers.ts";
import { learnKeys } from "./access/record-keys.ts";
import { hasRight, rights } from "./access/rights.ts";
import {
  asAtText,
  type Answer,
  type Chart,
  type Choice,
  type Note,
  type PrivateAnswer,
  type Screen,
} from "./answer.ts";
import { isTooLong, type Command } from "./command.ts";
import type { CommandContext, Via } from "./context.ts";
import { synonymList } from "./measure.ts";
import type { Clock } from "./platform/clock.ts";
import type { Log } from "./platform/log.ts";
import { AmbiguousQuestion, ambiguousAnswer } from "./query/ambiguity.ts";
import { quoted } from "./query/suggestions.ts";
import { terms } from "./query/terms.ts";
import { normalized } from "./query/tokens.ts";
import { audit, type PostOutcome } from "./reports/audit-trail.ts";
import type { Incidents } from "./reports/incidents.ts";
import { privateAnswer } from "./reports/private-answer.ts";
import type { SnapshotHolder } from "./snapshot/holder.ts";
import { whyEmpty } from "./snapshot/why-empty.ts";
import { atOnce, type Steps } from "./cases/snapshot-work.ts";
import type { Store } from "./store/store.ts";
import { learnReferences } from "./typed/case-words.ts";
import { isNearWord } from "./typed/near-word.ts";
import { UserError } from "./user-error.ts";

/** The command that a person's words name, and the words left for it. */
export interface ResolvedCommand {
  readonly command: Command;
  readonly rest: string;
}

/** Says in a sentence for the person why a question is not answered. */
export interface ErrorReply {
  readonly error: string;
}

export { tooLong } from "./command.ts";

/** The bot as channels see it: the one function that answers, and what they need around it. */
export interface Bot {
  readonly snapshots: SnapshotHolder;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly incidents: Incidents;
  /** Returns in a sentence why nothing can be answered yet, and nobody is known; null where case data were read. */
  readonly whyEmpty: () => string | null;
  /** Names whom a person without access is told to ask. */
  readonly accessContact: string;
  /** Makes the context of a question. `channel` is the id of the channel it is asked in; null in private. */
  readonly contextOf: (colleague: Colleague, via: Via, channel?: string | null) => CommandContext;
  /**
   * Answers a person by their rights, audits and logs. `channel` as in `contextOf`. The snapshot and the moment are those
   * of the first step, however many follow. Throws only unexpected errors.
   */
  readonly answer: (
    resolved: ResolvedCommand,
    colleague: Colleague,
    via: Via,
    channel?: string | null,
  ) => Steps<Answer | ErrorReply>;
  /** How much a person may ask in a chat. Each channel keeps to it, but for what only puts something aside, such as `seen`. */
  readonly limits: QuestionLimits;
  /** Records what became of an answer that a person confirmed for a channel. */
  readonly auditPost: (
    resolved: ResolvedCommand,
    colleague: Colleague,
    via: Via,
    channel: string,
    outcome: PostOutcome,
  ) => void;
  /** Words to suggest while a person types, and what each asks for. */
  readonly known: readonly { readonly words: string; readonly says: string }[];
  /** The dashboard's pages. */
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  /** Returns the questions that a person has pinned. */
  readonly pinned: (colleague: Colleague) => readonly Choice[];
  readonly draw: (chart: Chart, screen: Screen) => Promise<Buffer>;
}

/**
 * Finds the command that words name. Words that name none are for the default command, words that say nothing
 * (`hello`, `what can you do`) for help. Words that are too long are for the default command unread, which refuses them.
 */
export function commandOf(words: string): ResolvedCommand {
  if (isTooLong(words)) return { command: onlyCommand(({ isDefault }) => isDefault === true), rest: words };
  const plain = words.trim().replace(/^\/?send\s+/i, "");
  const said = firstToRead(({ sayings }) => sayings?.(plain) ?? null);
  if (said) return said;
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(plain) ?? [];
  const named = commands.find(({ name }) => name === first.toLowerCase());
  if (named?.accepts(rest)) return { command: named, rest };
  const bySynonym = commands.find((command) => hasSynonym(command, plain));
  if (bySynonym) return { command: bySynonym, rest: "" };
  return terms(plain).length === 0 && !asksCount.test(plain)
    ? { command: onlyCommand(({ isHelp }) => isHelp === true), rest: "" }
    : { command: onlyCommand(({ isDefault }) => isDefault === true), rest: plain };
}

/** "How many" asks something, though not of what. */
const asksCount = /^(?:how (?:many|much)|(?:the )?number of|count)\b/i;

/** Returns the first command that reads the words as its own, with what is left for it. */
function firstToRead(read: (command: Command) => string | null): ResolvedCommand | null {
  for (const command of commands) {
    const rest = read(command);
    if (rest !== null) return { command, rest };
  }
  return null;
}

/** Returns the command that words name once the data are known: words that name none may be a case's reference. */
export function* resolvedIn(asked: ResolvedCommand, context: CommandContext): Steps<ResolvedCommand> {
  const { command, rest } = asked;
  if (!command.isDefault || isTooLong(rest) || isOrderWithSlip(rest)) return asked;
  yield* learnReferences(context.snapshot);
  return firstToRead(({ claims }) => claims?.(rest, context) ?? null) ?? asked;
}

/** Whether the first word is nearly one that changes something, so that nothing else may be read in it. */
function isOrderWithSlip(words: string): boolean {
  const [first = ""] = words.toLowerCase().split(/\s/, 1);
  return commands.some(({ name, changes }) => changes === true && isNearWord(first, name));
}

function onlyCommand(matches: (command: Command) => boolean): Command {
  const command = commands.find(matches);
  if (!command) throw new Error("the list of commands lacks help or a default");
  return command;
}

/** Returns whether the words are a synonym of the command, or have the same stems as one. */
function hasSynonym({ synonyms = "" }: Command, words: string): boolean {
  const stemmed = stems(words);
  return synonymList(synonyms).some(
    (name) => normalized(name) === normalized(words) || (stemmed.includes(" ") && stems(name) === stemmed),
  );
}

function stems(words: string): string {
  return terms(words)
    .map(({ stem }) => stem)
    .sort()
    .join(" ");
}

/** Answers a person's words and audits what was asked. Throws UserError, whose message is for the person. */
export function dispatch(words: string, context: CommandContext): Answer {
  return atOnce(answerTo(commandOf(words), context));
}

/** Answers a resolved command as `dispatch` does. */
export function* answerTo(asked: ResolvedCommand, context: CommandContext): Steps<Answer> {
  const resolved = yield* resolvedIn(asked, context);
  const { command } = resolved;
  try {
    if (context.load.isEmpty && !command.needsNoSnapshot) {
      const { error, progress } = context.load;
      const isFailed = error !== null && progress === null;
      throw new UserError(
        isFailed
          ? `There is no case data to answer from: ${error.replace(/\.$/, "")}.`
          : (whyEmpty(context.load) ?? ""),
      );
    }
    const refusal = refusalOf(command, context);
    if (refusal !== null) throw new UserError(refusal);
    if (rights[context.colleague.role].isRounded || command.posts || command.subscribes) {
      yield* learnKeys(context.rounder, context.snapshot);
    }
    const answer = headed(
      withStaleNote(yield* withoutHidden(answerOrChoices(resolved, context), context), context),
      context,
    );
    audit(resolved, context, answer);
    return answer;
  } catch (error) {
    if (error instanceof UserError) audit(resolved, context, null);
    throw error;
  }
}

/** Returns in a sentence why the person may not use the command; null where they may. */
export function refusalOf({ needs }: Command, { colleague }: CommandContext): string | null {
  return needs === undefined || hasRight(colleague, needs.right) ? null : needs.refusal;
}

/** Returns an answer, or throws its UserError, that names no officer to whom may see none. */
function* withoutHidden(answer: Steps<Answer>, { colleague, snapshot }: CommandContext): Steps<Answer> {
  const isHidden = (text: () => string) => namesHiddenOfficer(text, colleague, snapshot);
  try {
    const given = yield* answer;
    if (isHidden(() => JSON.stringify([given.title, given.parts]))) throw new UserError(officersHidden);
    return given;
  } catch (error) {
    if (error instanceof UserError && isHidden(() => error.message)) throw new UserError(officersHidden);
    throw error;
  }
}

/** Returns the answer or, for ambiguous words, the nearest questions to choose from, but never those in a post. */
function* answerOrChoices({ command, rest }: ResolvedCommand, context: CommandContext): Steps<Answer> {
  try {
    return yield* command.run(rest, context);
  } catch (error) {
    const mayBeNear = error instanceof UserError && command.isDefault && !isTooLong(rest);
    const near = mayBeNear ? nearCommands(rest, context) : null;
    if (near !== null) return near;
    if (!(error instanceof AmbiguousQuestion) || command.posts) throw error;
    return ambiguousAnswer(error, context, command.isDefault ? "" : command.name);
  }
}

/** Offers the commands whose name the first word nearly is; null where there are none that the person may use. */
function nearCommands(words: string, context: CommandContext): PrivateAnswer | null {
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(words) ?? [];
  const near = commands.filter(
    (command) =>
      isNearWord(first.toLowerCase(), command.name) && command.accepts(rest) && refusalOf(command, context) === null,
  );
  if (near.length === 0) return null;
  return privateAnswer("Did you mean one of these?", context, [
    { kind: "say", text: `There is no command ${quoted(first)}. Nothing was done.` },
    {
      kind: "choices",
      title: "Did you mean",
      choices: near.map(({ name, usage }) => ({ label: usage, words: `${name} ${rest}`.trim() })),
    },
    { kind: "choices", title: "Help", choices: [{ label: "What you can ask", words: "help" }] },
  ]);
}

/** Adds a note that says how old the data are, where the latest load failed. */
function withStaleNote(answer: Answer, { load }: CommandContext): Answer {
  if (load.error === null) return answer;
  const text = `Data from ${asAtText(answer.asAt)}. Later changes are missing because the latest load failed.`;
  const note: Note = { kind: "note", about: "caveat", text };
  return answer.audience === "shared"
    ? { ...answer, parts: [note, ...answer.parts] }
    : { ...answer, parts: [note, ...answer.parts] };
}

/** Adds to the answer's title that the day is pretended, where it is. */
export function headed<Kind extends Answer>(answer: Kind, { isPretended }: Pick<CommandContext, "isPretended">): Kind {
  return isPretended ? { ...answer, title: `${answer.title} (test day)` } : answer;
}
