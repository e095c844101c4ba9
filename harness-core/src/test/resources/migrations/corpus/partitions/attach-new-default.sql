-- A default partition that is made by the migration is attached.
--- base
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_2025 (id bigint NOT NULL, at date NOT NULL, line text);
INSERT INTO log_2025 SELECT n, date '2025-01-01' + n % 300, 'x' FROM generate_series(1, 400) n;
--- migration
CREATE TABLE log_default (LIKE log);
ALTER TABLE log ATTACH PARTITION log_default DEFAULT;
--- expect
lock log SHARE UPDATE EXCLUSIVE
