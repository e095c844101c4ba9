-- A default partition that is declared small.
--- size log_default 300
--- base
CREATE TABLE log (id bigint NOT NULL, at date NOT NULL, line text) PARTITION BY RANGE (at);
CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE log_2025 (id bigint NOT NULL, at date NOT NULL, line text);
INSERT INTO log_2025 SELECT n, date '2025-01-01' + n % 300, 'x' FROM generate_series(1, 400) n;
CREATE TABLE log_default PARTITION OF log DEFAULT;
INSERT INTO log SELECT n, date '2030-01-01' + n % 300, 'x' FROM generate_series(1, 300) n;
--- migration
CREATE TABLE log_2027 PARTITION OF log FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
--- expect
advice partition-create log
