/**
 * The figures that the replaced dashboard published on 30 June 2021. They are what the demo borough is filled
 * to, and stand nowhere else in the source: nothing that computes or shows an answer knows them.
 */

/** People with a current plan. */
export const socialCare = { childProtection: 26, lookedAfter: 31, careLeavers: 21, otherSocialWork: 205 } as const;

/** Decisions on requests and transfers, January to June 2021. */
export const decisions2021 = {
  proceed: [26, 29, 45, 39, 40, 47],
  refuse: [3, 6, 11, 3, 4, 2],
  transferIn: [5, 6, 8, 10, 9, 8],
} as const;

/** Decisions following assessment, January to June 2021. */
export const assessed2021 = {
  develop: [32, 21, 47, 34, 22, 17],
  notRequired: [0, 1, 6, 0, 3, 0],
} as const;

/** Why no plan followed an assessment, 2018 to 2021. */
export const reasonsNoPlan = {
  "Client moved out of Borough": [4, 5, 10, 4],
  "Insufficient Information to make decision": [1, 7, 1, 0],
  "Not Considered Eligible": [5, 25, 16, 6],
} as const;

/** Requests waiting on 30 June 2021: for the decision to assess, for any decision or plan, for the plan. */
export const waiting = { undecided: 14, sinceReferral: 185, sinceDecision: 36 } as const;

/** Reviews completed from January to June 2021. */
export const completedReviews2021 = 902;

/** Current plans held 12 months, at three month-ends. */
export const reviewTrend = [
  { on: "2021-04-30", reviewed: 1117, notReviewed: 826 },
  { on: "2021-05-31", reviewed: 1214, notReviewed: 743 },
  { on: "2021-06-30", reviewed: 1216, notReviewed: 759 },
] as const;

/** Decisions on referrals not related to plans, in 2019, 2020 and 2021. */
export const otherByYear = { funding: [10, 5, 2], agreed: [4, 4, 6], declined: [117, 43, 125] } as const;

/** The same, January to June 2021. */
export const otherByMonth2021 = {
  funding: [0, 0, 1, 1, 0, 0],
  agreed: [0, 0, 2, 1, 0, 3],
  declined: [2, 2, 6, 7, 96, 12],
} as const;

export const otherUndecided = 31;
