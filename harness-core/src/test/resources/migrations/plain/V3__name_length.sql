-- scans, and must not rewrite
ALTER TABLE person ADD CONSTRAINT name_is_short CHECK (length(name) < 100);
CREATE INDEX person_name ON person (name);
