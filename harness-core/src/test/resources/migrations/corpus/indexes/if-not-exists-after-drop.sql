-- The rest is dropped before.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_customer_idx'::regclass;
--- migration no transaction
DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_customer_idx ON orders (customer_id);
--- expect
