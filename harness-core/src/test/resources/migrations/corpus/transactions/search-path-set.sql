-- The next migration makes its objects elsewhere.
--- base
CREATE SCHEMA billing;
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
SET search_path = billing;
CREATE TABLE invoice (id bigint PRIMARY KEY);
--- expect
hazard set-leaks search_path
advice unqualified-name billing.invoice
