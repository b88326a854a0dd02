/*
 * What people say around a question and not in it: greetings, thanks, and what the answer is for. None of it narrows what is
 * asked, since each is known by its whole frame and by what it names: an audience or a paper, never records.
 */

const flags = "giu";
const edge = String.raw`(?<![\p{L}\d])`;
const end = String.raw`(?![\p{L}\d])`;

/** Whom or what an answer is for. A panel decides cases and a review is a meeting, so neither is among them. */
const audience = String.raw`(?:boards?|committees?|cabinet|scrutiny|inspections?|inspectors?|ofsted|cqc|dfe|department for education|directors?|dcs|ads?|heads? of (?:service|send|sen)|chief exec(?:utive)?s?|ceo|lead members?|portfolio holders?|councillors?|cllrs?|elected members|members|governors?|slt|smt|dmt|clt|cmt|senior leaders|(?:senior )?(?:leadership|management)(?: team)?|catch[ -]?up|stand[ -]?up|supervisions?|one[ -]to[ -]ones?|1:1s?|1[ -]2[ -]1s?|121s?|appraisals?|reports?|briefings?(?: notes?| papers?)?|presentations?|slides?|slide deck|deck|papers?|spreadsheets?|newsletters?|e-?mail|return|sef|self[ -]evaluation|foi(?: request)?|freedom of information request|auditors?|audits?|boss|my manager|line manager|performance (?:meeting|clinic|review)|(?:team|board|management|leadership|partnership|monthly|weekly|performance|committee|scrutiny) meetings?|meeting|steering group|governance|workshop|away ?day|conference|press|media)`;
const before = String.raw`(?:(?:the|a|an|my|our|this|that|her|his|their|some|tomorrow['’]?s?|today['’]?s?|tonight['’]?s?|monday['’]?s?|tuesday['’]?s?|wednesday['’]?s?|thursday['’]?s?|friday['’]?s?|next|week['’]?s?|month['’]?s?|this|annual|quarterly|monthly|weekly|send|sen|ehcp|area|local|improvement|partnership|joint|short|quick|urgent|big|upcoming|forthcoming|next|full|council|corporate|children['’]?s|services|service|performance|education|delivery|strategic|executive|safeguarding|and) ){0,6}`;
const when = String.raw`(?: (?:tomorrow|today|tonight|this (?:morning|afternoon|evening|week)|next week|next month|on (?:mon|tues|wednes|thurs|fri)day|(?:this|next) (?:mon|tues|wednes|thurs|fri)day|later|soon|shortly|in (?:a|an) (?:minute|bit|moment|hour)))?`;
/** A word by which what follows may narrow the question: then nothing is cut. */
const narrows = String.raw`(?!.*${edge}(?:not|only|over|under|above|below|excluding|except|without|in|by|at|since|before|after|from|until|till|between|during|who|whose|which|where|ones?|those|aged?|last|past|due|late|overdue|months?|years?|\d+)${end})`;
/** What is waited for or due is part of the question, as "assessments waiting for reports". */
const notOfWaiting = String.raw`(?<!${edge}(?:wait(?:s|ed|ing)?|await(?:s|ed|ing)?|due|ready|look(?:s|ed|ing)?|ask(?:s|ed|ing)?|outstanding|pending|call(?:s|ed|ing)?) )`;
const forWhom = `${before}${audience}(?: ${audience}){0,2}${when}`;
const preparing = String.raw`(?:ahead of|in advance of|in preparation for|in time for|as part of|in readiness for|to go in(?:to)?|as a|as an)`;

