import { synonymList } from "../measure.ts";
import { anyOf, normalized, wholeWords } from "./tokens.ts";
import { quoted } from "./suggestions.ts";
import { cutOut, type Cut } from "./forms/cut-words.ts";

/** Something that people ask about and the case data do not hold. */
export interface Absent {
  /** What there is none of: "tribunal data". */
  readonly what: string;
  /** How people say it, separated by commas; a plural in s is found by its singular. */
  readonly said: string;
  /** The measures that come nearest, by id. */
  readonly instead: readonly string[];
  /** It is named so, and not by the word that a person used. */
  readonly isNamedInFull?: true;
}

const cases = ["plans.current", "referrals.decisions", "reviews.overdue"];
const people = ["plans.by-age", "plans.by-gender", "plans.by-ethnicity"];
const refusals = ["referrals.decisions", "assessments.decisions", "assessments.reasons-no-plan"];
const delays = ["assessments.undecided-since-referral", "assessments.time-from-referral", "issued.within-20-weeks"];

/** What the case data do not hold, and what can be asked instead. The first that is named is told. */
export const absentData: readonly Absent[] = [
  {
    what: "data on who made a request",
    said: `by source, request source, source of request, source of referral, referral source, who asked for, who requested, who made the request,
      who referred, parental request, parent request, request from parent, request by parent, parental referral, school request,
      request from school, request by school, requests made by, requests from`,
    instead: ["referrals.decisions", "referrals.by-age", "referrals.undecided"],
  },
  {
    what: "data on costs and budgets",
    said: `cost of placement, placement cost, cost, costs, costing, costed, spend, spent, spending, expenditure, budget, personal budget, direct payment,
      fees, fee, price, money, how much do we pay, high needs block, high needs funding, overspend, overspent, underspend, deficit, dsg, dedicated schools grant, savings, finance, financial cost`,
    instead: ["plans.current", "other-referrals.decisions-by-year", "plans.by-age"],
  },
  {
    what: "data on needs or diagnoses",
    said: `primary need, main need, sen need, type of need, need type, needs type, area of need, category of need, complex needs,
      high needs, need, needs, sen type, type of sen, diagnosis, diagnoses, diagnosed, autism, autistic, asd, asc, adhd, add, semh,
      slcn, mld, sld, pmld, spld, dyslexia, dyslexic, dyspraxia, down's syndrome, down syndrome, downs, hearing impairment,
      hearing impaired, visual impairment, visually impaired, deaf, blind, disability, disabilities, disabled, speech and language, speech,
      language needs, cognition and learning, learning difficulty, learning difficulties, learning disability, mental health,
      anxiety, epilepsy, cerebral palsy, medical need, behaviour`,
    instead: people,
  },
  {
    what: "tribunal data",
    said: "tribunal, tribunal appeal, sendist, first tier, ftt, appeal, appealed, appealing, mediation, mediated, dispute, disagreement resolution, judicial review, complaint, ombudsman, lgo, lgsco",
    instead: refusals,
  },
  {
    what: "data on advice from professionals",
    said: `ep advice, educational psychology advice, educational psychology, educational psychologist, psychologist, ep report, ep,
      eps, ed psych, ed psychs, ed psych report, educational psych, health advice, medical advice, social care advice, therapy advice, therapy, therapist, salt, advice, advices, professional report`,
    instead: delays,
  },
  {
    what: "transport data",
    said: "transport, taxi, travel, travel assistance, home to school transport",
    instead: cases,
  },
  {
    what: "data on schools, settings and placements",
    said: `primary school, secondary school, special school, mainstream school, independent school, school type, school, mainstream, setting,
      type of setting, nursery, nurseries, college, academy, academies, sixth form, pre-school, preschool, early years setting, post 16 setting,
      post 16 placement, post 16 provider, post-16 college, provider, provision, placement, placed, independent placement, residential, inmss, resource base, resourced
      provision, alternative provision, pru,
      named school, headteacher, senco, sendco, teacher`,
    instead: ["plans.by-team", "plans.by-age", "other-referrals.decisions-by-year"],
  },
  {
    what: "data on attendance and exclusions",
    said: `attendance, absence, absent, absent from school, truancy, exclusion, permanent exclusion, excluded pupils, excluded children, permanently excluded, were excluded, was excluded, been excluded, excluded from school,
      suspension, suspended, part-time timetable, reduced timetable`,
    instead: cases,
  },
  {
    what: "data on children out of education",
    said: "missing education, children missing education, cme, not in education, out of education, out of school, neet, eotas, eotis, home education, home educated, electively home educated, ehe, employment, training",
    instead: ["plans.current", "plans.by-age", "plans.ceased"],
  },
  {
    what: "data on SEN support",
    said: "sen support, send support, on sen support, sen register, k code, without a plan yet, support plan",
    instead: cases,
  },
  {
    what: "data on where children live",
    said: "postcode, post code, ward, address, addresses, locality, localities, district, neighbourhood, geography, map",
    instead: ["plans.by-team", "plans.by-age", "plans.by-ethnicity"],
  },
  {
    what: "children's personal details",
    said: "upn, upns, unique pupil number, pupil number, nhs number, date of birth, dates of birth, dob, birthday, name of child, name of the child, child name, names of children, names of the children, children names, full name, forename, surname, first name, last name, initials, phone number, phone, telephone, email, parents, parent, carer, contact details",
    instead: people,
  },
  {
    what: "data on school years",
    said: `year group, ${Array.from({ length: 13 }, (_, at) => `year ${at + 1}, yr ${at + 1}, y${at + 1}, years ${at + 1}`).join(", ")}, school year group, key stage, nc year, national curriculum year, reception, ks1, ks2, ks3, ks4, ks5, ks 1, ks 2, ks 3, ks 4`,
    instead: ["plans.by-age", "referrals.by-age", "plans.current"],
  },
  {
    what: "data on other backgrounds",
    said: "language spoken, home language, language, languages, mother tongue, free school meals, fsm, pupil premium, eal, english as an additional language, first language, religion, nationality, deprivation, idaci, asylum, refugee, traveller",
    instead: ["plans.by-ethnicity", "plans.by-gender", "plans.social-care"],
  },
  {
    what: "data on results and outcomes",
    said: "attainment, gcse, exam results, exams, sats, attainment data, progress data, quality of plans, plan quality, quality assured, quality assurance, quality assuring, audited, satisfaction, survey",
    instead: cases,
  },
  {
    what: "the papers of reviews and plans",
    said: "paperwork, review paperwork, minutes, review minutes, review report, review form, who attended, attendees, section f, section b, content of plan, wording",
    instead: ["reviews.completed", "reviews.overdue", "reviews.updates-in-progress"],
  },
  {
    what: "staffing data",
    said: "vacancy, vacancies, sickness, sick leave, staffing, agency staff, recruitment, turnover",
    instead: ["plans.by-team", "reviews.overdue", "plans.current"],
  },
  {
    what: "a count of officers without cases",
    isNamedInFull: true,
    said: "officers with no cases, officers without cases, officers who have no cases, officers with no caseload, officers holding no cases, officers with no plans, officers with zero cases, officers without plans, who has no cases, case officers with no cases, case officers without cases",
    instead: ["plans.current", "plans.by-team", "quality.worker-relationship"],
  },
  {
    what: "a count of withdrawn requests",
    isNamedInFull: true,
    said: "withdrawn request, withdrawn referral, withdrawn application, withdrawn, withdrew, withdraw, withdrawal, pulled out of the process",
    instead: ["referrals.received", "referrals.decisions", "referrals.undecided"],
  },
  {
    what: "figures of other councils",
    said: "national average, nationally, national, england average, statistical neighbours, other boroughs, other councils, benchmark, benchmarking, london average, neighbouring boroughs",
    instead: ["issued.within-20-weeks", "plans.current", "reviews.last-12-months"],
  },
];

