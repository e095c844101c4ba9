-- The rows are the migration's own.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE scratch AS SELECT id FROM orders;
TRUNCATE scratch;
--- expect
