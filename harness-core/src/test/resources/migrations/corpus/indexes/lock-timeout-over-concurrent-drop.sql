-- A concurrent drop that gives up leaves the index invalid too.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- migration no transaction
SET lock_timeout = '2s';
DROP INDEX CONCURRENTLY orders_customer_idx;
RESET lock_timeout;
--- expect
hazard cic-under-lock-timeout orders
