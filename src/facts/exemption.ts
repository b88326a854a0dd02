import type { Referral } from "../cases/record.ts";

/**
 * Whether an exemption from the time limits is recorded for a request (SEND Regulations 2014, regulations 10(4) and
 * 13(3)): on a plan of one of its assessments, or on the person's new plan that is not issued and names no assessment. An
 * exemption neither pauses a clock nor moves its day.
 */
export function isExemptionRecorded(referral: Referral): boolean {
  return referral.person.plans.some(
    ({ exemption, assessment, origin, issuedOn }) =>
      exemption !== null &&
      (assessment === null ? origin === "new" && issuedOn === null : assessment.referral === referral),
  );
}
