import type { Value } from "../answer.ts";

/** A number of a table that many may see. */
export interface Cell {
  readonly value: Value;
  readonly isCount: boolean;
  /** Too small a base for a percentage. */
  readonly isThin: boolean;
  isMasked: boolean;
  /** Small, but not even that is said: the cells beside it would tell how small. */
  isBlurred: boolean;
}

/** Cells of which one can be worked out from the others: a total and its parts, or parts of a total shown elsewhere. */
export interface Line {
  readonly parts: readonly Cell[];
  readonly total: Cell | null;
}

/** The least and the most that a reader knows a cell to be. */
type Bounds = readonly [least: number, most: number];

/**
 * Masks more cells until none of the masked can be worked out: neither as the only one of its line, nor because it must
 * lie between what the others leave (two cells of `<5` that make 8 are 4 each).
 */
export function maskLines(lines: readonly Line[], below: number): void {
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const line of lines) isChanged = maskAnother(line) || isChanged;
    if (isChanged) continue;
    const line = tellingLine(lines, below);
    if (line !== null) isChanged = cover(line, lines, below);
  }
}

function cellsOf({ parts, total }: Line): readonly Cell[] {
  return total === null ? parts : [...parts, total];
}

function maskAnother(line: Line): boolean {
  return cellsOf(line).filter(({ isMasked }) => isMasked).length === 1 && maskNext(line);
}

/** Masks the smallest that is still shown, the total last. */
function maskNext({ parts, total }: Line): boolean {
  const open = (cell: Cell) => !cell.isMasked && (cell.value ?? 0) > 0;
  const [smallest] = parts.filter(open).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const next = smallest ?? (total !== null && open(total) ? total : undefined);
  if (next === undefined) return false;
  next.isMasked = true;
  return true;
}

/** Covers a line that tells one of its cells: masks one more of it or blurs its own, else of the sums across it, and so on. */
function cover(telling: Line, lines: readonly Line[], below: number): boolean {
  const sums = lines.filter(({ total }) => total !== null);
  const cells = new Set(cellsOf(telling));
  let reached = [telling];
  let before = 0;
  while (reached.length > before) {
    if (reached.some(maskNext) || reached.some((line) => blur(line, below))) return true;
    before = reached.length;
    reached = sums.filter((line) => cellsOf(line).some((cell) => cells.has(cell)));
    for (const line of reached) for (const cell of cellsOf(line)) cells.add(cell);
  }
  return false;
}

function blur(line: Line, below: number): boolean {
  const unclear = cellsOf(line).filter(
    ({ value, isMasked, isBlurred }) => isMasked && !isBlurred && (value ?? 0) < below,
  );
  for (const cell of unclear) cell.isBlurred = true;
  return unclear.length > 0;
}

/** The first line by which a reader who bounds every cell by the others knows a masked one; null where none does. */
function tellingLine(lines: readonly Line[], below: number): Line | null {
  const sums = lines.filter(({ total }) => total !== null);
  const known = new Map<Cell, Bounds>();
  const boundsOf = (cell: Cell): Bounds => known.get(cell) ?? firstBounds(cell, below);
  let isTighter = true;
  while (isTighter) {
    isTighter = false;
    for (const line of sums) {
      for (const cell of cellsOf(line)) {
        if (!cell.isMasked) continue;
        const before = boundsOf(cell);
        const within = boundsFrom(line, cell, boundsOf);
        const now: Bounds = [Math.max(before[0], within[0]), Math.min(before[1], within[1])];
        if (now[0] >= now[1]) return line;
        if (now[0] === before[0] && now[1] === before[1]) continue;
        known.set(cell, now);
        isTighter = true;
      }
    }
  }
  return null;
}

function firstBounds({ value, isMasked, isBlurred }: Cell, below: number): Bounds {
  const count = value ?? 0;
  if (!isMasked) return [count, count];
  if (count >= below) return [below, Infinity];
  return isBlurred ? [1, Infinity] : [1, below - 1];
}

/** What the other cells of a line leave for one of them. */
function boundsFrom({ parts, total }: Line, cell: Cell, boundsOf: (cell: Cell) => Bounds): Bounds {
  let [least, most] = [0, 0];
  for (const part of parts) {
    if (part === cell) continue;
    const [low, high] = boundsOf(part);
    least += low;
    most += high;
  }
  if (total === null || cell === total) return [least, most];
  const [low, high] = boundsOf(total);
  return [low - most, high - least];
}
