import { textOfDay } from "../cases/day.ts";
import type { Part, PrivateAnswer } from "../answer.ts";
import type { CommandContext } from "../context.ts";

/** A private answer of some parts, to the asker, of today. */
export function privateAnswer(
  title: string,
  { today, snapshot }: CommandContext,
  parts: readonly Part[],
): PrivateAnswer {
  return { audience: "private", title, on: textOfDay(today), asAt: snapshot.readAt, filters: [], parts };
}

/** The same of one sentence. */
export function sentenceAnswer(title: string, context: CommandContext, text: string): PrivateAnswer {
  return privateAnswer(title, context, [{ kind: "say", text }]);
}
