-- Four columns.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration no transaction
CREATE INDEX CONCURRENTLY orders_wide_idx ON orders (state, customer_id, total, id);
--- expect
advice wide-index orders
