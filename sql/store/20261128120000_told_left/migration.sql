-- The day on which somebody was told that an alert is no longer theirs: the row stays until whoever has it now is told.
ALTER TABLE told ADD left_on TEXT;
