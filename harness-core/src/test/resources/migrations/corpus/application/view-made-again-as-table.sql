-- A table takes the place of a view and has its columns.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW report AS SELECT id, total FROM orders;
--- migration
DROP VIEW report;
CREATE TABLE report AS SELECT id, total FROM orders;
--- expect
