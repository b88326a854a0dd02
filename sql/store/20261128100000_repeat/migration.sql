-- Whether a second copy of a message was begun in a chat that cannot be searched: there is no third.
ALTER TABLE outbox ADD is_repeated INTEGER NOT NULL DEFAULT 0;
