import { terms } from "../terms.ts";
import { wholeWords } from "../tokens.ts";

const officer = "(?:send |named |allocated |assigned |lead )*(?:case ?)?(?:officers?|workers?|holders?|managers?)";
const the = "(?:the |a |an |their |its )?";
const who = String.raw`(?:i|me|my|mine|[\p{L}'-]+(?: [\p{L}'-]+)?)`;

/** Ways to say whose the cases are, each with the words for that person as its group. */
const holdings = [
  // "How many children am I the case officer for"
  String.raw`(?:am|are|is|was|were) (${who}) (?:currently |now )?${the}${officer}(?: (?:for|of|to|on))?`,
  // "Children that I am the case officer for"
  String.raw`(?:that |which |who |whom |where )?(i|${who}) (?:am|is|'m|are) (?:currently |now )?${the}${officer}(?: (?:for|of|to|on))?`,
  String.raw`(?:that |which |who |whom |where )?(i)'m (?:currently |now )?${the}${officer}(?: (?:for|of|to|on))?`,
  // "Who has me as case officer"
  String.raw`(?:(?:who|that|which) )?(?:has|have|having|with|lists?|names?|naming) (${who}) (?:down )?(?:as|for|listed as|named as) ${the}${officer}`,
  // "Whose case officer is me"
  String.raw`(?:whose|where(?: the)?|with(?: the)?) ${officer} (?:is|are|being|am) (${who})`,
  // "Whose cases are mine"
  String.raw`(?:whose|which|what) (?:cases|children|kids|files|plans) (?:are|is) (?:with )?(mine|me|[\p{L}'-]+(?: [\p{L}'-]+)?'s)`,
  // "Cases allocated to me"
  String.raw`(?:that |which |who )?(?:are |is |currently )*(?:allocated|assigned|belong(?:s|ing)?|given|down|open) (?:to|with) (me|myself)`,
].map((pattern) => wholeWords(pattern));

/** Words that stand for no person: "who is the case officer for" asks for one. */
const nobody = wholeWords(
  "who|which|what|there|that|this|not|no|have|has|one|any|the|case|each|every|cases|children|child|it|he|she|they",
);

/** Reads who holds the cases that are asked about, and leaves that person and no "case officer" in the words. */
export function readHolding(words: string): { readonly rest: string; readonly isHeld: boolean } {
  for (const pattern of holdings) {
    const found = pattern.exec(words);
    const person = found?.slice(1).find((group) => group !== undefined);
    if (found === null || person === undefined || nobody.test(person)) continue;
    const held = /^(?:i|me|my|mine|myself)$/.test(person) ? "me" : person.replace(/'s$/, "");
    return {
      rest: `${words.slice(0, found.index)} with ${held} ${words.slice(found.index + found[0].length)}`,
      isHeld: true,
    };
  }
  return { rest: words, isHeld: false };
}

/** "How many children do I have": those that somebody holds are their plans. */
export function heldSubject(subject: string, isHeld: boolean): string {
  const said = terms(subject);
  return (isHeld || said.length > 0) && said.every(({ isRecord, stem }) => isRecord || stem === "caseload")
    ? "plans"
    : subject;
}
