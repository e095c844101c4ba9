-- The same drop in a transaction that gives up soon.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- migration
SET LOCAL lock_timeout = '2s';
DROP INDEX orders_customer_idx;
--- expect
lock orders ACCESS EXCLUSIVE
