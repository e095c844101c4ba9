-- The same with a matching index.
--- base
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_2025 (id bigint NOT NULL, at date NOT NULL, line text);
INSERT INTO log_2025 SELECT n, date '2025-01-01' + n % 300, 'x' FROM generate_series(1, 400) n;
ALTER TABLE log_2025 ADD CONSTRAINT log_2025_bounds CHECK (at >= '2025-01-01' AND at < '2026-01-01');
CREATE INDEX log_line_idx ON log (line);
CREATE INDEX log_2025_line ON log_2025 (line);
--- migration
ALTER TABLE log ATTACH PARTITION log_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
--- expect
lock log_2025 ACCESS EXCLUSIVE
