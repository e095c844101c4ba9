-- A view that is dropped is found no more.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW report AS SELECT id, total FROM orders;
--- migration
DROP VIEW report;
--- expect
hazard drop-table-in-use report
