-- The tables of the bot's own store. They hold keys, days and counts: no name and no date of birth. Keys are compared sign
-- by sign (BIN2), whatever the collation of the database.
CREATE TABLE [$(STORE_SCHEMA)].[migration] (
  [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  [applied_at] datetime2 NOT NULL DEFAULT sysutcdatetime()
);
--> statement-breakpoint
-- The keys that turn a person into an id, and by which numbers are rounded: made once, never shown.
CREATE TABLE [$(STORE_SCHEMA)].[secret] (
  [name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  [value] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
--> statement-breakpoint
-- What tells this store from any other: its id, when it was last looked at, since when it is the one to send from.
CREATE TABLE [$(STORE_SCHEMA)].[identity] (
  [name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  [value] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
--> statement-breakpoint
-- Who asked what, when. Appended to, never changed, and kept for 24 months.
CREATE TABLE [$(STORE_SCHEMA)].[audit] (
  [id] bigint IDENTITY PRIMARY KEY,
  [at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [via] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [command] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [asks] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [outcome] nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [audience] nvarchar(50) COLLATE Latin1_General_100_BIN2,
  [rows] bigint,
  [masked] int,
  [cases] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [channel] nvarchar(450) COLLATE Latin1_General_100_BIN2
);
--> statement-breakpoint
CREATE INDEX [audit_at] ON [$(STORE_SCHEMA)].[audit] ([at]);
--> statement-breakpoint
CREATE INDEX [audit_who] ON [$(STORE_SCHEMA)].[audit] ([who], [id]);
--> statement-breakpoint
CREATE TRIGGER [$(STORE_SCHEMA)].[audit_is_not_changed] ON [$(STORE_SCHEMA)].[audit] AFTER UPDATE AS
IF EXISTS (SELECT 1 FROM deleted) THROW 51001, 'the audit is not changed', 1;
--> statement-breakpoint
CREATE TRIGGER [$(STORE_SCHEMA)].[audit_is_kept] ON [$(STORE_SCHEMA)].[audit] AFTER DELETE AS
IF EXISTS (SELECT 1 FROM deleted WHERE [at] > convert(nvarchar(30), dateadd(month, -24, sysutcdatetime()), 126))
  THROW 51002, 'the audit is kept for 24 months', 1;
--> statement-breakpoint
-- The questions behind an answer's buttons, under one short id.
CREATE TABLE [$(STORE_SCHEMA)].[question] (
  [id] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  [words] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [expires_at] bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE [$(STORE_SCHEMA)].[pin] (
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [asks] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY NONCLUSTERED ([who], [asks])
);
--> statement-breakpoint
-- The last load of each source that was accepted, and the one after it that was refused, if any.
CREATE TABLE [$(STORE_SCHEMA)].[load] (
  [source] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [state] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK ([state] IN ('accepted', 'refused')),
  [at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rows] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [reason] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY NONCLUSTERED ([source], [state])
);
--> statement-breakpoint
-- What later loads of a source are compared with, so that many small losses add up.
CREATE TABLE [$(STORE_SCHEMA)].[load_baseline] (
  [source] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY NONCLUSTERED,
  [rows] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [next_at] nvarchar(30) COLLATE Latin1_General_100_BIN2,
  [next_rows] nvarchar(max) COLLATE Latin1_General_100_BIN2
);
--> statement-breakpoint
-- Every alert raised, by its key: since when, until when.
CREATE TABLE [$(STORE_SCHEMA)].[alert] (
  [key] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY NONCLUSTERED,
  [first_on] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [is_first] int NOT NULL,
  [gone_on] nvarchar(10) COLLATE Latin1_General_100_BIN2,
  [rows] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [unread_since] nvarchar(10) COLLATE Latin1_General_100_BIN2
);
--> statement-breakpoint
-- What each person was last told of an alert.
CREATE TABLE [$(STORE_SCHEMA)].[told] (
  [key] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [urgency] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [due_on] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [round] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [told_on] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [rows] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [unread_since] nvarchar(10) COLLATE Latin1_General_100_BIN2,
  [person] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [left_on] nvarchar(10) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY NONCLUSTERED ([key], [who])
);
--> statement-breakpoint
CREATE TABLE [$(STORE_SCHEMA)].[put_off] (
  [key] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [how] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL CHECK ([how] IN ('seen', 'snoozed')),
  [until] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [urgency] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY NONCLUSTERED ([key], [who])
);
--> statement-breakpoint
-- What a person chose: the hour of the digest, days away. And who has had a first digest.
CREATE TABLE [$(STORE_SCHEMA)].[personal] (
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [name] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [value] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY ([who], [name])
);
--> statement-breakpoint
-- Messages on their way, each once by its key; within a conversation in the order of their ids.
CREATE TABLE [$(STORE_SCHEMA)].[outbox] (
  [id] bigint IDENTITY PRIMARY KEY,
  [key] nvarchar(850) COLLATE Latin1_General_100_BIN2 NOT NULL UNIQUE NONCLUSTERED,
  [conversation] nvarchar(450) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [letter] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [state] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL
    CHECK ([state] IN ('waiting', 'sending', 'unsure', 'sent', 'dropped', 'given up')),
  [attempts] int NOT NULL,
  [next_at] bigint NOT NULL,
  [claimed_by] nvarchar(400) COLLATE Latin1_General_100_BIN2,
  [claimed_until] bigint,
  [made_at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [done_at] nvarchar(30) COLLATE Latin1_General_100_BIN2,
  [note] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [message] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  [is_repeated] int NOT NULL DEFAULT 0
);
--> statement-breakpoint
CREATE INDEX [outbox_undelivered] ON [$(STORE_SCHEMA)].[outbox] ([state], [conversation], [id]) INCLUDE ([next_at]);
--> statement-breakpoint
CREATE TABLE [$(STORE_SCHEMA)].[subscription] (
  [id] bigint IDENTITY PRIMARY KEY,
  [channel] nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [words] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [weekday] int,
  [hour] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [made_at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  UNIQUE NONCLUSTERED ([channel], [words])
);
--> statement-breakpoint
-- Runs of jobs: whoever writes the row does the work, so that it is done once between processes.
CREATE TABLE [$(STORE_SCHEMA)].[run] (
  [job] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [slot] nvarchar(700) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [started_at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [finished_at] nvarchar(30) COLLATE Latin1_General_100_BIN2,
  [outcome] nvarchar(max) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY NONCLUSTERED ([job], [slot])
);
--> statement-breakpoint
-- Files that the bot gave to a chat and must take back, by the chat's own id.
CREATE TABLE [$(STORE_SCHEMA)].[file] (
  [id] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
  [delete_after] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL
);
--> statement-breakpoint
-- Where a chat can be written to unasked: ids and a person's key, no name and no email.
CREATE TABLE [$(STORE_SCHEMA)].[conversation] (
  [chat] nvarchar(50) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [id] nvarchar(600) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [kind] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL
    CHECK ([kind] IN ('personal', 'group', 'channel', 'shared channel')),
  [service] nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  [tenant] nvarchar(450) COLLATE Latin1_General_100_BIN2,
  [account] nvarchar(450) COLLATE Latin1_General_100_BIN2,
  [who] nvarchar(100) COLLATE Latin1_General_100_BIN2,
  [at] nvarchar(30) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY NONCLUSTERED ([chat], [id])
);
--> statement-breakpoint
CREATE INDEX [conversation_account] ON [$(STORE_SCHEMA)].[conversation] ([chat], [account]);
--> statement-breakpoint
CREATE INDEX [conversation_who] ON [$(STORE_SCHEMA)].[conversation] ([chat], [who]);
