-- A schema takes its tables along.
--- base
CREATE SCHEMA legacy;
CREATE TABLE legacy.invoice (id bigint PRIMARY KEY);
INSERT INTO legacy.invoice SELECT g FROM generate_series(1, 200) g;
--- migration
DROP SCHEMA legacy CASCADE;
--- expect
hazard drop-table-in-use legacy.invoice
