import { wholeWords } from "../query/tokens.ts";

/** What a word or phrase of a question about a case is about. */
export type Idea =
  | "4 weeks"
  | "6 weeks"
  | "8 weeks"
  | "12 months"
  | "16 weeks"
  | "20 weeks"
  | "alert"
  | "amend"
  | "assess"
  | "background"
  | "cease"
  | "decided"
  | "done"
  | "draft"
  | "due"
  | "error"
  | "exempt"
  | "held"
  | "history"
  | "issued"
  | "last"
  | "late"
  | "left"
  | "long"
  | "many"
  | "meeting"
  | "name"
  | "next"
  | "officer"
  | "old"
  | "open"
  | "outcome"
  | "plan"
  | "received"
  | "request"
  | "review"
  | "scheduled"
  | "stage"
  | "start"
  | "team"
  | "to do"
  | "took"
  | "transfer"
  | "wait"
  | "who"
  | "why";

const weeks = "(?: |-)?(?:weeks?|wks?|wk)(?: (?:deadline|limit|clock|date|mark|target|point))?";

/** Phrases of each idea, read from the first to the last: a longer one stands before those that it holds. */
const said: readonly (readonly [idea: Idea | null, phrases: string])[] = [
  ["4 weeks", `(?:4|four)${weeks}|28 days`],
  ["6 weeks", `(?:6|six)${weeks}|42 days`],
  ["8 weeks", `(?:8|eight)${weeks}|56 days`],
  ["16 weeks", `(?:16|sixteen)${weeks}|112 days`],
  ["20 weeks", `(?:20|twenty)${weeks}|140 days`],
  ["12 months", "(?:12|twelve) ?(?:months?|mths?)"],
  [
    "background",
    "looked after(?: child(?:ren)?)?|lac|cla|in care|care leaver|child protection(?: plan)?|cp plan|child in need|cin|social care|gender|sex|boy|girl|male|female|ethnicity|ethnic(?: group| background)?",
  ],
  ["error", "data (?:errors?|quality|issues?|problems?)|errors?|mistakes?|wrong|incorrect|missing"],
  ["alert", "alerts?|reminders?|(?:been |was )?(?:told|notified|reminded|warned)"],
  ["exempt", String.raw`exempt\p{L}*|exceptions?|exceptional(?: circumstances)?`],
  [
    "transfer",
    String.raw`transfer(?:red|s)?(?: in)?|moved? (?:in|here|from)|(?:came|come|comes) (?:in )?from|another (?:authority|la|council|borough|area)|other (?:authority|la|council|borough)|conversion|converted|origin`,
  ],
  ["many", "how many(?= (?:annual )?(?:reviews?|ars?)(?:\\b|$))|number of(?= (?:annual )?reviews?)|how often"],
  ["old", "how old|what age|aged?|ages"],
  [
    "left",
    String.raw`(?:have |has )?(?:we |i |it )?(?:got )?left|remaining|remains?|to go|run(?:s|ning)? out|expir\p{L}*|have (?:we|i) got|do (?:we|i) have|how close`,
  ],
  [
    "late",
    String.raw`over ?due|late|lateness|delay\p{L}*|behind|breach\p{L}*|out of time|over time|timescales?|on time|in time|on track|on target|in date|out of date|up to date|past (?:its |the |their )?(?:deadline|due date|limit|legal limit|statutory limit|time)|exceed\p{L}*|missed|miss|gone over|over(?= the (?:limit|deadline))|past due|taking so long|so long|held up|holding (?:it |this )?up|stuck`,
  ],
  [
    "due",
    String.raw`due(?: date| by| on)?|deadlines?|time ?limits?|limits?|statutory(?: date| deadline)?|legal(?: date| deadline)?|target(?: date)?|by when|cut ?off|must|should|supposed|ha(?:s|ve) to|needs? to be|needs?(?= review)|needs?(?= (?:issu|decid|send|final))|up(?=$| for)|fall|falls|hit|hits|reach\p{L}*`,
  ],
  [
    "long",
    "how long(?: ago)?|how many (?:days|weeks|months|years)|(?:what|which) (?:week|month)|length of time|how (?=late)|number of (?:days|weeks|months)|weeks|days|months",
  ],
  ["next", "next|upcoming|coming(?: up)?|forthcoming|following|future"],
  [
    "history",
    "timeline|history|chronology|story|so far|events?|dates|everything|all (?:the )?(?:dates|reviews)|list of|overview|summary|details?|full|whole",
  ],
  ["last", "last|latest|most recent|recent(?:ly)?|previous(?:ly)?|prior|past|earlier|before|used to|ever|never|since"],
  ["outcome", String.raw`outcomes?|results?|conclusions?|conclude[ds]?|recommend\p{L}*|happened (?:at|in|after)`],
  [
    "scheduled",
    String.raw`(?:date )?(?:scheduled?|schedul\p{L}+|booked|booking|arranged|planned|pencilled in|in the diary|set up|set|fixed|agreed a date)(?: in| up)?|date for the (?:annual )?review`,
  ],
  ["meeting", "meetings?|meet"],
  ["review", "(?:annual )?review(?:s|ed|ing)?|ars?"],
  [
    "decided",
    "(?:un)?decid(?:e|es|ed|ing)|decisions?|agreed?|refus(?:e|ed|al)|turned down|say yes|said yes|say no|said no|approv(?:e|ed|al)|reject(?:ed)?|declin(?:e|ed)|proceed(?:ed)?|accepted|granted",
  ],
  ["cease", "ceas(?:e|ed|ing)|clos(?:e|ed|ing)|ended|end|stopped|cancelled|withdrawn?|terminated|discontinued"],
  ["amend", String.raw`(?:final )?amend\p{L}*(?: final)?(?: plan)?|updated?|revised|changed?|changes|maintain(?:ed)?`],
  ["draft", "drafts?|proposed"],
  [
    "officer",
    "(?:send )?(?:case ?)?(?:officers?|workers?|holders?|owners?|managers?|leads?|handlers?|coordinators?|keyworkers?)|caseworkers?|key workers?|allocation|allocated|assigned",
  ],
  ["team", "teams?"],
  [
    "held",
    "holds?|holding|dealing with|dealing|looking after|handl(?:es|ing|ed)|responsible(?: for)?|looks after|working on|works on|in charge|belongs?|belong to|had|speak to|talk to|contact|ask about",
  ],
  ["took", "takes?|took|taken|taking"],
  [
    "wait",
    String.raw`wait(?:s|ing|ed)?|outstanding|in the system|been (?:with us|open|going|running|in)|open for|going on for|elapsed|passed|used`,
  ],
  ["done", "done|held|finish(?:ed)?|complet(?:e|ed|ion)|take place|took place|happened|carried out|over(?= yet|$)"],
  ["issued", "issu(?:e|es|ed|ing)|finali[sz](?:e|ed|ing)|finals?|sent out|written|published|in place|went out|go out"],
  ["plan", "(?:ehc ?)?plans?|ehcps?|ehc|echps?"],
  ["assess", "(?:ehc )?(?:needs )?assess(?:ed|ing|ments?)?"],
  ["received", "receiv(?:e|ed)|come in|came in|arriv(?:e|ed)|get(?= (?:the|this|it|a))|made|submitted|asked|logged"],
  ["request", "requests?|requested|referrals?|referred|applications?|applied|ehcnas?"],
  ["start", "start(?:s|ed|ing)?|begin(?:s|ning)?|began|begun|opened|commenced"],
  ["open", "open|current(?:ly)?|active|live|still|ongoing"],
  [
    "to do",
    "happens?(?: now)?|(?:need|needs|have|got|supposed) (?:to )?(?:do|doing|done|happen)|to do|should (?:i|we) do|(?:what|which) actions?|actions?|steps?|need(?:s|ed)?(?= (?:now|next)| $|$)",
  ],
  [
    "stage",
    "stage|status|steps?|up to|happening|going on|progress|position|situation|updates?|news|getting on|doing|going|stands?|where|clock|know",
  ],
  ["name", "names?"],
  ["who", "who|whom|whose"],
  ["why", "why|how come|reasons?|because|causes?|what for"],
  // when, and what only holds the sentence together
  [null, "when|dates?|day|need(?:s|ed)?(?= (?:a |an )?(?:review|plan|assessment))|does it need|time|law|point"],
];

export const ideaPatterns: readonly { readonly idea: Idea | null; readonly pattern: RegExp }[] = said.map(
  ([idea, phrases]) => ({ idea, pattern: wholeWords(phrases) }),
);

/** Words of a question about a case that ask nothing by themselves. */
export const sayNothing: ReadonlySet<string> = new Set(
  `case cases child children kid young person pupil student family soon he she him her his hers record records file ref reference number it its this that these
  them they there their is are was were be been being has have had having do does did can could would will shall may might i me my
  we us our you your the a an of for on in at to from by with about as if or not any some a what which how much yet now today
  please pls thanks thank hi hello still already just also too ok so right then tell show give find get open see look into up out within inside who's what's view all days whole
  been got go gone long more anything something whether actually currently exactly`.split(/\s+/),
);
