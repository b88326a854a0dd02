import type { LoadState } from "../cases/source.ts";

/**
 * Returns in a sentence, without its full stop, why nothing can be answered yet; null where case data were read. It is for
 * anybody: an error of the load is not in it.
 */
export function whyEmpty({ isEmpty, error, progress }: LoadState): string | null {
  if (!isEmpty) return null;
  if (progress !== null) return `the case data are still being read (${progress}): ask again in a few minutes`;
  if (error === null) return "the case data are still being read: ask again in a few minutes";
  return "no case data could be read yet, so the bot knows nobody's cases: managers see the reason in status";
}
