-- The table is in another schema.
--- base
CREATE SCHEMA billing;
CREATE TABLE invoice (id bigint PRIMARY KEY);
INSERT INTO invoice SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE invoice SET SCHEMA billing;
--- expect
hazard move-schema invoice
