-- The drop is written in a string.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- migration
DO $$ BEGIN EXECUTE 'DROP INDEX ' || quote_ident('orders_customer_idx'); END $$;
--- expect
hazard index-drop-not-concurrent orders
lock orders ACCESS EXCLUSIVE
