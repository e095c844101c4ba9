-- The view under the old name can be read, but not written.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT DISTINCT id FROM purchases;
--- expect
hazard rename-table orders
