-- What later loads of a source are compared with, so that many small losses add up: the counts of a load that a person
-- accepted or that a week of good loads followed, and of the load that comes next once its week is over.
CREATE TABLE load_baseline (
  source TEXT PRIMARY KEY,
  rows TEXT NOT NULL,
  next_at TEXT,
  next_rows TEXT
) WITHOUT ROWID;
