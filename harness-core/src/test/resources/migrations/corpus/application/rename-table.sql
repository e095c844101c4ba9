-- The old application knows only the old name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders RENAME TO purchases;
--- expect
hazard rename-table orders
