-- All that is in the schema has another name.
--- base
CREATE SCHEMA accounting;
CREATE TABLE accounting.invoice (id bigint PRIMARY KEY);
INSERT INTO accounting.invoice SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER SCHEMA accounting RENAME TO billing;
--- expect
hazard rename-schema accounting
