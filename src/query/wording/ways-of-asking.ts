/*
 * Whole ways of asking, written in the words by which measures and forms are called. Each keeps what it means: a word that
 * narrows is never left out. The first that fits is taken.
 */

import { waysOfWaiting } from "./ways-of-waiting.ts";

const records = String.raw`(?:plans?|ehcps?|finals?|final plans?|requests?|referrals?|applications?|reviews?|assessments?|cases?)`;
const children = String.raw`(?:children|kids|young people|pupils|students|families|cases|anyone|anybody|everyone|everybody|any|those|ones)`;
const plan = String.raw`(?:(?:an?|their|its|the|any) )?(?:final )?(?:plans?|ehcps?|ehc plans?)`;
const weeks = String.raw`(?:the )?\d{1,3}[ -]?(?:weeks?|wks?)`;
const against = String.raw`(?:compared (?:with|to)|in comparison (?:with|to)|against|versus|vs?|than|relative to|next to)`;

const tens: readonly (readonly [RegExp, string])[] = [
  [/\b(?:a|one) hundred\b/gi, "100"],
  [/\btwo hundred\b/gi, "200"],
  ...["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map((word, at): readonly [RegExp, string] => [
    new RegExp(String.raw`\b${word}\b(?![ -]?(?:one|two|three|four|five|six|seven|eight|nine)\b)`, "gi"),
    String(30 + 10 * at),
  ]),
  [/\btwenty[ -]six\b/gi, "26"],
  [/\btwenty[ -]five(?=[ -](?:weeks?|years?|plans?|cases?|months?))/gi, "25"],
  [/\btwenty(?=[ -]?(?:weeks?|wks?)\b)/gi, "20"],
  [/\bsixteen(?=[ -]?(?:weeks?|wks?)\b)/gi, "16"],
];

