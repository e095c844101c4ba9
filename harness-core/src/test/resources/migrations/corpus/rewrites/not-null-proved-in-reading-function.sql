-- A function reads the rows by itself; a constraint proves that there is no NULL.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT total_known CHECK (total IS NOT NULL);
CREATE FUNCTION tighten() RETURNS bigint LANGUAGE plpgsql AS '
DECLARE known bigint := (SELECT sum(total) FROM orders);
BEGIN
  ALTER TABLE orders ALTER COLUMN total SET NOT NULL, ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;
  RETURN known;
END';
--- migration
SELECT tighten();
--- expect
