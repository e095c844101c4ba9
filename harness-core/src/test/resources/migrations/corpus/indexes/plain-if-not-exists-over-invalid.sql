-- Without CONCURRENTLY it is skipped just so.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE INDEX orders_customer_idx ON orders (customer_id);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'orders_customer_idx'::regclass;
--- migration
CREATE INDEX IF NOT EXISTS orders_customer_idx ON orders (customer_id);
--- expect
hazard if-not-exists-masks-invalid orders
