-- On a partitioned table every partition is read.
--- base
CREATE TABLE events (day date NOT NULL, note text) PARTITION BY RANGE (day);
CREATE TABLE events_2024 PARTITION OF events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
INSERT INTO events SELECT date '2024-01-01' + g, 'n' FROM generate_series(1, 500) g;
--- migration
ALTER TABLE events ALTER COLUMN note SET NOT NULL;
--- expect
hazard set-not-null-scan events
lock events_2024 ACCESS EXCLUSIVE
