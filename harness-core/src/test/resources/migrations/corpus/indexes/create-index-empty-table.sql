-- A table that is empty in the seed is not empty in production.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
--- migration
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- expect
hazard index-not-concurrent orders
lock orders SHARE
