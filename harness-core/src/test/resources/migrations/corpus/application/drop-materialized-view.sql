-- A materialized view that is dropped is found no more.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 100) g;
CREATE VIEW report AS SELECT id, total FROM orders;
CREATE MATERIALIZED VIEW sums AS SELECT sum(total) FROM orders;
--- migration
DROP MATERIALIZED VIEW sums;
--- expect
hazard drop-table-in-use sums
