import { recordOwner } from "../cases/record-index.ts";
import { oncePerSnapshot } from "../cases/snapshot-work.ts";
import type { Snapshot } from "../cases/snapshot.ts";

/** What stands between words, of which some words hold several references. */
const between = /([\s,]+)/;

/** The persons' ids by their cases' references, and of how many words, with what stands between them, the longest reference is. */
const idsByReference = oncePerSnapshot(({ persons }) => {
  const ids = new Map(persons.map(({ caseReference, personId }) => [caseReference, personId]));
  return { ids, longest: Math.max(0, ...Array.from(ids.keys(), (one) => one.split(between).length)) };
});

/** Writes in the place of each case's reference in a text the id of its person, which says nothing to a reader. */
export function withIds(text: string, snapshot: Snapshot): string {
  const { ids, longest } = idsByReference(snapshot);
  const words = text.split(between);
  const written: string[] = [];
  for (let at = 0; at < words.length;) {
    let length = Math.min(longest, words.length - at);
    while (length > 0 && !ids.has(words.slice(at, at + length).join(""))) length -= 1;
    const id = ids.get(words.slice(at, at + length).join(""));
    written.push(id === undefined ? (words[at] ?? "") : `{person:${encodeURIComponent(id)}}`);
    at += Math.max(1, length);
  }
  return written.join("");
}

/** Turns the text back, by the references of today's data; null: they do not hold a person of it. */
export function withReferences(text: string, snapshot: Snapshot): string | null {
  let isWhole = true;
  const read = text.replaceAll(/\{person:([^{}\s]*)\}/g, (_, id: string) => {
    const reference = recordOwner(snapshot, "person", decoded(id))?.caseReference;
    isWhole &&= reference !== undefined;
    return reference ?? "";
  });
  return isWhole ? read : null;
}

/** Somebody may have typed what looks like an id. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
