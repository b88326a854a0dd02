const mostKnown = 20_000;
const known = new Map<string, string>();

// Control characters but blanks, marks of direction, and characters without a width.
const unseen = /(?!\s)[\p{Cc}\p{Cf}]/gu;
const plainly = /^[!-&(-,.-~]+(?: [!-&(-,.-~]+)*$/;

/**
 * Returns what two names have in common that look the same: case, kinds of blank, apostrophe, quotation mark and hyphen,
 * accents composed or not, and characters without a width make no difference. Never shown.
 */
export function sameName(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const folded = plainly.test(text) ? text.toLowerCase() : fold(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, folded);
  return folded;
}

function fold(text: string): string {
  return plainSigns(text).replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/** Writes accents composed, apostrophes, quotation marks and hyphens as ASCII has them, and nothing that cannot be seen. */
export function plainSigns(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll(unseen, "")
    .replaceAll(/[’‘‛ʼʹ`´′]/g, "'")
    .replaceAll(/[“”„‟″]/g, '"')
    .replaceAll(/[‐‑‒–—−]/g, "-");
}

/**
 * Writes the letters A to Z small, and leaves all other signs: to a mail server, the Kelvin sign is no k, and an account may
 * be had for either.
 */
export function asciiLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
