-- The wait has an end.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN note text;
--- expect
lock orders ACCESS EXCLUSIVE
