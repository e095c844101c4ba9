-- Rows of the old application get another value.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, currency text DEFAULT 'USD');
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ALTER COLUMN currency SET DEFAULT 'EUR';
--- expect
advice default-changed orders
lock orders ACCESS EXCLUSIVE
