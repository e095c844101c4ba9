-- A rewrite goes into the log as a whole.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
--- migration
ALTER TABLE orders ALTER COLUMN id TYPE numeric;
--- expect
hazard type-rewrite orders
advice wal-burst orders
advice standby-conflict orders
rewrite orders
