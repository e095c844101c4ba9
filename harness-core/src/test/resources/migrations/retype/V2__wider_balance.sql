CREATE TABLE journal (id integer);
ALTER TABLE journal ALTER COLUMN id TYPE bigint;
ALTER TABLE account ALTER COLUMN balance TYPE bigint;
