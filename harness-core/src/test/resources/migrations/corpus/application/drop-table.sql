-- A table goes with its rows.
--- base
CREATE TABLE old_orders (id bigint PRIMARY KEY);
INSERT INTO old_orders SELECT g FROM generate_series(1, 200) g;
--- migration
DROP TABLE IF EXISTS old_orders;
--- expect
hazard drop-table-in-use old_orders
lock old_orders ACCESS EXCLUSIVE
