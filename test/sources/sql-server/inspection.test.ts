import { afterEach, describe, expect, it, vi } from "vitest";
import { checkReport } from "../../../src/app/check-report.ts";
import { dayOfText } from "../../../src/cases/day.ts";
import type { Borough } from "../../../src/cases/contract.ts";
import { defaultWords } from "../../../src/cases/council-words.ts";
import { serverLines, tailLines, viewLines } from "../../../src/sources/sql-server/inspection-report.ts";
import type { Open } from "../../../src/sources/sql-server/database.ts";
import { inspect } from "../../../src/sources/sql-server/inspection.ts";
import { withConnection } from "../../../src/sources/sql-server/with-connection.ts";
import { aBorough } from "../../support/borough.ts";
import { aDatabase, contractColumns, DriverError, someSettings } from "../../support/sql-server.ts";

async function report(borough: Borough, but: Parameters<typeof aDatabase>[1] = {}): Promise<string> {
  const lines: string[] = [];
  const inspection = await inspect(aDatabase(borough, but), someSettings, defaultWords, {
    onServer: (server) => lines.push(...serverLines(server)),
    onView: (view) => lines.push(...viewLines(view)),
  });
  lines.push(...tailLines(inspection));
  if (inspection.snapshot !== null) {
    lines.push(...checkReport(inspection.snapshot, dayOfText("2021-06-30"), [], 0.2).lines);
  }
  return lines.join("\n").replaceAll(/[\d.]+ s$/gm, "N s");
}

const about = { version: "Microsoft SQL Server 2022\n\tmore", login: "send_bot", database: "CaseSystem" };

