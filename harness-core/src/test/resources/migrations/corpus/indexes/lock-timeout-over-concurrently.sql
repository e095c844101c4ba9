-- A short lock_timeout over a concurrent build.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration no transaction
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
RESET lock_timeout;
--- expect
hazard cic-under-lock-timeout orders
