-- DETACH ... CONCURRENTLY is refused in a DO block.
--- base
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_2025 (id bigint NOT NULL, at date NOT NULL, line text);
INSERT INTO log_2025 SELECT n, date '2025-01-01' + n % 300, 'x' FROM generate_series(1, 400) n;
--- migration
DO $$ BEGIN EXECUTE 'ALTER TABLE log DETACH PARTITION log_2026 CONCURRENTLY'; END $$;
--- expect
hazard cic-in-transaction log
fails 25001
