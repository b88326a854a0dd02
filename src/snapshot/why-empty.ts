import type { LoadState } from "../cases/source.ts";

/**
 * Returns in sentences why nothing can be answered yet; null where case data were read. It is for
 * anybody: an error of the load is not in it.
 */
export function whyEmpty({ isEmpty, error, progress }: LoadState): string | null {
  if (!isEmpty) return null;
  if (progress !== null) return `The case data is still being read (${progress}). Ask again in a few minutes.`;
  if (error === null) return "The case data is still being read. Ask again in a few minutes.";
  return "The case data could not be read, so nothing can be answered yet. Managers and analysts can type status to see why.";
}
