function currentPlans(): string {
  return `
    with day as (select unnest(generate_series(
      date_trunc('month', $on::date) - interval 23 month, date_trunc('month', $on::date), interval 1 month))::date as day),
    kept as (
      select greatest(issued_date, responsible_from) as began, coalesce(ceased_date, 'infinity'::date) as ceased
      from plan where issued_date is not null)
    select strftime(day, '%b %Y'), 'EHCPs', count(*) from day join kept on began <= day and ceased > day group by day`;
}

function issuedByMonth(): string {
  return `
    select monthname(issued_date), year(issued_date)::varchar, count(*) from plan
    where origin = 'new' and issued_date <= $on::date and issued_date >= make_date(year($on::date) - 2, 1, 1) group by all`;
}

function timeToDecision(): string {
  return `
    select case
        when days < 0 then 'Date error' when days <= 14 then 'Within 2 weeks' when days <= 28 then '2 to 4 weeks'
        when days <= 42 then '4 to 6 weeks' when days <= 56 then '6 to 8 weeks' when days <= 84 then '8 to 12 weeks'
        else 'Over 12 weeks' end as band, 'Count', count(*)
    from (
      select decision_date - received_date as days from referral
      where referral_type = 'ehc_needs_assessment' and decision_date between date_trunc('year', $on::date) and $on::date)
    group by band`;
}

/** The day on which a completed review counts. */
const effective = `
  case when review_date is null or review_date > completed_date or review_date < issued_date
    or completed_date - review_date > 365 then completed_date else review_date end`;

const held = `
  held as (
    select plan_id, issued_date, greatest(responsible_from, (issued_date + interval 12 month)::date) as held_from,
      coalesce(ceased_date, 'infinity'::date) as ceased
    from plan where issued_date is not null)`;

// A review that counts in any of the last 12 months was completed in the last 25.
const lately = "completed_date <= $on::date and completed_date > $on::date - interval 25 month";

const yes = "Reviewed in last 12 months";
const no = "Not reviewed in last 12 months";

function trendByJoin(): string {
  return `
    with day as (
      select least(last_day(first), $on::date) as day from (select unnest(generate_series(
        date_trunc('month', $on::date) - interval 11 month, date_trunc('month', $on::date), interval 1 month))::date as first)),
    ${held},
    reviewed as (
      select plan_id, greatest(held_from, completed_date) as since,
        least(ceased, (${effective} + interval 12 month)::date) as until
      from review join held using (plan_id) where ${lately}),
    those as (
      select day, count(*) as n
      from (select distinct day, plan_id from day join reviewed on since <= day and until > day) group by day),
    every as (select day, count(*) as n from day join held on held_from <= day and ceased > day group by day),
    counts as (select day, coalesce(those.n, 0) as yes, every.n as n from every left join those using (day))
    select strftime(day, '%b %Y'), '${yes}', yes from counts
    union all select strftime(day, '%b %Y'), '${no}', n - yes from counts`;
}

/** Reads each plan once, with its reviews as one bit a month. */
function trendByBits(): string {
  const months = Array.from({ length: 12 }, (_, at) => at);
  const days = months.map((at) => `least(last_day($on::date - interval ${at} month), $on::date) as m${at}`).join(", ");
  const bits = months.map((at) => `case when completed_date <= m${at} and until > m${at} then ${1 << at} else 0 end`);
  const isHeld = (at: number) => `held_from <= m${at} and ceased > m${at}`;
  const counts = months.map(
    (at) => `
      count(*) filter (${isHeld(at)} and bits & ${1 << at} > 0) as yes${at},
      count(*) filter (${isHeld(at)}) as n${at}, any_value(m${at}) as m${at}`,
  );
  const list = (name: string) => `unnest([${months.map((at) => `${name}${at}`).join(", ")}]) as ${name}`;
  return `
    with day as (select ${days}),
    ${held},
    reviewed as (
      select plan_id, completed_date, (${effective} + interval 12 month)::date as until
      from review join held using (plan_id) where ${lately}),
    marked as (select plan_id, bit_or(${bits.join(" + ")}) as bits from reviewed, day group by plan_id),
    counted as (select ${counts.join(", ")} from held left join marked using (plan_id), day),
    counts as (select ${list("m")}, ${list("yes")}, ${list("n")} from counted)
    select strftime(m, '%b %Y'), '${yes}', yes from counts
    union all select strftime(m, '%b %Y'), '${no}', n - yes from counts`;
}

function overdueReviews(): string {
  return `
    with kept as (
      select plan_id, issued_date from plan
      where issued_date is not null and greatest(issued_date, responsible_from) <= $on::date
        and (ceased_date is null or ceased_date > $on::date)),
    event as (
      select greatest(any_value(issued_date), max(${effective})) as last
      from kept left join review on review.plan_id = kept.plan_id and completed_date <= $on::date group by kept.plan_id)
    select case
        when $on::date <= last + interval 15 month then '14 to 15 months'
        when $on::date <= last + interval 18 month then '15 to 18 months'
        when $on::date <= last + interval 24 month then '18 to 24 months'
        when $on::date <= last + interval 36 month then '24 to 36 months'
        else 'Over 36 months' end as band, 'Count', count(*)
    from event where $on::date > last + interval 14 month group by band`;
}

/**
 * Five measures as DuckDB computes them. Each statement gives the row's label, the column's label and the count of
 * every cell that is not zero; `$on` is the day asked about. Of two statements for a measure, the faster counts: which
 * one that is depends on the size.
 */
export const queries: ReadonlyMap<string, readonly string[]> = new Map([
  ["plans.current", [currentPlans()]],
  ["issued.by-month", [issuedByMonth()]],
  ["referrals.time-to-decision", [timeToDecision()]],
  ["reviews.trend", [trendByJoin(), trendByBits()]],
  ["reviews.overdue", [overdueReviews()]],
]);
