-- On real data the build is cut off and leaves an invalid index.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration no transaction
SET statement_timeout = '60s';
CREATE INDEX CONCURRENTLY orders_customer ON orders (customer_id);
RESET statement_timeout;
--- expect
hazard statement-timeout-kills-build orders
