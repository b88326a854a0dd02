import { filterTitle, type Choices } from "../answer.ts";
import type { Contents } from "./block-group.ts";
import { cut } from "./cut.ts";

/** More lines than messages can hold. */
const mostLines = 500;

/** Writes choices as lines that say what to type; one choice of a drop-down list stands for all of them. */
export function typedLines({ title, choices, selects = [] }: Choices): {
  readonly text: string;
  /** The choices that are too many for any message; null: none are. */
  readonly beyond: Contents | null;
} {
  const examples = selects.flatMap(({ name, options: [first] }) =>
    first === undefined ? [] : [{ label: `${filterTitle(name)}, for example`, words: first.words }],
  );
  const all = [...choices, ...examples];
  const lines = all.slice(0, mostLines).map(({ label, words }) => `${cut(label, 200)}: ${words}`);
  const missing = all.length - lines.length;
  return {
    text: [title, ...lines].join("\n"),
    beyond: missing === 0 ? null : { count: missing, what: `choice of “${cut(title, 60)}”` },
  };
}
