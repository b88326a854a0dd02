/* Ways of asking about what waits, is due or is decided, written in the words by which measures are called. */

const longs = "longest|oldest|biggest|largest|highest|worst|slowest|most overdue|latest";
const weeks = String.raw`(?:the )?(?:1[6-9]|[2-9]\d)[ -]?(?:weeks?|wks?)`;

/** What is said, and how it is read. The first that fits is taken. */
export const waysOfWaiting: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:been |just |still )*(?:sat|sitting|stuck)(?: (?:there|here|around))?(?= (?:waiting|awaiting|undecided))/gi,
    " ",
  ],
  [/\b(past|over|beyond|after) (?:the )?week (\d{1,2})\b/gi, "$1 $2 weeks"],
  [/\b(?:longest|oldest)[ -](?:running|standing|outstanding) /gi, "oldest "],
  // "our target is 60% of plans. In which months did we hit it?"
  [
    /\b(?:our|the|my) (?:target|goal|aim)(?: is| was|['’]s|:)? (\d{1,3}) ?(?:%|per ?cent|percentage)(?: of)? ([^.?!;]{3,80})[.;,!]\s*(?:(?:and|so) )?(?:in )?(which|what) (months?|teams?|officers?)\b([^?]{0,40}?)\b(?:did|do|have|has|had)?(?: (?:we|they))? ?(?:hit|met|meet|reach|reached|make|made|achieve|achieved) (?:it|that|this|the target|our target)\b/gi,
    "$3 $4$5 were at least $1% of $2",
  ],
  [
    /\b(?:have|has|had)?(?: not|n['’]?t| never)(?: yet)? had an? (?:annual )?(?:review|ar) (?:in|for) (?:over |more than )?(?:an?|one|the (?:last|past)|12|twelve) (?:year|months)\b/gi,
    "not reviewed in the last 12 months",
  ],
  [
    /\b(?:share|proportion|percentage|%|per ?cent) of (?:the )?(?:requests|referrals|applications)(?: that)? (?:do |did )?(?:we |are |were |get |got )?refused?(?: (?:to assess|an? assessment))?\b/gi,
    "refusal rate",
  ],
  // what is still to be decided
  [
    /\b(?:(?:where|that|which|on which|for which) )?(?:we|i|they|you) (?:still )?(?:have|need|has|ought|must|are)(?: yet| still)? to (?:decide|determine|say)(?: on)? (?:whether|if)(?: or not)? (?:to|we (?:should|will)|i (?:should|will)) assess\b/gi,
    "waiting for a decision whether to assess",
  ],
  [
    /\b(?:where|that|which|on which|for which) (?:we|i|they) (?:still )?(?:have|need|has|ought|are)(?: yet| still)? to (?:decide|determine|say)(?: on)? (?:whether|if)(?: or not)? (?:to|we (?:should|will)|i (?:should|will)) (?:issue|give|make)(?: an?| the)?(?: plans?| ehcps?)?\b/gi,
    "under way",
  ],
  [
    new RegExp(
      String.raw`\b(?:the )?(?:ones|those|cases|children|kids|young people|requests|referrals|assessments)(?: (?:that|who|which|are|is|have|has|been|gone|now|currently))* (?:past|over|beyond|after) (?:the )?(\d{1,2})[ -]?weeks?(?: (?:and|but|that|which|have|are))*(?: with| has| have|,)? (?:still )?no decision(?: made| taken)?(?: on| about| whether| as to| yet)*(?: to)? issu(?:e|ing)\b(?: yet| an?| the| plans?)*`,
      "gi",
    ),
    "assessments under way over $1 weeks",
  ],
  // who waits for the amended final waits for the draft of it as well
  [
    /(?<=\b(?:wait|waits|waiting|waited|awaiting|without|outstanding|still|no)\b[^?]{0,40}?)\bamended final (?:plans?|ehcps?|versions?)\b/gi,
    "amended plan",
  ],
  [/\bive\b/gi, "i have"],
  [
    /(?<=\b(?:are|have|do|did|for|to|tell|making|keeping|keep) )(?:the )?parents(?= (?:been |to |currently |still )*(?:waiting|wait|waited|hear))/gi,
    "families",
  ],
  [/\bparents (?=(?:are |have |been |is |currently |still )*(?:waiting|wait|waited))/gi, "families "],
  // what has happened to what stands is not counted
  [/\b(have|has|had)\b([^?]{0,40}?)\b(?:become|gone|turned|fallen) (overdue|late)\b/gi, "$1$2 newly $3"],
  [
    /\b(?:cases|children|kids|young people|requests|assessments|those)? ?(?:that are |who are |which are )?(?:past|over|beyond) (?:the )?16[ -]?weeks?(?: limit| deadline| mark)? (?:with no|without an?|without any|and no|and have no|with no) (?:plan |final )?decision\b/gi,
    "assessments under way over 16 weeks",
  ],
  ...["three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty"].map(
    (word, at): readonly [RegExp, string] => [
      new RegExp(String.raw`\b${word}(?= (?:${longs})\b)`, "gi"),
      String([3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20][at]),
    ],
  ),
  [/\b(longest|oldest) waits?\b(?! (?:first|to|from))/gi, "$1 waiting cases"],
  [
    /\b(wait(?:ing|ed)?\b[^?]{0,40}?) (?:for|on) (?:a|an|our|the) (?:decision|answer)s?\b(?! (?:to|on|about|whether|from|after))/gi,
    "$1 undecided",
  ],
  [
    /\b(?:that |which |who )?(?:has|have|is|are)(?: not|n['’]?t)(?: yet| ever)? been (?:decided|determined|answered)(?: on| upon)?(?: yet)?\b/gi,
    "undecided",
  ],
  [
    /\b(?:with|that have|still with|has|have) no (?:decision|outcome|answer)(?: yet| made)?\b(?! to| whether)/gi,
    "undecided",
  ],
  [/\b(reviews?|ars?) dates? (booked|scheduled|set|arranged|planned|in the diary)\b/gi, "$1 $2"],
  [
    /\b(?:a |the )?dates? (?:booked|scheduled|set|arranged) for (?:their|its|the|an?|his|her) (?:next )?(?:annual )?review\b/gi,
    "a review scheduled",
  ],
  [
    /\b(?:is|are|does|has|have|do) (?:anyone|anybody|any (?:of (?:the|our|my) )?(?:officers?|caseworkers?))\b(.{0,40}?)\b(?:have |has |got |holding |carrying |hold )?(over|more than|above|under|fewer than) (\d{2,4})(?= (?:cases|plans|children|ehcps))/gi,
    "which officers$1 have $2 $3",
  ],
  [
    /\bplans? (?:that |which )?(?:do (?:we|i) )?(?:we |i )?(?:need|have|must|ought)(?: to)? (?:be )?(?:issued?|finali[sz]ed?|sent out|completed?)(?= (?:by|before|in|this|next|within|over)\b)/gi,
    "plans due to be issued",
  ],
  [
    /,? (?:in order )?to (?:stay|keep|be|remain|come) (?:within|inside|under) (?:the )?(?:20[ -]weeks?|limits?|time|timescales?|deadlines?|target)\b/gi,
    "",
  ],
  [/\b(?:take|took|taken|taking) over from (?=other|another)/gi, "transferred in from "],
  [
    /\bfrom (?:other|another|different) (?:councils?|boroughs?|las?|authority|authorities|local authorit(?:y|ies)|areas?|counties|county)\b/gi,
    "from other authorities",
  ],
  [
    /\bwhat (?:did|has|have|had) (.{2,40}?) (?:completed?|finish(?:ed)?)(?= (?:last|this|in|since|during|between|over|so far|today|yesterday|on)\b)/gi,
    "reviews completed by $1",
  ],
  [
    new RegExp(
      String.raw`(?<!\b(?:issued|completed|decided|plans|reviews|took|taken|finalised)\b[^?]{0,60})\b(cases|children|kids|young people|pupils|families)(?: (?:that|who|which|are|is|being|currently|now|have|gone|went|stuck))* (?:over|past|beyond|outside) (${weeks})\b`,
      "gi",
    ),
    "$1 waiting for a plan over $2",
  ],
  [
    /\b(?:closest|nearest|close|nearing|near) to (?:the |their |our |hitting |reaching |breaching |missing )*(\d+)[ -]?weeks?(?: (?:deadlines?|limits?|marks?|points?))?/gi,
    "reaching $1 weeks",
  ],
  [/\bdecisions? (?:about|on|over) (?:an?|the|their|issuing an?) (?:plan|ehcp)\b/gi, "decision whether to issue"],
  [
    /\b(?:plans?|ehcps?) (?:older than|over|more than) (?:14|fourteen) months(?: old)? (?:without|with no|not had|that have not had) (?:an? )?(?:annual )?reviews?\b/gi,
    "overdue reviews",
  ],
  [
    /\b(?:plans?|ehcps?) (?:older than|over|more than) (?:12|twelve) months(?: old)? (?:without|with no|not had|that have not had) (?:an? )?(?:annual )?reviews?\b/gi,
    "plans not reviewed in the last 12 months",
  ],
  [/\bmoved (?:out of|away from|from) (?:the )?(?:borough|area|council)\b/gi, "moved to another local authority"],
  [/\b(?:on|at|by) (?:the )?right track (?:for|with|to meet)\b/gi, "meeting"],
  [/\bon track (?:for|with|to (?:meet|hit)) (?:the |our )?(?=20)/gi, "meeting "],
  [
    /\bhow (?:well |badly )?(?:are|is|do|does) (.{2,30}?) (?:performing|perform|doing|do|getting on|faring) (?:against|on|with|for|in terms of)\b/gi,
    "how is $1 on",
  ],
];
