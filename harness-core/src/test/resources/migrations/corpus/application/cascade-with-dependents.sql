-- A view goes that the statement does not name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE total > 0;
CREATE VIEW large_orders AS SELECT id FROM open_orders WHERE total > 100;
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
DROP VIEW open_orders CASCADE;
--- expect
hazard cascade-drops-dependents large_orders
hazard drop-table-in-use open_orders
