-- A view comes back under its name without a column.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW report AS SELECT id, total FROM orders;
--- migration
DROP VIEW report;
CREATE VIEW report AS SELECT id FROM orders;
--- expect
hazard drop-column-in-use report
