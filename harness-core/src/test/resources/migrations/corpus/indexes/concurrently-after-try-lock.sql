-- An advisory lock that nobody waits for.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration no transaction
SELECT pg_try_advisory_lock(4711);
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
SELECT pg_advisory_unlock(4711);
--- expect
