-- The same where a CHECK of the default partition excludes the bounds.
--- base
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_2025 (id bigint NOT NULL, at date NOT NULL, line text);
INSERT INTO log_2025 SELECT n, date '2025-01-01' + n % 300, 'x' FROM generate_series(1, 400) n;
ALTER TABLE log_2025 ADD CONSTRAINT log_2025_bounds CHECK (at >= '2025-01-01' AND at < '2026-01-01');
CREATE TABLE log_default PARTITION OF log DEFAULT;
INSERT INTO log SELECT n, date '2030-01-01' + n % 300, 'x' FROM generate_series(1, 300) n;
ALTER TABLE log_default ADD CHECK (at >= '2027-01-01');
--- migration
ALTER TABLE log ATTACH PARTITION log_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--- expect
