import type { Part, PrivateAnswer } from "../answer.ts";
import { textOfDay } from "../cases/day.ts";
import type { CommandContext } from "../context.ts";

/** Returns a private answer about today. */
export function privateAnswer(
  title: string,
  { today, snapshot }: Pick<CommandContext, "today" | "snapshot">,
  parts: readonly Part[],
): PrivateAnswer {
  return { audience: "private", title, on: textOfDay(today), asAt: snapshot.readAt, filters: [], parts };
}

/** Returns a private answer of one sentence. */
export function sentenceAnswer(title: string, context: CommandContext, text: string): PrivateAnswer {
  return privateAnswer(title, context, [{ kind: "say", text }]);
}
