-- A block that silences the server reads all rows for SET NOT NULL.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
DO $$
BEGIN
  SET LOCAL client_min_messages = warning;
  ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
END $$;
--- expect
hazard set-not-null-scan orders
