-- One range of the key.
--- base
CREATE TABLE sessions (id bigint PRIMARY KEY, closed boolean);
INSERT INTO sessions SELECT g, true FROM generate_series(1, 500) g;
--- migration
DELETE FROM sessions WHERE id BETWEEN 1 AND 1000 AND closed;
--- expect
