-- The same index on a table that is declared small.
--- size orders 500
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- expect
lock orders SHARE
