-- The same statement where nothing depends on the view.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE total > 0;
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
DROP VIEW open_orders CASCADE;
--- expect
hazard drop-table-in-use open_orders
