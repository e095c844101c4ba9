-- SELECT * of a prepared statement fails once.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
--- expect
advice cached-plan-changed orders
advice missing-lock-timeout orders
