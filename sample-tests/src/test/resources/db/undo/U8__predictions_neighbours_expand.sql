-- The votes that were stored since go with the column.
SET LOCAL lock_timeout = '1s';
ALTER TABLE predictions DROP COLUMN neighbours;