const ways: readonly (readonly [RegExp, string])[] = [
  ...tens,
  [/\b(\p{L}+)['’]re\b/giu, "$1 are"],
  [/\b(?:i\.e\.|e\.g\.|ie|eg)[ ,]*/gi, " "],
  [/\brecie?v(e[ds]?|ing)\b/gi, "receiv$1"],
  [/\byr(s?)\b/gi, "year$1"],
  [/\byes ?\/ ?no\b/gi, "yes or no"],
  // the same time of another year
  [
    /\b(last year|the year before|previous year|last academic year|last financial year)[, ]+(?:at |by |to )?(?:the |this )?same (?:point|stage|time)\b/gi,
    "same time last year",
  ],
  [
    /\b(?:at |by |to )?(?:the |this )?same (?:point|stage|period|time|months|weeks|days|dates) (?:in |of |during )?(?:last year|the year before|a year (?:ago|before|earlier)|the (?:previous|prior) year)\b/gi,
    "same time last year",
  ],
  [/\b(?:at |by )?this (?:point|stage) (?:in )?last year\b/gi, "this time last year"],
  [
    new RegExp(
      String.raw`\b((?:autumn|spring|summer) term|(?:last|this) (?:academic |financial |school |calendar )?year|q[1-4])\b(.{0,60}?)\b${against} (?:the )?(?:(?:autumn|spring|summer) term |year |one |same term )?(?:before|previous(?:ly)?|earlier)\b`,
      "gi",
    ),
    "$1$2 compared with same time last year",
  ],
  // whose caseload
  [
    /\b(?:everyone|everybody|each (?:person|officer|worker|caseworker|one)|all (?:the )?officers)['’]?s? case ?loads?\b/gi,
    "caseload by officer",
  ],
  [/(?<!\bteam )\bcase ?loads\b(?! (?:by|per|across))/gi, "caseload by officer"],
  [/\b(?:the )?(?:biggest|largest|highest|most|heaviest|busiest) (?:ones? )?first\b/gi, "most first"],
  [/\b(?:the )?(?:smallest|lowest|fewest|lightest) (?:ones? )?first\b/gi, "fewest first"],
  // what happened
  [
    new RegExp(
      String.raw`\b(${records}(?: (?:have|has|had|did|do))?(?: (?:i|we|they|you|he|she|[\p{L}]+))?) (?:get|got|gotten|put|push|pushed|sent|send) out\b`,
      "giu",
    ),
    "$1 issue",
  ],
  [
    new RegExp(
      String.raw`\b(${records}) (?:have |has |had )?(?:come|came) (?:to|into) (me|us|my team|our team)\b`,
      "gi",
    ),
    "$1 received of $2",
  ],
  [/\bsay(?:s|ing)? no to\b/gi, "refused"],
  [/\bsay(?:s|ing)? yes to\b/gi, "agreed"],
  [
    /\bwhich ((?:teams?|officers?|caseworkers?) )refused (?:to assess )?the (most|fewest|least) (requests|assessments)(?: for (?:an )?assessments?)?/gi,
    "which $1have the $2 refusals to assess",
  ],
  [
    /\b(?:result(?:s|ed|ing)?|lead(?:s|ing)?|led|go(?:es)? on|went on) (?:in|to) (?:a|an|the) (refusal|refusals|no)\b/gi,
    "$1",
  ],
  [
    /\bassessments? (?:that |which )?(?:result|lead|end|go on|went on|led|resulted|ended)(?:s|ed|ing)? (?:in|to|up with|up as|with)(?: get)? (?:a |an )?(?:plans?|ehcps?|ehc plans?)\b/gi,
    "decisions to issue a plan after assessment",
  ],
  [
    /\b(?:requests|referrals) (?:that |which )?(?:result|lead|end|go on|went on|led|resulted|ended)(?:s|ed|ing)? (?:in|to|up with|up as|with)(?: an?)? (?:ehc |needs )?assessments?\b/gi,
    "requests agreed to be assessed",
  ],
  [
    /\bconversion rates? (?:from|of) (?:requests?|referrals?) (?:to|into) assessments?\b/gi,
    "percentage of requests agreed to be assessed",
  ],
  [
    /\bconversion rates? (?:from|of) assessments? (?:to|into) plans?\b/gi,
    "percentage of decisions to issue a plan after assessment",
  ],
  // what still waits
  [
    new RegExp(
      String.raw`\b(?:assessments|requests|referrals|applications)(?: (?:that|which|are|is|have|has|been|now))* (?:gone |went )?(?:over|past|beyond|more than) (${weeks})\b(?:,? (?:and|but|which|are|is|have|has))*(?: still)? (?:without|with no|no|not (?:got|had|have|received)) ${plan}(?: yet| issued)*`,
      "gi",
    ),
    "children waiting for a plan over $1",
  ],
  [
    /\b(?:still )?(?:needs?|needing|requires?|waiting (?:for|on)) (?:an? |our |the )?(?:yes or no|decision|answer)(?: on| about)?(?: whether)? to assess\b/gi,
    "undecided requests",
  ],
  [
    /(?<!\b(?:assessments?|reviews?|ars?|plans?|ehcps?|amendments?)\b[^?.;,]{0,40})\b(?:still )?(?:waiting (?:for|on)|awaiting|need|needs) (?:us |me )?(?:for )?(?:an? |the )?(?:yes or no|answer|decision)\b(?! (?:to|on|about|whether))/gi,
    "waiting for a decision whether to assess",
  ],
  [
    /\bwaiting (?:for|on) us to (?:make a decision|decide|make up our minds?)\b/gi,
    "waiting for a decision whether to assess",
  ],
  [/\bmak(?:e|es|ing) (?:a|the|our) decisions? (?:on )?(?:whether )?to\b/gi, "decide whether to"],
  [
    new RegExp(
      String.raw`\b(${children})\b(.{0,30}?)\b(?:over|past|beyond|more than|gone over|gone past|outside) (${weeks})\b(?:,? (?:and|but|who|that|which|are|is|have|has|they|who are))*(?: still)? (?:without|with no|no|not (?:got|had|have|received|been given)|(?:have|has) not (?:got|had|received)|(?:do|does) not have|haven['’]?t (?:got|had)|hasn['’]?t (?:got|had)) ${plan}(?: yet| issued)*`,
      "gi",
    ),
    "$1$2 waiting for a plan over $3",
  ],
  [
    new RegExp(
      String.raw`\b(?:how many )?(?:have )?gone over(?: (?:it|that|them))?,?(?: and| but)?(?: still)? (?:have ?n['’]?t|have not|has ?n['’]?t|not|are ?n['’]?t)(?: yet)? been (?:finali[sz]ed|issued)\b`,
      "gi",
    ),
    "over",
  ],
  [
    /(?<!\b(?:issued|completed|decided)\b.{0,80})\b(20|twenty)[ -]?(?:weeks?|wks?) backlog\b(?:.{0,30}?\b(?:how many )?(?:are |have gone )?over\b(?: 20 weeks| it| that)?)?/gi,
    "children waiting for a plan over 20 weeks",
  ],
  // people who are over a length of time wait: what is over it may have been issued so
  [
    new RegExp(
      String.raw`^(\W*(?:(?:list|show me|show|is there|are there|have we got|do we have|have i got|do i have|any) )?(?:which |any |all )*(?:of )?(?:my |our |the )*${children}(?: of mine| of ours)?)(?: (?:that|who|are|is|currently|now|have|has|been|gone))* (?:over|past|beyond) (${weeks})(?: (?:now|currently|at the moment|today|limit|deadline|mark))*[?.! ]*$`,
      "gi",
    ),
    "$1 waiting for a plan over $2",
  ],
  [
    new RegExp(
      String.raw`^\W*(?:who(?:['’]?s| is| are)|list who is) (?:currently |now )?(?:over|past|beyond) (${weeks})(?: (?:now|currently|at the moment|today|limit|deadline|mark))*[?.! ]*$`,
      "gi",
    ),
    "list children waiting for a plan over $1",
  ],
  [
    /\b(?:kids|children|young people|pupils) (?:with|who have|on) an? (?:plan|ehcp|ehc plan) (?:and|who|that|but)(?: (?:have|has|with))?(?= no case (?:officer|worker)| without)/gi,
    "plans with",
  ],
  [/\bwith with\b/gi, "with"],
  [/\bbehind (?:with|on|in) (?:their |our |the )?(?:annual )?reviews?\b/gi, "overdue reviews"],
  [
    /\b(which|what) (team|officer|caseworker)s? (?:is|are) (?:the )?(?:furthest|most|furthermost|worst)(?: far)? overdue reviews/gi,
    "which $2 has the most overdue reviews",
  ],
  [
    /\b(?:keeping|keep|kept|keeps) (?:up|on top|on track) (?:with|of) (?:their |our |the )?(?:annual )?reviews?\b/gi,
    "reviews up to date",
  ],
  [/\b(?:are|is) (.{1,40}?) on top of (?:their |our |the )?(?:annual )?reviews?\b/gi, "$1 reviews up to date"],
  [
    /\b(amendments?|amended plans?)(?: are)? (?:(?:we|i) (?:are |have )?|have (?:we|i) )?still to (?:finish|finali[sz]e|complete|do|issue)\b/gi,
    "$1 outstanding",
  ],
  [
    /\b(amendments|amended plans) (?:(?:are|have) (?:we|i)(?: got)?) (?:still )?to (?:finish|finali[sz]e|complete|do|issue)\b/gi,
    "$1 outstanding",
  ],
  [
    /\b(amended plans?|amendments?)(?: that)?(?: are| have| been)* not (?:yet )?(?:been )?(?:finali[sz]ed|finished|issued|completed)\b/gi,
    "$1 outstanding",
  ],
  [/\b(?:following|after|from) (?:an?|the|their|its) annual reviews?\b(?=.*|$)/gi, "after review"],
  // reviews to come
  [
    /\breviews? (?:that )?(?:do )?i (?:(?:need|have|ought|am going|am due|still need|still have) to|must|should) (?:hold|do|complete|have|run|chair|arrange|book|attend|carry out|organi[sz]e|plan|sort)\b(?: out)?/gi,
    "my reviews due",
  ],
  [
    /\breviews? (?:that )?(?:do )?we (?:(?:need|have|ought|are going|are due|still need|still have) to|must|should) (?:hold|do|complete|have|run|chair|arrange|book|attend|carry out|organi[sz]e|plan|sort)\b(?: out)?/gi,
    "reviews due",
  ],
  // exemptions
  [
    /\b(?:not|without) counting (?:the |any )?(?:exceptions|exemptions|exempt(?:ed)?(?: ones| plans)?)\b/gi,
    "excluding exemptions",
  ],
  [/,? ?\bincluding (?:the |all )?(?:exceptions|exemptions|exempt(?:ed)?(?: ones| plans)?)\b/gi, " "],
  [
    /\b(?:the |our )?statutory (?:20 week )?(?:deadlines?|timescales?|time ?limits?|limits?|period|timeframes?|time ?frames?)\b/gi,
    "20 weeks",
  ],
  // whose plans
  [
    /\b(plans|ehcps) (?:are |that are )?held by (?=(?:young people|children|kids|pupils|boys|girls|those|people)\b)/gi,
    "$1 of ",
  ],
  [
    /\bfor (boys|girls|males|females),? and how many(?: (?:are|is))?(?: for)? (boys|girls|males|females)\b/gi,
    "for $1 and $2",
  ],
  [
    /\b(?:the )?split (?:of|between) (boys|girls|males|females) and (boys|girls|males|females)\b(?: (?:among|in|of|with|for|across))?/gi,
    "gender of",
  ],
  [/\bby (?:gender|sex) of (?:children|kids|young people|pupils)? ?with (?:a |an )?plans?\b/gi, "plans by gender"],
  // who asks more of whom
  [/\b(have|has|had|hold|holds|holding|with) (?:got )?(?:more|over) than (?:a )?(\d)/gi, "$1 more than $2"],
  [
    /\b(wait(?:ing|s|ed)?|take|takes|took|taking) (?:for )?longer\b(?! than (?:the )?(?:\d|an? |one |two |three |four |five |six |seven |eight |nine |ten |twelve |legal|statutory|limit))/gi,
    "how long $1",
  ],
  // the month that saw the most
  [
    /\b(which month|what month)(.{0,40}?) (?:saw|had|brought|gave us|got) (the (?:most|fewest|least|highest|lowest))\b/gi,
    "$1$2 had $3",
  ],
  [
    /\b(?:is there|are there|have we|do we have) (?:a )?(?:most common|commonest|biggest) (?:data quality )?(?:problem|error|mistake)s?\b/gi,
    "data quality most first",
  ],
  [
    /\b(?:that |which )?we (?:need|have|ought)(?: to)? (?:put right|correct|fix|mend|sort out|sort|tidy up|clean up|update)\b/gi,
    " ",
  ],
  [
    /^(?:(?:hi|for|before|ahead of|at|on|in|it is|it['’]s|this is|we have|we['’]ve got|there is|there['’]s|the|a|an|our|my|next|data|records?|big|case|annual)[ ,]+)*(?:clean|tidy)[ -]?up (?:day|session|week|afternoon)\b(?: (?:is|on|this|next|tomorrow|today|\p{L}+day))*[,.: -]+/giu,
    " ",
  ],
  [
    /^([\p{L}]+(?: [\p{L}]+)?) (?:is|are|will be|goes|has been) (?:going |off )*(?:on (?:annual |maternity |sick )?leave|on holiday|away|off sick|leaving|off)(?: (?:next week|tomorrow|today|on \p{L}+day|from \p{L}+day|soon))?\s*[-–—,.:;]+ *(.*?)\b(?:her|his|their)\b/giu,
    "$2 $1's",
  ],
  [
    /^a parent (?:has|is)(?: just| now)? (?:complained|complaining|phoned|called|rung|asked|asking|emailed|been in touch|written(?: in| to us)?)(?: (?:about (?:us|delays?|the delay|waiting|the wait|how long it takes|how long things take|time ?scales)|again|today|this week|to say so))*[.!]\s+/gi,
    "",
  ],
  [
    /\b(?:at|when) (?:the )?risk of (?:missing|breaching|going over|not meeting|failing)(?: the| our)? (?=\d)/gi,
    "about to breach ",
  ],
  [/\bby 16 weeks\b/gi, "within 16 weeks"],
];

/** Writes whole ways of asking in the words that are read. */
export function inPlainWays(words: string): string {
  return [...ways, ...waysOfWaiting].reduce((text, [pattern, by]) => text.replace(pattern, by), words);
}
