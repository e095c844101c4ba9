-- An index that is not the identity is dropped.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE PUBLICATION feed FOR TABLE orders;
CREATE UNIQUE INDEX orders_id_idx ON orders (id);
--- migration no transaction
DROP INDEX CONCURRENTLY orders_id_idx;
--- expect
