-- A file of its own.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
--- migration no transaction
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
--- expect
lock orders ACCESS EXCLUSIVE
