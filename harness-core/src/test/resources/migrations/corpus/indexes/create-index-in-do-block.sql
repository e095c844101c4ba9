-- The words CREATE INDEX stand in a string, and the index is built all the same.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
DO $$ BEGIN EXECUTE 'CREATE INDEX orders_customer_idx ON orders (customer_id)'; END $$;
--- expect
hazard index-not-concurrent orders
lock orders SHARE
