-- All rows are gone.
--- base
CREATE TABLE sessions (id bigint PRIMARY KEY, closed boolean);
INSERT INTO sessions SELECT g, true FROM generate_series(1, 500) g;
--- migration
DELETE FROM sessions;
--- expect
hazard delete-unbounded sessions
