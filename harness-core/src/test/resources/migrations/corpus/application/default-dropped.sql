-- The old application may leave the column out.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, currency text NOT NULL DEFAULT 'USD');
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ALTER COLUMN currency DROP DEFAULT;
--- expect
advice default-dropped orders
