/** How people ask about what is ahead, in the words by which its measures are called. */

const we =
  "(?:(?:shall|will|can|could|would|might) we|are we (?:still )?(?:likely|going|due|set|able|expected) to)(?: (?:still|even|ever|likely))*";
const reach = "(?:make|hit|reach|meet|get to|achieve|manage|be at)";
const target = String.raw`(?:(?:our|the|that|this year'?s) )?(?:85(?: ?%| per ?cent| percent)?(?: target)?|target|(?:20|twenty)[ -]?weeks?(?: (?:target|deadline|limit))?)`;
const inYear = String.raw`(?: (?:by|at|for|in|this|the|end|of|year|years|\d{4}))*`;

const sayings: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`\b${we} ${reach} ${target}(?![\w%])`, "gi"), "year outlook"],
  [
    new RegExp(
      String.raw`\b(?:are we |we are |is the borough )?on (?:track|course) (?:for|to ${reach}) ${target}(?![\w%])`,
      "gi",
    ),
    "year outlook",
  ],
  [/^(?:are we|we are) on (?:track|course)\??$/i, "year outlook"],
  [
    new RegExp(
      String.raw`^(?:(?:the|our|show|show me|give me|what is|what's|whats) )*(?:(?:20|twenty)[ -]?weeks? )?(?:forecast|forecasts|projection|prediction)(?: (?:of|for) (?:the )?(?:(?:20|twenty)[ -]?weeks?|timeliness|target|year))?${inYear}\??$`,
      "i",
    ),
    "year outlook",
  ],
  [/\bwhere (?:will|shall) we (?:end|finish)(?: up)?(?: (?:the|this) year)?\b/gi, "year outlook"],
  [
    /\b(?:who|which (?:case )?officers?|which (?:of )?(?:my|our) (?:case )?officers?|is anyone|is anybody)(?:['’]s| is| are)? (?:the )?(?:most )?(?:overloaded|overworked|overstretched|drowning|snowed under|swamped|under (?:the )?(?:most )?pressure)\b/gi,
    "overloaded",
  ],
  [/\bwho has too (?:much work|many cases)\b/gi, "overloaded"],
  [
    /\bare we (?:clearing|reducing|getting through|keeping up with|on top of) (?:the |our |this )?(?:review |reviews )?backlog(?: of (?:annual )?reviews)?\b/gi,
    "review pipeline",
  ],
  [/\bare we (?:keeping up with|keeping on top of|on top of) (?:the |our )?(?:annual )?reviews\b/gi, "review pipeline"],
  [
    /\bwhen (?:will|shall|would|is) (?:we |the |our )*(?:have )?(?:cleared? )?(?:the |our )?(?:review |reviews )?backlog(?: of (?:annual )?reviews)?(?: (?:be |going to be )?(?:gone|cleared|over|finished))?\b/gi,
    "review pipeline",
  ],
  [/\b(?:transition|transfer) (?:plans|reviews)\b/gi, "phase transfers"],
];

/** One phase by its name. The answer shows each phase in a row of its own, and its headline counts all of them. */
const onePhase: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:(?:year|yr) ?(?:2|6|8|9|11|two|six|eleven)|y(?:2|6|11)|key[ -]stage|secondary school|primary school|junior school|sixth form|school) (?:phase )?(?:transfers?|transitions?)\b/gi,
    "phase transfers",
  ],
  [
    /\b(?:moving|transferring|going up) to (?:secondary|primary|post[ -]?16|sixth form|college)(?: school)?\b/gi,
    "phase transfers",
  ],
];
/** What asks for a number of that one phase, which the headline is not. */
const ofItsOwn =
  /\b(?:how many|number of|count|percentage|share|proportion|late|overdue|not|without|no|final|draft|list|which|by)\b/i;

/** Longer words are no such question, and slow to look through. */
const mostCharacters = 200;

/** Writes what people ask about what is ahead in its measures' own words. */
export function saidAhead(words: string): string {
  if (words.length > mostCharacters) return words;
  const known = ofItsOwn.test(words) ? sayings : [...sayings, ...onePhase];
  return known.reduce((text, [pattern, by]) => text.replace(pattern, by), words);
}
