import type { CouncilWords } from "../cases/council-words.ts";
import type { Day } from "../cases/day.ts";
import type { Person, Referral } from "../cases/records.ts";
import { isCurrentOn } from "./plan.ts";
import { isNewClient, isOpenUndecidedOn, requestPlaceOn } from "./request.ts";

/** Whether an EHC request is open: an undecided transfer in, or a new client's request neither issued nor closed. */
export function isOpenRequestOn(referral: Referral, day: Day, words: CouncilWords): boolean {
  if (referral.type === "ehcp_transfer_in") return isOpenUndecidedOn(referral, day);
  if (!isNewClient(referral)) return false;
  const place = requestPlaceOn(referral, day, words);
  return place !== null && place !== "issued" && place !== "closed";
}

/** Whether a person has a current plan or an open EHC request. */
export function isActiveOn(person: Person, day: Day, words: CouncilWords): boolean {
  return (
    person.plans.some((plan) => isCurrentOn(plan, day)) ||
    person.referrals.some((referral) => isOpenRequestOn(referral, day, words))
  );
}
