/** Breaks a text into lines of at most `width` signs, between words; a longer word is broken with a hyphen. */
export function wrapAt(text: string, width: number): string[] {
  const words = text
    .replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    if (line !== "" && line.length + 1 + word.length <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== "") lines.push(line);
    let rest = Array.from(word);
    while (rest.length > width) {
      lines.push(`${rest.slice(0, width - 1).join("")}-`);
      rest = rest.slice(width - 1);
    }
    line = rest.join("");
  }
  return line === "" && lines.length > 0 ? lines : [...lines, line];
}

/** Returns how many signs the longest word has. */
export function longestWord(text: string): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => word.length));
}
