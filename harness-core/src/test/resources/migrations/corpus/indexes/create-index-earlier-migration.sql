-- The table was made by the migration before, so it is in use when the index is built.
--- base
CREATE TABLE unrelated (id int);
INSERT INTO unrelated VALUES (1);
--- migration
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);
--- migration
CREATE INDEX orders_customer_idx ON orders (customer_id);
--- expect
hazard index-not-concurrent orders
