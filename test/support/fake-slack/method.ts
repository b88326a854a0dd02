import { listOf, parsed, textOf, type Json } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** A refusal: Slack answers HTTP 200 with an error word. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly more: Json;
  constructor(error: string, more: Json = {}) {
    super(error);
    this.more = more;
  }
}

/** The input of a method. */
export interface Call {
  readonly workspace: Workspace;
  readonly args: Json;
  /** The address of this server. */
  readonly origin: string;
}

export type Method = (call: Call) => Json;

/** Returns a text argument. Throws Refused if it is missing. */
export function needed(args: Json, name: string, error = "invalid_arguments"): string {
  const text = textOf(args[name]);
  if (text === "") throw new Refused(error, { response_metadata: { messages: [`[ERROR] missing ${name}`] } });
  return text;
}

/** Returns a list argument, sent as JSON or as JSON in the text of a form. Throws Refused if it is neither. */
export function listArgument(args: Json, name: string, error: string): readonly unknown[] {
  const value = args[name];
  if (value === undefined || value === "") return [];
  const list = typeof value === "string" ? parsed(value) : value;
  if (!Array.isArray(list)) throw new Refused(error);
  return listOf(list);
}

/** Returns one page of a list, and the cursor of the next page; empty: this is the last. */
export function paged<Item>(items: readonly Item[], args: Json): { page: readonly Item[]; next: string } {
  const limit = Math.min(Number(textOf(args["limit"]) || 100), 1000);
  const from = Number(textOf(args["cursor"]) || 0);
  const next = from + limit < items.length ? String(from + limit) : "";
  return { page: items.slice(from, from + limit), next };
}
