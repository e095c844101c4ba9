-- The same limit lifted for the build.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
SET lock_timeout = '3s';
ALTER TABLE orders ALTER COLUMN state SET DEFAULT 'open';
RESET lock_timeout;
--- migration no transaction
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
--- expect
