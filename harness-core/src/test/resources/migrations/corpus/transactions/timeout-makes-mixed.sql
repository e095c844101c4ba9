-- Flyway takes SET for a statement that wants a transaction, and refuses the file.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
--- expect
hazard flyway-timeout-makes-mixed orders
