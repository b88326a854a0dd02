-- The key that turns a person into an id: made once, never shown.
CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
--> statement-breakpoint
-- Who asked what, when. Appended to, never changed, and kept for 24 months.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  via TEXT NOT NULL,
  command TEXT NOT NULL,
  asks TEXT,
  outcome TEXT NOT NULL,
  audience TEXT,
  rows INTEGER,
  masked INTEGER
);
--> statement-breakpoint
CREATE INDEX audit_at ON audit (at);
--> statement-breakpoint
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is not changed'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit WHEN old.at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 months')
BEGIN SELECT RAISE(ABORT, 'the audit is kept for 24 months'); END;
--> statement-breakpoint
-- The questions behind an answer's buttons, under one short id.
CREATE TABLE question (id TEXT PRIMARY KEY, words TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE pin (who TEXT NOT NULL, asks TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (who, asks)) WITHOUT ROWID;
--> statement-breakpoint
-- The last load of each source that was accepted, and the one after it that was refused, if any.
CREATE TABLE load (
  source TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'refused')),
  at TEXT NOT NULL,
  rows TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (source, state)
) WITHOUT ROWID;
