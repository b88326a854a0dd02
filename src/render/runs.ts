import type { Figure, Note, Part } from "../answer.ts";

/** Parts that are shown as one. */
export type Run =
  | { readonly kind: "figures"; readonly all: Figure[] }
  | { readonly kind: "notes"; readonly all: Note[] }
  | Exclude<Part, Figure | Note>;

/** Joins figures that follow each other, to stand side by side, at most so many, and notes of one kind, to stand below each other. */
export function runs(parts: readonly Part[], mostFigures: number): Run[] {
  const all: Run[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === "figure") {
      if (last?.kind === "figures" && last.all.length < mostFigures) last.all.push(part);
      else all.push({ kind: "figures", all: [part] });
    } else if (part.kind === "note") {
      if (last?.kind === "notes" && last.all[0]?.about === part.about) last.all.push(part);
      else all.push({ kind: "notes", all: [part] });
    } else {
      all.push(part);
    }
  }
  return all;
}

/** What stands before a note. */
const noteNames: Readonly<Record<Note["about"], string>> = {
  definition: "Definition: ",
  caveat: "Caution: ",
  filters: "",
  "left-out": "Not counted: ",
  rounding: "",
};

/** Says what a note is about, and the note. */
export function noteText({ about, text }: Note): string {
  return `${noteNames[about]}${text}`;
}
