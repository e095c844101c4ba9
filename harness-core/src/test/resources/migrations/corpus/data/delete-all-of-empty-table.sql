-- An empty table is no excuse.
--- base
CREATE TABLE sessions (id bigint PRIMARY KEY, closed boolean);
--- migration
DELETE FROM sessions;
--- expect
hazard delete-unbounded sessions
