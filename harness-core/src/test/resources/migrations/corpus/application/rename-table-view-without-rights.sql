-- The view under the old name has none of the rights of the table.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
GRANT SELECT ON orders TO PUBLIC;
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
--- expect
hazard rename-table orders
