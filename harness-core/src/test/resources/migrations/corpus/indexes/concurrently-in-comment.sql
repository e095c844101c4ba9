-- CONCURRENTLY stands in a comment and in a string only.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
-- not CREATE INDEX CONCURRENTLY
COMMENT ON TABLE orders IS 'CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id)';
--- expect
