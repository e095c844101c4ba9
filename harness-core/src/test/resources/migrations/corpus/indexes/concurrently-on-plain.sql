-- The same statement where the table is not partitioned.
--- base
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text NOT NULL);
INSERT INTO events SELECT n, date '2025-01-01' + n % 700, 'k' FROM generate_series(1, 500) n;
--- migration no transaction
CREATE INDEX CONCURRENTLY events_kind_idx ON events (kind);
--- expect
lock events SHARE UPDATE EXCLUSIVE
