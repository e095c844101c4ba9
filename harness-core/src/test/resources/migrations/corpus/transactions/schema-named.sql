-- The place of the new table does not depend on the session.
--- base
CREATE SCHEMA billing;
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE billing.invoice (id bigint PRIMARY KEY);
--- expect
