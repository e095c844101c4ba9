-- The index is on a copy that the migration makes.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
CREATE TABLE orders_copy (LIKE orders INCLUDING ALL);
CREATE INDEX orders_copy_customer_idx ON orders_copy (customer_id);
--- expect
