-- What tells this store from any other: its id, when it was last looked at, since when it is the one to send from.
CREATE TABLE identity (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