describe("checking the database", () => {
  it("says what an analyst needs: rights, rows, blanks, unknown words, reasons", async () => {
    const borough = aBorough({
      person: [{}, { person_id: "p2", case_reference: " " }, { person_id: "p3", looked_after: "yes" }],
      worker: [{}],
      worker_relationship: [{}, { relationship: "Social Worker" }],
      referral: [
        { referral_id: "r1", decision_taken: "Deferred", decision_date: "2021-02-01" },
        { referral_id: "r2", referral_type: "Transfer", person_id: "p2" },
        { referral_id: "r3", person_id: "p2" },
      ],
      plan: [{ plan_id: "l1", person_id: "p9" }, { plan_id: "l1" }],
      review: [{ outcome: "Amend" }, { review_id: "v2", outcome: "amended" }],
    });

    expect(
      await report(borough, {
        allowsSnapshot: true,
        answers: [
          { ...about, has: 1, right: "INSERT on the database" },
          { has: 1, right: "UPDATE on the database" },
          { has: null, right: "ALTER on send.plan" },
        ],
      }),
    ).toMatchInlineSnapshot(`
      "database: CaseSystem, read as send_bot
      version: Microsoft SQL Server 2022
      rights: WARNING: the login may write (INSERT on the database and 1 more): use one from sql/login.sql
      reading: all views as of one instant (snapshot isolation)
      person: found, 3 rows in N s
        columns: person_id nvarchar, case_reference nvarchar, date_of_birth date, gender nvarchar, ethnicity nvarchar, child_protection_plan bit, looked_after bit, care_leaver_status nvarchar, social_work_involvement bit
        must not be blank but is, so the row is left out: case_reference 1 (33.3%)
        looked_after: neither a code nor a word of a WORD_ setting: "yes" 1
      worker: found, 1 rows in N s
        columns: worker_id nvarchar, name nvarchar, email nvarchar, team nvarchar, active bit
        must not be blank: never is
      worker_relationship: found, 2 rows in N s
        columns: person_id nvarchar, worker_id nvarchar, relationship nvarchar, start_date date, end_date date
        must not be blank: never is
        relationship: neither a code nor a word of a WORD_ setting: "Social Worker" 1
      referral: found, 3 rows in N s
        columns: referral_id nvarchar, person_id nvarchar, referral_type nvarchar, received_date date, decision_taken nvarchar, decision_date date, next_action nvarchar, withdrawn_date date
        must not be blank: never is
        referral_type: neither a code nor a word of a WORD_ setting: "Transfer" 1
        decision_taken: neither a code nor a word of a WORD_ setting: "Deferred" 1
      assessment: found, 0 rows in N s
        columns: assessment_id nvarchar, referral_id nvarchar, decision_date date, next_action nvarchar, next_action_reason nvarchar
        must not be blank: never is
      plan: found, 2 rows in N s
        columns: plan_id nvarchar, person_id nvarchar, assessment_id nvarchar, origin nvarchar, issued_date date, responsible_from date, exemption nvarchar, ceased_date date, ceased_reason nvarchar
        must not be blank: never is
      review: found, 2 rows in N s
        columns: review_id nvarchar, plan_id nvarchar, scheduled_date date, review_date date, completed_date date, completed_by_team nvarchar, completed_by_worker_id nvarchar, outcome nvarchar, decision_date date, amended_draft_date date, amended_final_date date
        must not be blank: never is
        outcome: neither a code nor a word of a WORD_ setting: "amended" 1
      kept: person 2, worker 1, worker_relationship 2, referral 1, assessment 0, plan 1, review 2
      to correct: person: looked_after looks like yes/no in 1 of 1 row: write 1 or 0
      to correct: referral: referral_type holds words that are not codes in 1 row: "Transfer" 1: write one of ehc_needs_assessment, ehcp_transfer_in, additional_funding, out_of_borough_place
      to correct: review: outcome holds words that are not codes in 1 row: "amended" 1: write one of maintain, amend, cease
      to correct: referral: decision_taken holds words that the settings do not name in 1 row: "Deferred" 1. None of the words in this column is in a WORD_ setting
      to correct: plan: person_id names no known person in 1 of 2 rows, such as "p9"
      person: 1 left out, case_reference is blank (person p2)
      referral: 1 left out, its person was left out (referral r3 "p2")
      referral: 1 left out, referral_type is not a code that is known (referral r2)
      plan: 1 left out, person_id points to no person (plan l1 "p9")
      person: 1 kept with a warning, looked_after cannot be read (person p3 "yes")
      referral: 1 kept with a warning, open request of a person with a current plan (referral r1)
      referral: 1 kept with a warning, request whose decision word is unknown (referral r1)
      review: 1 kept with a warning, outcome cannot be read (review v2 "amended")
      WARNING: no rows in assessment
      measures: 22 of 56 find something on 30 June 2021; nothing is found by plans.ceased, plans.ceased-reasons, plans.social-care, referrals.undecided, assessments.decisions, assessments.reasons-no-plan, assessments.decisions-by-month, assessments.time-from-referral, assessments.time-from-decision-to-assess, assessments.undecided-since-referral and 24 more
      alerts: 0 alerts, of which 0 have a case officer with an email
      The bot can run on it."
    `);
  });

  it("says that the bot cannot run on views that are all empty", async () => {
    const lines = await report(aBorough({}), { answers: [about] });

    expect(lines).toContain("WARNING: no rows in person, worker,");
    expect(lines).toMatch(
      /The bot cannot run on it: a first load of it is refused: person has no row; worker has no row/,
    );
    expect(lines).not.toContain("FAULT");
  });

  it("goes on after a view that cannot be read, and says that the bot cannot run on it", async () => {
    const columns = contractColumns
      .filter(({ view, name }) => view !== "assessment" && name !== "exemption")
      .map((column) => (column.name === "received_date" ? { ...column, type: "datetime" } : column));

    expect(
      await report(aBorough({ person: [{}] }), {
        columns,
        answers: [about],
        beforeRow(view) {
          if (view === "assessment") throw new DriverError("EREQUEST", 208);
          if (view === "review") throw new DriverError("EREQUEST", 241);
        },
      }),
    ).toMatchInlineSnapshot(`
      "database: CaseSystem, read as send_bot
      version: Microsoft SQL Server 2022
      rights: the login may not write
      reading: each view as of its own instant; ALLOW_SNAPSHOT_ISOLATION on every database read would make it one
      person: found, 1 rows in N s
        columns: person_id nvarchar, case_reference nvarchar, date_of_birth date, gender nvarchar, ethnicity nvarchar, child_protection_plan bit, looked_after bit, care_leaver_status nvarchar, social_work_involvement bit
        must not be blank: never is
      worker: found, 0 rows in N s
        columns: worker_id nvarchar, name nvarchar, email nvarchar, team nvarchar, active bit
        must not be blank: never is
      worker_relationship: found, 0 rows in N s
        columns: person_id nvarchar, worker_id nvarchar, relationship nvarchar, start_date date, end_date date
        must not be blank: never is
      referral: FAULT: send.referral.received_date is datetime: cast it to date in the view
        columns: referral_id nvarchar, person_id nvarchar, referral_type nvarchar, received_date datetime, decision_taken nvarchar, decision_date date, next_action nvarchar, withdrawn_date date
      assessment: FAULT: there is no send.assessment: create the view (sql/contract.sql), or check MSSQL_SCHEMA
      plan: FAULT: send.plan has no column exemption
        columns: plan_id nvarchar, person_id nvarchar, assessment_id nvarchar, origin nvarchar, issued_date date, responsible_from date, ceased_date date, ceased_reason nvarchar
      review: FAULT: SQL Server cannot compute send.review (its error 241): correct the view, such as a conversion that fails for one row (TRY_CONVERT gives null there)
        columns: review_id nvarchar, plan_id nvarchar, scheduled_date date, review_date date, completed_date date, completed_by_team nvarchar, completed_by_worker_id nvarchar, outcome nvarchar, decision_date date, amended_draft_date date, amended_final_date date
      WARNING: no rows in worker, worker_relationship
      The bot cannot run on it: correct the views marked FAULT."
    `);
  });
});

