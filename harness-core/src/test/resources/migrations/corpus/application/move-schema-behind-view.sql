-- An updatable view stands under the old name.
--- base
CREATE SCHEMA billing;
CREATE TABLE invoice (id bigint PRIMARY KEY);
INSERT INTO invoice SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE invoice SET SCHEMA billing;
CREATE VIEW public.invoice AS SELECT * FROM billing.invoice;
--- expect
