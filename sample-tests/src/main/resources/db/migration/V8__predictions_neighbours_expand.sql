-- How many neighbours voted. Expand in four steps, so that no step holds a strong lock while it reads the table:
-- V8 adds the column, V9 fills it, V10 states the rule for new rows, V11 proves it for the old ones.
SET LOCAL lock_timeout = '1s';
ALTER TABLE predictions ADD COLUMN neighbours smallint;
ALTER TABLE predictions ALTER COLUMN neighbours SET DEFAULT 5;
