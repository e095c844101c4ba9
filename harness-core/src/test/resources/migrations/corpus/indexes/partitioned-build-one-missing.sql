-- One partition has no such index.
--- base
CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
INSERT INTO events SELECT n, date '2025-01-01' + n % 700, 'k' FROM generate_series(1, 500) n;
CREATE INDEX events_2025_kind ON events_2025 (kind);
--- migration
CREATE INDEX events_kind_idx ON events (kind);
--- expect
hazard partitioned-index-build events
lock events SHARE
