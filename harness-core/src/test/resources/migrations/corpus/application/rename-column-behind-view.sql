-- A view under the old names stands before the transaction ends.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, cost bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders RENAME TO orders_data;
ALTER TABLE orders_data RENAME COLUMN cost TO price;
CREATE VIEW orders AS SELECT id, price AS cost FROM orders_data;
--- expect
