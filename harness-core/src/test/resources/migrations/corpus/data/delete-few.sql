-- The same statement over rows that rarely meet it.
--- base
CREATE TABLE sessions (id bigint PRIMARY KEY, closed boolean);
INSERT INTO sessions SELECT g, g <= 10 FROM generate_series(1, 500) g;
--- migration
DELETE FROM sessions WHERE closed;
--- expect
