-- The build may take as long as it needs.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration no transaction
SET statement_timeout = 0;
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
RESET statement_timeout;
--- expect
lock orders SHARE UPDATE EXCLUSIVE
