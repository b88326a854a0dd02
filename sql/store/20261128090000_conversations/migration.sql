-- Where a chat can be written to unasked: ids and a person's key, no name and no email.
CREATE TABLE conversation (
  chat TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('personal', 'group', 'channel', 'shared channel')),
  service TEXT NOT NULL,
  tenant TEXT,
  account TEXT,
  who TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (chat, id)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX conversation_account ON conversation (chat, account);
--> statement-breakpoint
CREATE INDEX conversation_who ON conversation (chat, who);
--> statement-breakpoint
CREATE INDEX audit_who ON audit (who, id);
