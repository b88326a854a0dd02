import { isWord } from "../../cases/council-words.ts";
import { textOfDay, textOfDayOrNull, type Day } from "../../cases/day.ts";
import type { Assessment, Person, Plan, Referral } from "../../cases/records.ts";
import type { Snapshot } from "../../cases/snapshot.ts";
import { isBy } from "../../facts/calendar.ts";
import { isCurrentOn } from "../../facts/plan.ts";
import { isNewClient, lastDecidedAssessment } from "../../facts/request.ts";
import { effectiveOn, latestCompletedReview } from "../../facts/review.ts";
import { ceaseCodeOf, codesOfReviewOutcomes } from "./code-words.ts";
import { collectedYear, type ReturnHeader } from "./return-header.ts";

/** What stands in an element: the text of each element in it, or the elements of that name. Null is left out. */
export interface Content {
  readonly [name: string]: string | null | readonly Content[];
}

/** The number that stands for the councils that made-up children came from and went to. */
const anotherCouncil = "998";

/** What a return of the day holds of a person: the requests that are open or ended within it, and the plans held within it. */
export function requestsOf(person: Person, snapshot: Snapshot, header: ReturnHeader): Content[] {
  const { referenceOn: on } = header;
  const { from } = collectedYear(header);
  const isReturned = (plan: Plan) =>
    plan.issuedOn !== null && plan.issuedOn <= on && (plan.ceasedOn === null || plan.ceasedOn >= from);
  const referrals = person.referrals.filter((one) => isNewClient(one) && one.receivedOn <= on);
  const answered = referrals.flatMap((referral): Content[] => {
    const plan = referral.assessments.flatMap(({ plans }) => plans)[0];
    if (plan?.issuedOn != null && plan.issuedOn <= on) {
      return isReturned(plan) ? [withPlan(plan, referral)] : [];
    }
    const content = withoutPlan(referral);
    return content === null ? [] : [content];
  });
  const others = person.plans
    .filter((plan) => plan.assessment === null && isReturned(plan))
    .map((plan) => withPlan(plan, null));
  return [...answered, ...others];

  function withPlan(plan: Plan, referral: Referral | null): Content {
    const isNew = plan.origin === "new" && plan.issuedOn !== null && plan.issuedOn >= from;
    const issuedOn = textOfDayOrNull(plan.issuedOn);
    const ceasedOn = isBy(plan.ceasedOn, on) ? plan.ceasedOn : null;
    const isMovedAway = ceasedOn !== null && ceaseCodeOf(plan.ceasedReason) === "5";
    const assessment: Content = {
      AssessmentOutcome: isNew ? "Y" : "H",
      AssessmentOutcomeDate: isNew || plan.origin === "new" ? issuedOn : null,
      Week20: plan.exemption === null ? "0" : "1",
      NamedPlan: [
        {
          StartDate: issuedOn,
          CeaseDate: textOfDayOrNull(ceasedOn),
          CeaseReason: ceasedOn === null ? null : ceaseCodeOf(plan.ceasedReason),
        },
      ],
    };
    return {
      ...(referral === null ? { RequestOutcome: "H" } : requestContent(referral)),
      ...(isMovedAway ? { Exported: anotherCouncil } : {}),
      Assessment: [assessment],
      ...(isCurrentOn(plan, on) ? { ActivePlans: [activeContent(plan)] } : {}),
    };
  }

  function activeContent(plan: Plan): Content {
    const review = latestCompletedReview(plan, on);
    const takenOverOn = plan.responsibleFrom ?? plan.issuedOn;
    const isMovedIn = plan.origin === "transfer_in" && takenOverOn !== null && takenOverOn >= from;
    const upTo = (day: Day | null) => (isBy(day, on) ? textOfDayOrNull(day) : null);
    return {
      TransferLA: isMovedIn ? anotherCouncil : null,
      ...(review === null
        ? {}
        : {
            ReviewMeeting: textOfDayOrNull(effectiveOn(review, on)),
            ReviewOutcome: review.outcome === null ? null : (codesOfReviewOutcomes.get(review.outcome) ?? null),
            LastReview: upTo(review.decidedOn),
            ReviewDraft: upTo(review.amendedDraftOn),
          }),
    };
  }

  /** Returns what is known of a request that has no plan; null: it ended before the return begins. */
  function withoutPlan(referral: Referral): Content | null {
    const { withdrawnOn, decidedOn, decisionTaken } = referral;
    if (isBy(withdrawnOn, on)) return withdrawnOn !== null && withdrawnOn >= from ? requestContent(referral) : null;
    if (!isBy(decidedOn, on)) return requestContent(referral);
    if (!isWord(decisionTaken, snapshot.words.proceed)) {
      return decidedOn !== null && decidedOn >= from ? requestContent(referral) : null;
    }
    const assessment = lastDecidedAssessment(referral, on);
    if (assessment === null) return { ...requestContent(referral), Assessment: [{ AssessmentOutcome: "A" }] };
    const content = decidedContent(assessment);
    const isEnded =
      content["AssessmentOutcome"] === "N" && assessment.decidedOn !== null && assessment.decidedOn < from;
    return isEnded ? null : { ...requestContent(referral), Assessment: [content] };
  }

  function decidedContent({ nextAction, decidedOn }: Assessment): Content {
    if (isWord(nextAction, snapshot.words.notRequired)) {
      return { AssessmentOutcome: "N", AssessmentOutcomeDate: textOfDayOrNull(decidedOn) };
    }
    return { AssessmentOutcome: isWord(nextAction, snapshot.words.develop) ? "Y" : "A" };
  }

  function requestContent({ receivedOn, decidedOn, decisionTaken, nextAction, withdrawnOn }: Referral): Content {
    const { words } = snapshot;
    const request = { ReceivedDate: textOfDay(receivedOn), RequestSource: "8", RYA: "0" };
    if (isBy(withdrawnOn, on)) {
      return { ...request, RequestOutcomeDate: textOfDayOrNull(withdrawnOn), RequestOutcome: "W" };
    }
    if (!isBy(decidedOn, on)) return { ...request, RequestOutcome: "A" };
    const isRefused =
      isWord(decisionTaken, words.refuse) || (decisionTaken === null && isWord(nextAction, words.actionRefuse));
    const isBefore = decidedOn !== null && decidedOn < from;
    const outcome = isRefused ? "N" : isBefore ? "H" : "Y";
    return { ...request, RequestOutcomeDate: textOfDayOrNull(decidedOn), RequestOutcome: outcome };
  }
}
