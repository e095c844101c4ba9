-- Flyway refuses a file that mixes both kinds of statements.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
--- expect
hazard mixed-transactional orders
