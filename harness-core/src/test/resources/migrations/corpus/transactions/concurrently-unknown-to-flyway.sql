-- Flyway runs it in a transaction, where PostgreSQL refuses it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
CREATE INDEX orders_customer ON orders (customer_id);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
REINDEX INDEX CONCURRENTLY orders_customer;
--- expect
hazard flyway-unknown-concurrently orders
fails 25001
