-- An example of a case system: workflow-style tables such as councils have, and twelve made-up cases in them, each a
-- story that sql/contract.sql turns into rows of the seven views. Run it in an empty database to try the views out;
-- a council's own case system stands in its place, under other names.
--
-- T-SQL for SQL Server 2016 and later, one statement a batch: run it with sqlcmd, or in SQL Server Management Studio.

CREATE SCHEMA case_system;
GO

-- Whom the case system knows. Names are there, as everywhere; the views never select them.
CREATE TABLE case_system.people (
  person_id int NOT NULL PRIMARY KEY,
  case_number nvarchar(20) NOT NULL,
  first_name nvarchar(100) NULL,
  last_name nvarchar(100) NULL,
  date_of_birth datetime2(0) NULL,
  gender nvarchar(30) NULL,
  ethnicity nvarchar(100) NULL
);
GO

-- What else the council does for a person, from a day to a day (NULL: still).
CREATE TABLE case_system.services (
  person_id int NOT NULL,
  service nvarchar(50) NOT NULL,
  detail nvarchar(50) NULL,
  start_on date NOT NULL,
  end_on date NULL
);
GO

CREATE TABLE case_system.teams (
  team_id int NOT NULL PRIMARY KEY,
  team_name nvarchar(60) NOT NULL
);
GO

-- Staff. Whoever has a day of leaving is no longer active.
CREATE TABLE case_system.workers (
  worker_id int NOT NULL PRIMARY KEY,
  full_name nvarchar(100) NOT NULL,
  email nvarchar(200) NULL,
  team_id int NULL,
  left_on date NULL
);
GO

-- Who works with whom, in which role. A change of case officer ends one row and starts another.
CREATE TABLE case_system.relationships (
  person_id int NOT NULL,
  worker_id int NOT NULL,
  role_name nvarchar(60) NOT NULL,
  start_on datetime2(0) NOT NULL,
  end_on datetime2(0) NULL
);
GO

-- The workflow: each step of a case, the step that led to it, and what was chosen as the next action and why.
-- A cancelled step has been withdrawn. The next action is written by the workflow, the answers by a person.
CREATE TABLE case_system.workflow_steps (
  step_id int NOT NULL PRIMARY KEY,
  person_id int NOT NULL,
  parent_step_id int NULL,
  step_type nvarchar(60) NOT NULL,
  started_at datetime2(0) NOT NULL,
  completed_at datetime2(0) NULL,
  cancelled_at datetime2(0) NULL,
  completed_by int NULL,
  next_action nvarchar(100) NULL,
  next_action_reason nvarchar(200) NULL
);
GO

-- The form of a step: one row for each question answered, always as text, as such systems keep it.
CREATE TABLE case_system.form_answers (
  step_id int NOT NULL,
  question nvarchar(60) NOT NULL,
  answer nvarchar(200) NULL
);
GO

INSERT INTO case_system.teams (team_id, team_name) VALUES
  (1, N'Primary'),
  (2, N'Secondary');
GO

INSERT INTO case_system.workers (worker_id, full_name, email, team_id, left_on) VALUES
  (501, N'Asha Example', N'asha@example.org', 1, NULL),
  (502, N'Brian Example', N'brian@example.org', 2, NULL),
  (503, N'Chloe Example', NULL, 1, '2020-12-31');
GO

-- 1 refused. 2 assessed, issued, reviewed. 3 undecided. 4 being assessed. 5 to be issued. 6 no plan needed.
-- 7 moved in with a plan. 8 converted from a statement, review overdue. 9 ceased. 10 withdrawn.
-- 11 asks for funding. 12 asks for a place outside the borough.
INSERT INTO case_system.people (person_id, case_number, first_name, last_name, date_of_birth, gender, ethnicity) VALUES
  (1, N'EX-0001', N'One', N'Example', '2014-05-02', N'Female', N'White British'),
  (2, N'EX-0002', N'Two', N'Example', '2012-11-30', N'Male', N'Indian'),
  (3, N'EX-0003', N'Three', N'Example', '2016-02-29', N'Male', N'White British'),
  (4, N'EX-0004', N'Four', N'Example', '2015-07-14', N'Female', N'Caribbean'),
  (5, N'EX-0005', N'Five', N'Example', '2011-01-09', N'Male', NULL),
  (6, N'EX-0006', N'Six', N'Example', '2013-03-21', N'Female', N'White British'),
  (7, N'EX-0007', N'Seven', N'Example', '2009-09-09', N'Male', N'Pakistani'),
  (8, N'EX-0008', N'Eight', N'Example', '2004-04-18', N'Male', N'White British'),
  (9, N'EX-0009', N'Nine', N'Example', '2001-12-01', N'Female', N'Any other'),
  (10, N'EX-0010', N'Ten', N'Example', '2017-08-25', N'Male', N'White British'),
  (11, N'EX-0011', N'Eleven', N'Example', '2010-10-10', N'Female', N'Irish'),
  (12, N'EX-0012', N'Twelve', N'Example', NULL, N'Unknown', N'White British');