/** Phrases in which such a word means something that is held. */
const held = [
  "out of (?:borough|area)(?: school)?(?: places?| placements?)?(?: requests?| decisions?)?",
  "(?:school )?place requests?",
  "school places?(?= request)",
  "(?:additional|top up) funding",
  "(?:academic|school|financial) (?:year|term)(?! group)",
  String.raw`(?:last|past|previous|next|this|per|a|each|every|calendar) (?:year|yr) \d{1,2}`,
  "(?:need|needs)(?: to)? (?:a |an )?(?:review|plan|reviewing|assessment|assessing)s?",
  "(?:special )?education(?:al)? needs?(?: and disabilit(?:y|ies))?",
  "needs assessments?",
  "child(?:ren)? in need",
  "social care(?! advice)",
];

/** A school by its saint: "at St Mary". */
const saint = String.raw`(?:at|from|attending|in) (?:st|saint) \p{L}+`;

const heldPattern = new RegExp(wholeWords(held.join("|")).source, "gu");

interface Listed {
  readonly absent: Absent;
  readonly pattern: RegExp;
}

const listed: readonly Listed[] = absentData.map((absent) => {
  const said = synonymList(absent.said).map(normalized);
  const source = [anyOf(said) ?? "", ...(said.includes("school") ? [saint] : [])].join("|");
  return { absent, pattern: wholeWords(String.raw`(?:(?:by|per|about|with|of) )?(?:${source})(?:s|es)?`) };
});

const preposition = /^(?:by|per|about|with|of|at|from|attending|in) /;

/** Every word by which something that is not held is asked for. */
export const absentWords: readonly string[] = absentData.flatMap(({ said }) => normalized(said).split(/[ -]/));

/**
 * Reads the first thing named that is not held, and names it as it was typed. `isName` tells which of the words are also a
 * name of something that is: a team, an officer, a measure.
 */
export function readAbsent(
  words: string,
  typed: string,
  isName: (words: string) => boolean,
): Cut & { readonly absent?: Absent & { readonly named: string } } {
  // as long as they were, so that what is found lies at the same place
  const searched = words.replaceAll(heldPattern, (phrase) => ";".repeat(phrase.length));
  for (const { absent, pattern } of listed) {
    const found = pattern.exec(searched);
    if (found === null || isName(found[0])) continue;
    const cut = cutOut(words, found);
    const said = cut.typed.replace(preposition, "");
    const at = typed.toLowerCase().indexOf(said);
    const isNamed = absent.isNamedInFull === true || absent.what.includes(said);
    const suffix = isNamed ? "" : `, such as ${quoted(at === -1 ? said : typed.slice(at, at + said.length))}`;
    return { ...cut, absent: { ...absent, named: `${absent.what}${suffix}` } };
  }
  return { rest: words, typed: "" };
}