describe("a check that MSSQL_TIMEOUT cuts short", () => {
  afterEach(() => void vi.useRealTimers());

  it("ends at the view that took too long, and blames neither it nor those that follow", async () => {
    vi.useFakeTimers();
    const lines: string[] = [];
    const open: Open = (_, deadline) =>
      Promise.resolve(
        aDatabase(aBorough({ person: [{}] }), {
          answers: [about],
          async beforeRow(view) {
            if (view !== "referral") return;
            if (!deadline.aborted) await new Promise((closed) => deadline.addEventListener("abort", closed));
            // what the driver says once the connection is closed
            throw new DriverError("ECLOSE");
          },
        }),
      );
    const checked = withConnection(someSettings, open, (database) =>
      inspect(database, someSettings, defaultWords, {
        onServer: () => undefined,
        onView: (view) => lines.push(...viewLines(view)),
      }),
    );
    const said = checked.then(
      () => "checked",
      (error: unknown) => String(error),
    );
    await vi.advanceTimersByTimeAsync(1_200_000);

    expect(await said).toBe(
      "LoadError: reading took longer than 600 seconds and was given up at send.referral: raise MSSQL_TIMEOUT or make the views faster",
    );

    expect(lines.filter((line) => line.includes("found"))).toHaveLength(3);
    expect(lines.join("\n")).not.toContain("FAULT");
  });

  it("says that the server does not answer where no connection was made in time", async () => {
    vi.useFakeTimers();
    const open: Open = () => new Promise(() => undefined);
    const said = withConnection(someSettings, open, () => Promise.resolve()).catch((error: unknown) => String(error));
    await vi.advanceTimersByTimeAsync(600_000);

    expect(await said).toContain("sql01:1433 does not answer: check MSSQL_SERVER and MSSQL_PORT");
  });
});
