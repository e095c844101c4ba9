-- A function that silences the server reads all rows for SET NOT NULL and for a check.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
CREATE FUNCTION tighten() RETURNS void LANGUAGE plpgsql SET client_min_messages = notice AS '
BEGIN
  RAISE NOTICE ''tightens'';
  ALTER TABLE orders ALTER COLUMN total SET NOT NULL, ADD CONSTRAINT positive CHECK (total > 0);
END';
--- migration
SELECT tighten();
--- expect
hazard set-not-null-scan orders
hazard check-scan orders
