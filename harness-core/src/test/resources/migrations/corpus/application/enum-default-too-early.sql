-- A default is use as well.
--- base
CREATE TYPE status AS ENUM ('open', 'paid');
CREATE TABLE orders (id bigint PRIMARY KEY, status status);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 200) g;
--- migration
ALTER TYPE status ADD VALUE 'new' BEFORE 'open';
ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'new';
--- expect
hazard enum-value-used-too-early status
fails 55P04