GO

INSERT INTO case_system.services (person_id, service, detail, start_on, end_on) VALUES
  (2, N'Social work', NULL, '2019-02-01', NULL),
  (4, N'Child protection plan', NULL, '2020-10-12', NULL),
  (7, N'Looked after', NULL, '2018-06-30', NULL),
  (8, N'Care leaver', N'Relevant', '2020-04-18', NULL),
  (9, N'Looked after', NULL, '2012-01-01', '2019-12-01');
GO

INSERT INTO case_system.relationships (person_id, worker_id, role_name, start_on, end_on) VALUES
  (1, 501, N'SEND Case Officer', '2020-09-01 09:00', NULL),
  (2, 503, N'SEND Case Officer', '2019-09-03 09:00', '2020-12-31 17:00'),
  (2, 501, N'SEND Case Officer', '2020-12-31 17:00', NULL),
  (3, 501, N'SEND Case Officer', '2021-05-24 09:00', NULL),
  (4, 501, N'SEND Case Officer', '2021-03-01 09:00', NULL),
  (5, 502, N'SEND Case Officer', '2021-01-11 09:00', NULL),
  (6, 501, N'SEND Case Officer', '2020-10-05 09:00', NULL),
  (7, 502, N'SEND Case Officer', '2020-06-01 09:00', NULL),
  (8, 502, N'SEND Case Officer', '2017-01-09 09:00', NULL),
  (9, 502, N'SEND Case Officer', '2016-05-02 09:00', '2020-08-31 17:00'),
  (11, 502, N'SEND Case Officer', '2018-02-05 09:00', NULL),
  (12, 502, N'Social Worker', '2020-01-06 09:00', NULL);
GO

INSERT INTO case_system.workflow_steps
  (step_id, person_id, parent_step_id, step_type, started_at, completed_at, cancelled_at, completed_by, next_action, next_action_reason) VALUES
  (1010, 1, NULL, N'EHC request', '2020-09-01 10:12', '2020-10-09 15:30', NULL, 501, N'c_Decision not to proceed', N'Needs met by the school'),
  (1020, 2, NULL, N'EHC request', '2019-09-02 11:00', '2019-10-11 09:45', NULL, 503, N'c_Multi-Agency SEN Assessment', NULL),
  (1021, 2, 1020, N'EHC assessment', '2019-10-11 09:45', '2019-12-20 16:00', NULL, 503, N'Develop EHCP', N'Needs beyond what the school can give'),
  (1022, 2, 1021, N'EHC plan', '2019-12-20 16:00', '2020-01-17 12:00', NULL, 503, NULL, NULL),
  (1023, 2, 1022, N'EHC review', '2020-12-01 09:00', '2021-01-25 14:20', NULL, 501, NULL, NULL),
  (1030, 3, NULL, N'EHC request', '2021-05-24 08:50', NULL, NULL, NULL, NULL, NULL),
  (1040, 4, NULL, N'EHC request', '2021-03-01 13:05', '2021-04-12 10:00', NULL, 501, N'c_Multi-Agency SEN Assessment', NULL),
  (1041, 4, 1040, N'EHC assessment', '2021-04-12 10:00', NULL, NULL, NULL, NULL, NULL),
  (1050, 5, NULL, N'EHC request', '2021-01-11 09:30', '2021-02-19 11:11', NULL, 502, N'c_Multi-Agency SEN Assessment', NULL),
  (1051, 5, 1050, N'EHC assessment', '2021-02-19 11:11', '2021-04-30 17:00', NULL, 502, N'Develop EHCP', NULL),
  (1060, 6, NULL, N'EHC request', '2020-10-05 10:00', '2020-11-16 10:00', NULL, 501, N'c_Multi-Agency SEN Assessment', NULL),
  (1061, 6, 1060, N'EHC assessment', '2020-11-16 10:00', '2021-01-15 10:00', NULL, 501, N'EHCP Not required', N'Needs met by the school'),
  (1070, 7, NULL, N'Transfer in', '2020-06-01 12:00', '2020-06-15 12:00', NULL, 502, NULL, NULL),
  (1071, 7, NULL, N'EHC plan', '2020-06-15 12:00', '2020-06-15 12:30', NULL, 502, NULL, NULL),
  (1080, 8, NULL, N'EHC plan', '2017-01-09 09:00', '2017-03-31 16:00', NULL, 502, NULL, NULL),
  (1081, 8, 1080, N'EHC review', '2020-02-03 09:00', NULL, NULL, NULL, NULL, NULL),
  (1090, 9, NULL, N'EHC plan', '2016-05-02 09:00', '2016-09-12 09:00', NULL, 502, NULL, NULL),
  (1100, 10, NULL, N'EHC request', '2021-02-08 15:15', NULL, '2021-03-02 09:00', NULL, NULL, NULL),
  (1110, 11, NULL, N'EHC plan', '2018-02-05 09:00', '2018-05-21 09:00', NULL, 502, NULL, NULL),
  (1111, 11, NULL, N'Additional funding', '2021-04-19 10:00', '2021-05-10 10:00', NULL, 502, NULL, NULL),
  (1112, 11, 1110, N'EHC review', '2020-09-14 09:00', '2020-11-02 09:00', NULL, 502, NULL, NULL),
  (1120, 12, NULL, N'Out of borough place', '2021-03-15 10:00', '2021-03-29 10:00', NULL, 502, N'Out of borough request', NULL);
