-- Whose record it was, by the person's id, so that nobody is thanked for what became of another's.
ALTER TABLE told ADD person TEXT;
