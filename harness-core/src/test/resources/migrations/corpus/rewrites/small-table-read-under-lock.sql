-- What is read while another table is shut has few rows in production.
--- size countries 200
--- base
CREATE TABLE countries (id bigint PRIMARY KEY, name text);
INSERT INTO countries SELECT g, 'c' || g FROM generate_series(1, 20) g;
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
--- migration
ALTER TABLE orders ADD COLUMN code text;
CREATE TABLE names AS SELECT name FROM countries;
--- expect
