-- The key of a partitioned table matches the rows of all partitions.
--- base
CREATE TABLE customer (id bigint PRIMARY KEY, name text);
INSERT INTO customer SELECT g, 'c' || g FROM generate_series(1, 50) g;
CREATE TABLE orders (
  id bigint,
  customer bigint
) PARTITION BY RANGE (id);
CREATE TABLE orders_1 PARTITION OF orders FOR VALUES FROM (1) TO (1000);
INSERT INTO orders SELECT g, g % 50 + 1 FROM generate_series(1, 200) g;
CREATE INDEX orders_customer ON orders (customer);
--- migration
ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer) REFERENCES customer;
--- expect
hazard fk-scan orders
