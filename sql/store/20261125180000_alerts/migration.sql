-- Every alert raised, by its key: since when, until when. `is_first` were there at the first look, and never turn late.
CREATE TABLE alert (
  key TEXT PRIMARY KEY,
  first_on TEXT NOT NULL,
  is_first INTEGER NOT NULL,
  gone_on TEXT
) WITHOUT ROWID;
--> statement-breakpoint
-- What each person was last told of an alert.
CREATE TABLE told (
  key TEXT NOT NULL,
  who TEXT NOT NULL,
  urgency TEXT NOT NULL,
  due_on TEXT NOT NULL,
  round TEXT,
  told_on TEXT NOT NULL,
  PRIMARY KEY (key, who)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE put_off (
  key TEXT NOT NULL,
  who TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('seen', 'snoozed')),
  until TEXT NOT NULL,
  urgency TEXT NOT NULL,
  PRIMARY KEY (key, who)
) WITHOUT ROWID;
--> statement-breakpoint
-- What a person chose: the hour of the digest, days away. And who has had a first digest.
CREATE TABLE personal (who TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (who, name)) WITHOUT ROWID;
--> statement-breakpoint
-- Messages on their way, each once by its key; within a conversation in the order of their ids.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  conversation TEXT NOT NULL,
  letter TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'unsure', 'sent', 'dropped', 'given up')),
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  claimed_by TEXT,
  claimed_until INTEGER,
  made_at TEXT NOT NULL,
  done_at TEXT,
  note TEXT,
  message TEXT
);
--> statement-breakpoint
CREATE INDEX outbox_undelivered ON outbox (conversation, id) WHERE state IN ('waiting', 'sending', 'unsure');
--> statement-breakpoint
CREATE TABLE subscription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  words TEXT NOT NULL,
  weekday INTEGER,
  hour TEXT NOT NULL,
  who TEXT NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (channel, words)
);
--> statement-breakpoint
-- Runs of jobs: whoever writes the row does the work, so that it is done once between processes.
CREATE TABLE run (
  job TEXT NOT NULL,
  slot TEXT NOT NULL,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  outcome TEXT,
  PRIMARY KEY (job, slot)
) WITHOUT ROWID;
