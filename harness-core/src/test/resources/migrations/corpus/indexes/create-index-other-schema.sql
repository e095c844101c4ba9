-- An index in another schema is named with it.
--- base
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint PRIMARY KEY, customer_id bigint);
INSERT INTO shop.orders SELECT n, n FROM generate_series(1, 300) n;
--- migration
CREATE INDEX orders_customer_idx ON shop.orders (customer_id);
--- expect
hazard index-not-concurrent shop.orders
lock shop.orders SHARE
