-- A short statement_timeout over a concurrent build.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration no transaction
SET statement_timeout = '30s';
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
RESET statement_timeout;
--- expect
hazard statement-timeout-kills-build orders
