-- A table and the view over it.
--- base
CREATE TABLE old_orders (id bigint PRIMARY KEY, total bigint);
CREATE VIEW old_totals AS SELECT id, total FROM old_orders;
INSERT INTO old_orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
DROP TABLE old_orders CASCADE;
--- expect
hazard drop-table-in-use old_orders
hazard cascade-drops-dependents old_totals
