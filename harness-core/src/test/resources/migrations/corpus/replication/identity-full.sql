-- All columns as identity, although there is a key.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text NOT NULL, total numeric(10,2) NOT NULL);
INSERT INTO orders SELECT n, n % 50, 'open', n FROM generate_series(1, 500) n;
CREATE PUBLICATION feed FOR TABLE orders;
--- migration
ALTER TABLE orders REPLICA IDENTITY FULL;
--- expect
hazard replica-identity-full orders
lock orders ACCESS EXCLUSIVE