GO

INSERT INTO case_system.form_answers (step_id, question, answer) VALUES
  (1010, N'Date received', N'2020-09-01'),
  (1010, N'Decision taken', N'Decision not to proceed to EHC assessment'),
  (1010, N'Date of decision', N'2020-10-09'),
  (1020, N'Date received', N'2019-09-02'),
  (1020, N'Decision taken', N'Proceed to EHC Assessment'),
  (1020, N'Date of decision', N'2019-10-11'),
  (1021, N'Date of decision', N'2019-12-20'),
  (1022, N'Origin', N'New'),
  (1022, N'Date issued', N'2020-01-17'),
  (1023, N'Planned date', N'2021-01-11'),
  (1023, N'Date of review', N'2021-01-12'),
  (1023, N'Outcome', N'Amend'),
  (1023, N'Date of decision', N'2021-01-25'),
  (1023, N'Amended draft sent', N'2021-02-22'),
  (1030, N'Date received', N'2021-05-24'),
  (1040, N'Date received', N'2021-03-01'),
  (1040, N'Decision taken', N'Proceed to EHC Assessment'),
  (1040, N'Date of decision', N'2021-04-12'),
  (1050, N'Date received', N'2021-01-11'),
  (1050, N'Decision taken', N'Proceed to EHC Assessment'),
  (1050, N'Date of decision', N'2021-02-19'),
  (1051, N'Date of decision', N'2021-04-30'),
  (1060, N'Date received', N'2020-10-05'),
  (1060, N'Decision taken', N'Proceed to EHC Assessment'),
  (1060, N'Date of decision', N'2020-11-16'),
  (1061, N'Date of decision', N'2021-01-15'),
  (1070, N'Date received', N'2020-06-01'),
  (1070, N'Decision taken', N'Transfer in of EHCP from another LA'),
  (1070, N'Date of decision', N'2020-06-15'),
  (1071, N'Origin', N'Transfer'),
  (1071, N'Date issued', N'2017-11-06'),
  (1071, N'Responsible from', N'2020-06-15'),
  (1080, N'Origin', N'Conversion'),
  (1080, N'Date issued', N'2017-03-31'),
  (1081, N'Planned date', N'2020-03-16'),
  (1090, N'Origin', N'Conversion'),
  (1090, N'Date issued', N'2016-09-12'),
  (1090, N'Date ceased', N'2021-04-30'),
  (1090, N'Reason ceased', N'Left education for employment'),
  (1100, N'Date received', N'2021-02-08'),
  (1110, N'Origin', N'New'),
  (1110, N'Date issued', N'2018-05-21'),
  (1110, N'Exemption', N'Exceptional circumstances'),
  (1111, N'Date received', N'2021-04-19'),
  (1111, N'Decision taken', N'Request for additional funding'),
  (1111, N'Date of decision', N'2021-05-10'),
  (1112, N'Planned date', N'2020-10-05'),
  (1112, N'Date of review', N'2020-10-06'),
  (1112, N'Outcome', N'Maintain'),
  (1112, N'Date of decision', N'2020-11-02'),
  (1120, N'Date received', N'2021-03-15'),
  (1120, N'Decision taken', N'School Place request agreed (CYP out of borough)'),
  (1120, N'Date of decision', N'2021-03-29');
GO
