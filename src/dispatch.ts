import { commands } from "../commands/index.ts";
import type { Answer, Note } from "./answer.ts";
import type { Command } from "./command.ts";
import type { CommandContext } from "./context.ts";
import { synonymList } from "./measure.ts";
import { UserError } from "./user-error.ts";
import { normalized } from "./query/tokens.ts";
import { terms } from "./query/terms.ts";
import { AmbiguousQuestion, ambiguousAnswer } from "./query/ambiguity.ts";

/**
 * The command that words name, and the words left for it; without one the words are a question. A page's name with more
 * words is a question too. Words that say nothing (`hello`, `what can you do`) ask for help.
 */
export function commandOf(words: string): { readonly command: Command; readonly rest: string } {
  const plain = words.trim().replace(/^\/?send\s+/i, "");
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(plain) ?? [];
  const named = commands.find(({ name }) => name === first.toLowerCase());
  if (named !== undefined && takes(named, rest)) return { command: named, rest };
  const called = commands.find((command) => isCalled(command, plain));
  if (called) return { command: called, rest: "" };
  return terms(plain).length === 0
    ? { command: ofName("help"), rest: "" }
    : { command: ofName("measure"), rest: plain };
}

function ofName(wanted: string): Command {
  const command = commands.find(({ name }) => name === wanted);
  if (!command) throw new Error(`the list of commands has no ${wanted}`);
  return command;
}

/** Whether the words behind a command's name are for it: `status of reviews`, `my overdue reviews` are questions. */
function takes({ name, isPage }: Command, rest: string): boolean {
  if (isPage) return rest === "";
  if (name === "case" || name === "why") return /\d/.test(rest) || !/\s|^(officers?|workers?|loads?)$/i.test(rest);
  if (name === "my") return /^(work|older|unallocated|page)?(\s|$)/i.test(rest);
  if (name === "share") return !/^of\s/i.test(rest);
  return name !== "status" || terms(rest).length === 0;
}

/** The words are what the command is called, or say the same with other small words between. */
function isCalled({ synonyms = "" }: Command, words: string): boolean {
  const said = stems(words);
  return synonymList(synonyms).some(
    (name) => normalized(name) === normalized(words) || (said.includes(" ") && stems(name) === said),
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
  const { command, rest } = commandOf(words);
  try {
    if (context.load.isEmpty && !command.needsNoSnapshot) {
      throw new UserError(`there are no case data to answer from: ${context.load.error ?? "they are being read"}`);
    }
    const answer = headed(withAge(answerOrChoices(command, rest, context), context), context);
    audit(command, context, answer);
    return answer;
  } catch (error) {
    if (error instanceof UserError) audit(command, context, null);
    throw error;
  }
}

/** The answer; for words that may mean several things, the nearest to choose from, but not before a whole channel. */
function answerOrChoices(command: Command, rest: string, context: CommandContext): Answer {
  try {
    return command.run(rest, context);
  } catch (error) {
    if (!(error instanceof AmbiguousQuestion) || command.posts) throw error;
    return ambiguousAnswer(error, context, command.name === "measure" ? "" : command.name);
  }
}

/** Where the latest load failed, every answer says from when its data are. */
function withAge(answer: Answer, { load }: CommandContext): Answer {
  if (load.error === null) return answer;
  const from = answer.asAt.slice(0, 16).replace("T", " ");
  const text = `Data from ${from}: later changes are not seen, because the latest load failed.`;
  const note: Note = { kind: "note", about: "caveat", text };
  return answer.audience === "shared"
    ? { ...answer, parts: [note, ...answer.parts] }
    : { ...answer, parts: [note, ...answer.parts] };
}

/** Where the day is pretended over live data, every answer is headed so, in whatever form it is shown. */
export function headed<Kind extends Answer>(answer: Kind, { isPretended }: Pick<CommandContext, "isPretended">): Kind {
  return isPretended ? { ...answer, title: `Pretended day: ${answer.title}` } : answer;
}

function audit({ name }: Command, { store, now, via, colleague }: CommandContext, answer: Answer | null): void {
  store.audit.add({
    at: now,
    who: store.personKey(colleague.email),
    via,
    command: name,
    query: answer?.query ?? null,
    outcome: answer === null ? "refused" : "answered",
    audience: answer?.audience ?? null,
    rows: answer === null ? null : rowCount(answer),
    masked: answer === null ? null : isMasked(answer),
  });
}

/** Lines of an answer's tables and lists. */
export function rowCount({ parts }: Answer): number {
  let rows = 0;
  for (const part of parts) {
    if (part.kind === "table") rows += part.rows.length;
    if (part.kind === "list") rows += part.items.length;
  }
  return rows;
}

function isMasked({ parts }: Answer): boolean {
  return [...parts].some(
    (part) =>
      part.kind === "table" && part.rows.some(({ values }) => values.some((value) => typeof value === "string")),
  );
}
