-- The seven views that the bot reads, over the example case system of sql/example.sql: an analyst starts from these
-- and puts the council's own tables in their place. docs/case-data.md says what each column means, docs/sql-server.md
-- how to go about it, and `npm run -s check-database` what is still wrong.
--
-- - The order of rows and columns is free, the names of columns are not. Other columns are never read.
-- - A day is a date, never a datetime: CONVERT(date, ...). From text use TRY_CONVERT(date, ..., 23), which gives NULL
--   for what is no day; CONVERT would fail, and with it the whole view.
-- - Texts are nvarchar, flags bit. Never select a name, an address or the text of a plan.
-- - A view that leaves rows out must leave out their children too, or these are set aside.
--
-- T-SQL for SQL Server 2016 and later, one statement a batch. MSSQL_SCHEMA names the schema, here send.

CREATE SCHEMA send;
GO

-- Everyone who has, had or asked for a plan, once each. person_id stays inside the bot; people see case_reference.
-- The four columns of other services say what holds today.
CREATE VIEW send.person AS
SELECT
  CONVERT(nvarchar(20), p.person_id) AS person_id,
  p.case_number AS case_reference,
  CONVERT(date, p.date_of_birth) AS date_of_birth,
  p.gender,
  p.ethnicity,
  CONVERT(bit, MAX(CASE WHEN s.service = N'Child protection plan' THEN 1 ELSE 0 END)) AS child_protection_plan,
  CONVERT(bit, MAX(CASE WHEN s.service = N'Looked after' THEN 1 ELSE 0 END)) AS looked_after,
  MAX(CASE WHEN s.service = N'Care leaver' THEN s.detail END) AS care_leaver_status,
  CONVERT(bit, MAX(CASE WHEN s.service = N'Social work' THEN 1 ELSE 0 END)) AS social_work_involvement
FROM case_system.people AS p
LEFT JOIN case_system.services AS s
  ON s.person_id = p.person_id AND s.start_on <= CONVERT(date, GETDATE()) AND (s.end_on IS NULL OR s.end_on > CONVERT(date, GETDATE()))
GROUP BY p.person_id, p.case_number, p.date_of_birth, p.gender, p.ethnicity;
GO

-- Staff, those who have left included (active = 0): their names stand in old reviews. An email makes an active worker
-- one who may ask the bot.
CREATE VIEW send.worker AS
SELECT
  CONVERT(nvarchar(20), w.worker_id) AS worker_id,
  w.full_name AS name,
  w.email,
  t.team_name AS team,
  CONVERT(bit, CASE WHEN w.left_on IS NULL OR w.left_on > CONVERT(date, GETDATE()) THEN 1 ELSE 0 END) AS active
FROM case_system.workers AS w
LEFT JOIN case_system.teams AS t ON t.team_id = w.team_id;
GO

-- Who works with whom. The role of a case officer is the word of WORD_CASE_OFFICER; other roles do no harm.
-- end_date is the first day on which it no longer holds.
CREATE VIEW send.worker_relationship AS
SELECT
  CONVERT(nvarchar(20), r.person_id) AS person_id,
  CONVERT(nvarchar(20), r.worker_id) AS worker_id,
  r.role_name AS relationship,
  CONVERT(date, r.start_on) AS start_date,
  CONVERT(date, r.end_on) AS end_date
FROM case_system.relationships AS r;
GO

-- Requests of four kinds. The decision is recorded twice, as the form's decision taken and as the workflow's next
-- action: give both as they are, and the day of the form. A cancelled step was withdrawn.
CREATE VIEW send.referral AS
SELECT
  CONVERT(nvarchar(20), s.step_id) AS referral_id,
  CONVERT(nvarchar(20), s.person_id) AS person_id,
  CASE s.step_type
    WHEN N'EHC request' THEN N'ehc_needs_assessment'
    WHEN N'Transfer in' THEN N'ehcp_transfer_in'
    WHEN N'Additional funding' THEN N'additional_funding'
    WHEN N'Out of borough place' THEN N'out_of_borough_place'
  END AS referral_type,
  COALESCE(TRY_CONVERT(date, a.received, 23), CONVERT(date, s.started_at)) AS received_date,
  a.decision_taken,
  TRY_CONVERT(date, a.decided, 23) AS decision_date,
  s.next_action,
  CONVERT(date, s.cancelled_at) AS withdrawn_date