const opening: readonly RegExp[] = [
  String.raw`^\W*(?:(?:hi|hello|hey|hiya|morning|good morning|good afternoon|afternoon|good evening|evening|dear|ok|okay|right|so|well|um|er|sorry|also|and|quick (?:one|question|q)|just a quick (?:one|question)|question)(?: (?:there|team|all|bot|again|sen ?d?))?[\s,!.:;–—-]+)+`,
  // "for the cabinet report, what was …"
  String.raw`^\W*(?:for|${preparing}|before|re|regarding) ${forWhom}(?: (?:i|we) (?:need|want|would like|must have|have to (?:know|have|say|show))(?: to know)?)?[\s]*[,:;–—-]+\s*`,
  String.raw`^\W*(?:for|${preparing}) ${forWhom}\s+(?=(?:how|what|which|who|can|could|please|i|give|show|tell)\b)`,
  // "has demand gone up since before the pandemic? Compare …"
  String.raw`^\W*(?:has|have|is|are|did) (?:the )?(?:demand|numbers?|things|it|volumes?|workload)(?: (?:gone|going|went|go|been|got|up|down|risen|rising|rise|increased|increasing|increase|grown|growing|changed|fallen|higher|worse))* (?:since|from) (?:before )?(?:the )?(?:pandemic|covid(?:[ -]?19)?|(?:first )?lockdowns?)\?\s+(?=compare\b)`,
  // "Ofsted are asking how many …", "the DCS wants to know …", "my manager asked me for …"
  String.raw`^\W*${before}${audience}(?: (?:is|are|has|have|was|were|will be|keeps?|just))* (?:asking|asked|asks|ask|wanting|wants|want|wondering|wonders|after|requested|requesting|needs|need)(?: (?:me|us))?(?: (?:to (?:know|see|have)|for|about))?[\s,:;–—-]*`,
  // "I'm writing a briefing for members and need …", "I have to present to cabinet tomorrow:"
  String.raw`^\W*(?:i|we)(?:['’]?m|['’]?re|['’]?ve| am| are| have| was| were|['’]?ll| will)?(?: (?:be|been|just|currently|got|have|had|to|about|going))* (?:doing|writing|preparing|putting together|pulling together|working on|presenting|present|prepare|write|drafting|draft|updating|update|reporting|report|briefing|brief|seeing|see|meeting|meet|talking|speaking|speak|in|off to|got|have)(?: (?:to|for|with|on|in|at))?(?: ${forWhom})+(?: (?:for|to|with|at|on) ${forWhom})*\s*(?:[.,;:!–—-]+\s*|(?:and|so)\s+)(?:(?:i|we) )?(?:(?:need|want|would like|have) (?:to know )?)?`,
].map((source) => new RegExp(source, flags));

const closing: readonly RegExp[] = [
  String.raw`[\s,;–—-]*${edge}(?:(?:many )?thanks|thank you|ta|cheers|pls|plz|please|thx|if (?:you can|possible|that is ok|that['’]?s ok|you don['’]?t mind)|when you (?:can|get a (?:minute|chance|moment))|asap|urgently|(?:so|very) much|in advance)[\s.!?]*$`,
  String.raw`[\s,;–—-]*${edge}(?:i need (?:it|this|that|them) |(?:it|this|that)(?:['’]?s| is) |needed |to (?:show|tell|give to|share with|report to|go to|put in|update|brief|take to) )?${notOfWaiting}(?:for|${preparing}|(?<=(?:show|tell|give to|share with|report to|go to|put in|update|brief|take to) )) ?${forWhom}[\s.!?]*$`,
  String.raw`[\s,;–—-]*${edge}so (?:that )?(?:i|we) (?:can |could |may )?(?:know|plan|prepare|see|tell|brief|show|report|update|answer|explain|share|decide|put (?:it|this|them))${end}${narrows}.*$`,
  String.raw`[\s,;–—-]*${edge}(?:as|because|since|cos) (?:i|we)(?:['’]?m|['’]?ve| am| are| have|) (?:need|needs|have|got|being asked|been asked|asked|reporting|meeting|seeing|presenting|writing|preparing)${end}${narrows}.*${edge}${audience}${end}.*$`,
].map((source) => new RegExp(source, flags));

/** Returns words without what is said around the question; all of them where nothing would be left. */
export function withoutContext(words: string): string {
  let text = words;
  for (let round = 0; round < 3; round += 1) {
    const before = text;
    for (const pattern of [...opening, ...closing]) {
      const cut = text.replace(pattern, " ").trim();
      if (/\p{L}/u.test(cut)) text = cut;
    }
    if (text === before) break;
  }
  return text;
}
