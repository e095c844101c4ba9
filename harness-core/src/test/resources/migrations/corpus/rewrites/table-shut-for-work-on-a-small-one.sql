-- A table is shut while a small one is read.
--- size orders 200
--- base
CREATE TABLE countries (id bigint PRIMARY KEY, name text);
INSERT INTO countries SELECT g, 'c' || g FROM generate_series(1, 20) g;
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
--- migration
ALTER TABLE countries ADD COLUMN code text;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
--- expect