FROM case_system.workflow_steps AS s
LEFT JOIN (
  SELECT
    step_id,
    MAX(CASE WHEN question = N'Date received' THEN answer END) AS received,
    MAX(CASE WHEN question = N'Decision taken' THEN answer END) AS decision_taken,
    MAX(CASE WHEN question = N'Date of decision' THEN answer END) AS decided
  FROM case_system.form_answers
  GROUP BY step_id
) AS a ON a.step_id = s.step_id
WHERE s.step_type IN (N'EHC request', N'Transfer in', N'Additional funding', N'Out of borough place');
GO

-- Assessments, each of the request that led to it. One without a request would be set aside.
CREATE VIEW send.assessment AS
SELECT
  CONVERT(nvarchar(20), s.step_id) AS assessment_id,
  CONVERT(nvarchar(20), s.parent_step_id) AS referral_id,
  TRY_CONVERT(date, a.decided, 23) AS decision_date,
  s.next_action,
  s.next_action_reason
FROM case_system.workflow_steps AS s
LEFT JOIN (
  SELECT step_id, MAX(CASE WHEN question = N'Date of decision' THEN answer END) AS decided
  FROM case_system.form_answers
  GROUP BY step_id
) AS a ON a.step_id = s.step_id
WHERE s.step_type = N'EHC assessment';
GO

-- Plans, also those that have ceased. assessment_id where one led to the plan. issued_date is the first issue, by
-- whichever authority; responsible_from only for a transfer in.
CREATE VIEW send.[plan] AS
SELECT
  CONVERT(nvarchar(20), s.step_id) AS plan_id,
  CONVERT(nvarchar(20), s.person_id) AS person_id,
  CONVERT(nvarchar(20), s.parent_step_id) AS assessment_id,
  CASE a.origin
    WHEN N'New' THEN N'new'
    WHEN N'Transfer' THEN N'transfer_in'
    WHEN N'Conversion' THEN N'conversion'
  END AS origin,
  TRY_CONVERT(date, a.issued, 23) AS issued_date,
  TRY_CONVERT(date, a.responsible, 23) AS responsible_from,
  a.exemption,
  TRY_CONVERT(date, a.ceased, 23) AS ceased_date,
  a.ceased_reason
FROM case_system.workflow_steps AS s
LEFT JOIN (
  SELECT
    step_id,
    MAX(CASE WHEN question = N'Origin' THEN answer END) AS origin,
    MAX(CASE WHEN question = N'Date issued' THEN answer END) AS issued,
    MAX(CASE WHEN question = N'Responsible from' THEN answer END) AS responsible,
    MAX(CASE WHEN question = N'Exemption' THEN answer END) AS exemption,
    MAX(CASE WHEN question = N'Date ceased' THEN answer END) AS ceased,
    MAX(CASE WHEN question = N'Reason ceased' THEN answer END) AS ceased_reason
  FROM case_system.form_answers
  GROUP BY step_id
) AS a ON a.step_id = s.step_id
WHERE s.step_type = N'EHC plan';
GO

-- Annual reviews. With completed_date a review is completed, without it and with scheduled_date it is planned.
-- outcome counts from completed_date on.
CREATE VIEW send.review AS
SELECT
  CONVERT(nvarchar(20), s.step_id) AS review_id,
  CONVERT(nvarchar(20), s.parent_step_id) AS plan_id,
  TRY_CONVERT(date, a.planned, 23) AS scheduled_date,
  TRY_CONVERT(date, a.held, 23) AS review_date,
  CONVERT(date, s.completed_at) AS completed_date,
  t.team_name AS completed_by_team,
  CONVERT(nvarchar(20), s.completed_by) AS completed_by_worker_id,
  LOWER(a.outcome) AS outcome,
  TRY_CONVERT(date, a.decided, 23) AS decision_date,
  TRY_CONVERT(date, a.draft_sent, 23) AS amended_draft_date,
  TRY_CONVERT(date, a.final_sent, 23) AS amended_final_date
FROM case_system.workflow_steps AS s
LEFT JOIN case_system.workers AS w ON w.worker_id = s.completed_by
LEFT JOIN case_system.teams AS t ON t.team_id = w.team_id
LEFT JOIN (
  SELECT
    step_id,
    MAX(CASE WHEN question = N'Planned date' THEN answer END) AS planned,
    MAX(CASE WHEN question = N'Date of review' THEN answer END) AS held,
    MAX(CASE WHEN question = N'Outcome' THEN answer END) AS outcome,
    MAX(CASE WHEN question = N'Date of decision' THEN answer END) AS decided,
    MAX(CASE WHEN question = N'Amended draft sent' THEN answer END) AS draft_sent,
    MAX(CASE WHEN question = N'Amended final sent' THEN answer END) AS final_sent
  FROM case_system.form_answers
  GROUP BY step_id
) AS a ON a.step_id = s.step_id
WHERE s.step_type = N'EHC review';
GO
