-- One of the two tables that are read while a third is shut may be large.
--- size countries 200
--- base
CREATE TABLE countries (id bigint PRIMARY KEY, name text);
INSERT INTO countries SELECT g, 'c' || g FROM generate_series(1, 20) g;
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
--- migration
ALTER TABLE countries ADD COLUMN code text;
CREATE TABLE names AS SELECT c.name FROM countries c JOIN orders o ON o.total = c.id;
--- expect
hazard work-under-exclusive-lock countries
