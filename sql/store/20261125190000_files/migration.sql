-- Files that the bot gave to a chat and must take back, by the chat's own id.
CREATE TABLE file (id TEXT PRIMARY KEY, delete_after TEXT NOT NULL) WITHOUT ROWID;
