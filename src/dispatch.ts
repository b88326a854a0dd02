import { commands } from "../commands/index.ts";
import type { Answer } from "./answer.ts";
import type { Command } from "./command.ts";
import type { Desk } from "./desk.ts";

/**
 * The command that words name, and the words left for it; without one the words are a question. A page's name with more
 * words is a question too.
 */
export function commandOf(words: string): { readonly command: Command; readonly rest: string } {
  const plain = words.trim().replace(/^\/?send\s+/i, "");
  const [, first = "", rest = ""] = /^(\S*)\s*(.*)$/s.exec(plain) ?? [];
  const named = commands.find(({ name }) => name === (first.toLowerCase() || "help"));
  const isPage = named !== undefined && named.usage.startsWith(`${named.name} [measure]`);
  if (named !== undefined && !(isPage && rest !== "")) return { command: named, rest };
  const measure = commands.find(({ name }) => name === "measure");
  if (!measure) throw new Error("the list of commands has no measure");
  return { command: measure, rest: plain };
}

/** Answers a person's words. Throws QuestionRefused, whose message is for the person. */
export function dispatch(words: string, desk: Desk): Answer {
  const { command, rest } = commandOf(words);
  return command.run(rest, desk);
}
