-- A condition that nearly all rows meet.
--- base
CREATE TABLE sessions (id bigint PRIMARY KEY, closed boolean);
INSERT INTO sessions SELECT g, g > 10 FROM generate_series(1, 500) g;
--- migration
DELETE FROM sessions WHERE closed;
--- expect
hazard delete-unbounded sessions
