-- A plain index is no better for being outside of a transaction.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration no transaction
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- expect
hazard index-not-concurrent orders
