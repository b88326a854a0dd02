import type { IExecuteAction } from "@microsoft/teams.cards";

/**
 * What was pressed in a card. `value` and `values` are names of kept words, as a Slack button's value is: the id that `keep`
 * returned, a colon, a place.
 */
export type CardPress =
  /** A button: ask its words. */
  | { readonly kind: "ask"; readonly value: string }
  /** *Apply* beside drop-down lists: ask the card's query as all their choices change it (`withChoices`). */
  | { readonly kind: "choose"; readonly values: readonly string[] }
  /** *More rows*: show the same card with its tables from that row on, counted from 0. */
  | { readonly kind: "rows"; readonly value: string; readonly from: number }
  /** *Share* under the question whether to share: `state` is what `toShareCard` was given. */
  | { readonly kind: "share"; readonly state: string }
  /** *Cancel* under that question. */
  | { readonly kind: "cancel" };

type Data = Readonly<Record<string, unknown>>;

/** Makes the action of a button; Teams hands `verb` and `data` back with the press. */
export function execute(title: string, verb: CardPress["kind"], data: Data, tooltip?: string): IExecuteAction {
  return {
    type: "Action.Execute",
    title,
    verb,
    data: { ...data },
    associatedInputs: verb === "choose" ? "auto" : "none",
    ...(tooltip === undefined ? {} : { tooltip }),
  };
}

/** Reads a press as Teams hands it back; null for anything that no card of the bot sends. */
export function pressOf(verb: unknown, given: unknown): CardPress | null {
  const data: Data = typeof given === "object" && given !== null ? { ...given } : {};
  const { value, from, inputs, state } = data;
  switch (verb) {
    case "ask":
      return typeof value === "string" ? { kind: "ask", value } : null;
    case "choose": {
      const names: readonly unknown[] = Array.isArray(inputs) ? inputs : [];
      const values = names.flatMap((name) => {
        const chosen = typeof name === "string" ? data[name] : undefined;
        return typeof chosen === "string" && chosen !== "" ? [chosen] : [];
      });
      return values.length === 0 ? null : { kind: "choose", values };
    }
    case "rows":
      return typeof value === "string" && typeof from === "number" && Number.isSafeInteger(from) && from >= 0
        ? { kind: "rows", value, from }
        : null;
    case "share":
      return typeof state === "string" ? { kind: "share", state } : null;
    case "cancel":
      return { kind: "cancel" };
    default:
      return null;
  }
}

/**
 * Returns the words that ask a query with the choices of several drop-down lists at once. Each choice is the whole query with one
 * filter changed, so that what it lacks and what it has more is what it changes.
 */
export function withChoices(query: string, choices: readonly string[]): string {
  if (choices.length === 1) return choices[0] ?? query;
  const base = tokensOf(query);
  const removed = new Set(choices.flatMap((words) => without(base, tokensOf(words))));
  const added = [...new Set(choices.flatMap((words) => without(tokensOf(words), base)))];
  // Most lists of a card are left as they were; a choice that is no variation of the query stands for itself.
  const other = choices.find((words) => tokensOf(words)[0] !== base[0]);
  if (other !== undefined) return other;
  const kept = base.filter((token) => !removed.has(token));
  const end = kept.findIndex((token, at) => token === "by" && at === kept.length - 2);
  return end < 0 ? [...kept, ...added].join(" ") : [...kept.slice(0, end), ...added, ...kept.slice(end)].join(" ");
}

/** Splits words at blanks outside quotation marks. */
function tokensOf(words: string): string[] {
  return words.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
}

function without(tokens: readonly string[], others: readonly string[]): string[] {
  return tokens.filter((token) => !others.includes(token));
}
