-- Flyway sees that it needs no transaction; its own lock may stand in the way.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
--- expect
advice flyway-transactional-lock orders
