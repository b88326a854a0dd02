/** What people say every day, in the words by which the measures and forms are called. The first that fits is taken. */
/** "How many do we complete a month": for each month. */
const aMonth =
  /(?<!(?:^|\b(?:in|for|once|twice|within|of|than|over|under|above|below|least|most|after|before|by|half|about|and|every|past|last|took|take|takes|took|waited|waiting|wait) ))\ba (day|week|month|year)\b(?! (?:ago|earlier|before|later|old|or|and|from|to|late|plus|overdue|ahead))/gi;

const records = String.raw`(?:plans?|ehcps?|finals?|final plans?|requests?|referrals?|applications?|transfers?|reviews?|assessments?)`;
const had = "(?: (?:that|which|have|has|had|were|was|been|of mine|of ours|of theirs|we|all|just|ever))*";

const said: readonly (readonly [RegExp, string])[] = [
  [/>=|≥/g, " at least "],
  [/<=|≤/g, " at most "],
  [/>/g, " over "],
  [/</g, " under "],
  [/£/g, " cost "],
  [/(?<=\p{L})n['’ʼ]t\b|(?<=\b(?:have|has|had|are|is|was|were|do|does|did))nt\b/giu, " not"],
  [/\b(i|we|they|you)['’ʼ]?ve\b/gi, "$1 have"],
  [/\bhow (?:big|large|heavy) (?:is|are)\b/gi, "how many"],
  [aMonth, "per $1"],
  [/\blst\b/gi, "list"],
  [/\b(?:bc|b\/c|coz|cos|cuz|becos)\b/gi, "because"],
  [/\bhw\b/gi, "how"],
  // the whole wait, and not that since the decision to issue
  [
    /(?<=\bwait(?:ing|ed|s)?\b[^?]{0,40}\bfor (?:an? |their |the )?(?:final )?(?:plans?|ehcps?)) (?:to be|being) (?:finali[sz]ed|issued)\b/gi,
    "",
  ],
  [
    /\bmet (?:the |our |their )?(?:20|twenty)[ -]?(?:weeks?|wks?)\b(?: (?:deadlines?|limits?|targets?|timescales?))?/gi,
    "within 20 weeks",
  ],
  [/\bmet (?:the |our |their )?(?:deadlines?|limits?|targets?|timescales?)\b/gi, "on time"],
  [/\bamong(?:st)?\b/gi, "of"],
  [/\bbelong(?:s|ing)? to\b(?! (?:nobody|no one|noone))/gi, "of"],
  [/\b(?:came|come|coming) in(?=(?:to| to)? (?:the|our) (?:borough|council|authority|la)\b)/gi, "received"],
  // the answer about overdue reviews tells both
  [
    /\b(?:annual )?reviews?\b([^?]{0,40}?)\b(?:are )?(?:later|more|longer) than (?:the )?(?:statutory |legal )?(?:12|twelve) months?,? (?:and|or) (?:how many |which |are |of them )*(?:later|more|longer) than (?:14|fourteen)(?: months?)?\b/gi,
    "overdue reviews$1",
  ],
  [/\b(?:fall|falls|falling|fell) due\b/gi, "due"],
  [
    /\b(?:gone|been|waited|waiting|go) (?:the )?longest (?:without|since) (?:an? |the |their |its )?(?:last )?(?:annual )?(?:review|ar)\b/gi,
    "longest overdue reviews",
  ],
  // "plans that went out", "requests that came in"
  [new RegExp(String.raw`\b(${records}${had}) (?:went|gone|go|going|sent|goes) out\b`, "gi"), "$1 issued"],
  [new RegExp(String.raw`\b(?:sent|put|got|get|getting) out (?=(?:\p{L}+ ){0,2}${records}\b)`, "giu"), "issued "],
  [new RegExp(String.raw`\b(${records}${had}) (?:came|come|coming|comes) (?:in|through)\b`, "gi"), "$1 received"],
  [new RegExp(String.raw`\b(?:came|come|coming) in (?=(?:\p{L}+ ){0,2}${records}\b)`, "giu"), "received "],
  [/\bturn(?:ed|ing)? down\b|\bknocked back\b|\bsaid no to\b/gi, "refused"],
  [/\bsince (?:we |they |it was |was |being )?(?:agreed|decided|said yes) to assess\b/gi, "since decision to assess"],
  [/\bsince (?:we |they |it was |was |being )?(?:agreed|decided) to issue\b/gi, "since decision to issue"],
  [/\b(?:over|under)[ -]?represent(?:ed|ation)\b(?: (?:among|in|amongst))?/gi, "percentage of"],
  // "need" as a verb says that something is outstanding
  [
    /\b(?<!amended.{0,60})(?:still )?(?:needs?|requires?) (?:finali[sz]ing|to be finali[sz]ed|signing off|to be signed off)\b/gi,
    "awaiting issue",
  ],
  [
    /\b(?:still )?(?:needs?|requires?|want) (?:finali[sz]ing|to be finali[sz]ed|signing off|to be signed off)\b/gi,
    "outstanding",
  ],
  [/\b(?:still )?needs? (?:amending|to be amended)\b/gi, "being amended"],
  [/\b(?:still )?needs? (?:deciding|a decision|to be decided)\b/gi, "undecided"],
  [/\b(?:still )?needs? (?:issuing|writing|to be (?:issued|written))\b/gi, "awaiting issue"],
  [/\b(?:still )?needs? (?:booking|scheduling|to be (?:booked|scheduled))\b/gi, "not scheduled"],
  [/\b(?:still )?needs? (?:allocating|(?:an?|their) (?:case )?(?:officer|worker))\b/gi, "with no case officer"],
  [
    /\b(under|over)[ -](fives|sixes|sevens|eights|tens|elevens|sixteens|eighteens|nineteens|twenty[ -]?fives)\b/gi,
    "$1 <$2>",
  ],
  [
    /\b(?:still )?needs? an? (?:annual )?(?:review|ar) (?:booking|booked|scheduling|scheduled|date)\b/gi,
    "without a review booked",
  ],
  [/\b(?:oob|ooa|out of area|out of county)\b/gi, "out of borough"],
  [
    /\bfrom (?:other|another) (?:councils?|boroughs?|las?|authority|local authorit(?:y|ies))\b/gi,
    "from other authorities",
  ],
  [/\b(?:average|mean|median|typical|avg) wait(?:ing)?(?: time)? for (?:a |the )?(?=decision)/gi, "average time to "],
  [/\bwait(?:ing)?(?: times?)? from (?=(?:the )?(?:requests?|referrals?)\b)/gi, "time from "],
  [/\bwho(?:['’]?s| has| have|)(?: been)? (?:waited|waiting)(?: the)? longest\b/gi, "longest waiting cases"],
  [/\bwho (in (?:my|our|the) (?:[\p{L}\d]+ ){0,3}team) (has|have|holds)\b/giu, "$1 who $2"],
  [
    /\b(teams|officers|case officers|caseworkers) (?:with|having|that have|who have) (?=(?:more|fewer|less|over|under|at least|at most) (?:than )?\d)/gi,
    "which $1 have ",
  ],
  [/\bstatutory (?=(?:timescales?|deadlines?|limits?|\d))/gi, ""],
  [/\b(?:in |for |over )?each of (?=the (?:last|past|previous)\b)/gi, "in "],
  [/\b(?:n[u]?mber|numbr|nmbr)\b/gi, "number"],
  [/\bnxt\b/gi, "next"],
  [/\bwho(?: will|['’]ll| is going to| are going to)\b/gi, "which children will"],
  [/\bthat['’]?s\b/gi, "that is"],
  [
    /(?<=\byear\b.{0,80}?)\bcompar(?:e|es|ed|ing) (?:with|to|against) (?:the )?(?:one|year|previous one|previous year)(?: before)?(?: that| it)?(?=[?.! ]*$)/gi,
    "compared with same time last year",
  ],
  // what is compared with the same a year before
  [
    /,? (?:and )?(?:how (?:does|did|do) (?:that|this|it|they|we) )?compar(?:e|es|ed|ing) (?:with|to|against) (?:the )?(?:(?:twelve|12) months|a year|one year|the year|(?:the )?same (?:time|point) a year) (?:earlier|before|ago|previously)\b/gi,
    " compared with same time last year",
  ],
  [
    /\b(?:better|worse|more|fewer|less|higher|lower|different)( [^?]{0,60}?)? than (?=(?:a|one|two|three|\d+) (?:day|week|month|year|fortnight)s? ago)/gi,
    "$1 compared with ",
  ],
  // "which month in the last 12"
  [
    /(?<=\bmonths?\b.{0,60}\b(?:last|past) (?:12|twelve|6|six|24))(?! *(?:months?|weeks?|days?|years?|terms?|quarters?|\p{L}+ years?))/giu,
    " months",
  ],
  [/\b(\d{1,3})[ -]?(?:wks?)\b/gi, "$1 weeks"],
  [/\bwks\b/gi, "weeks"],
  [/\bmths\b/gi, "months"],
];

/** Ages as people say them in the plural. */
const ages: Readonly<Record<string, string>> = {
  fives: "5s",
  sixes: "6s",
  sevens: "7s",
  eights: "8s",
  tens: "10s",
  elevens: "11s",
  sixteens: "16s",
  eighteens: "18s",
  nineteens: "19s",
  twentyfives: "25s",
};

/** Writes signs, short forms and everyday words as the words that are read. */
export function plainly(words: string): string {
  return said
    .reduce((text, [pattern, by]) => text.replace(pattern, by), words)
    .replaceAll(/<([^>]*)>/g, (_, age: string) => ages[age.toLowerCase().replaceAll(/[ -]/g, "")] ?? age);
}
