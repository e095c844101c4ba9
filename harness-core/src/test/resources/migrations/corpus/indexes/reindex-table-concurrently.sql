-- All indexes of a table, concurrently.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- migration no transaction
REINDEX TABLE CONCURRENTLY orders;
--- expect
lock orders SHARE UPDATE EXCLUSIVE
