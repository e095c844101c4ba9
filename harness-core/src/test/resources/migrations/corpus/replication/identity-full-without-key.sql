-- Without any unique index it is the only way.
--- base
CREATE TABLE readings (at timestamptz NOT NULL, value float8);
INSERT INTO readings SELECT now(), n FROM generate_series(1, 200) n;
CREATE PUBLICATION feed FOR TABLE readings;
--- migration
ALTER TABLE readings REPLICA IDENTITY FULL;
--- expect
lock readings ACCESS EXCLUSIVE
