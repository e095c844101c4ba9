-- An index on a partitioned table builds one on each partition.
--- base
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events SELECT n, date '2025-01-01' + n % 700, 'k' FROM generate_series(1, 500) n;
--- migration
CREATE INDEX events_kind_idx ON events (kind);
--- expect
hazard partitioned-index-build events
lock events SHARE
lock events_2025 SHARE
lock events_2026 SHARE
