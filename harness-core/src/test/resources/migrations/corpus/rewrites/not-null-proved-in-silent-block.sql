-- A block that silences the server, where a constraint proves that there is no NULL.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT total_known CHECK (total IS NOT NULL);
--- migration
DO $$
BEGIN
  SET LOCAL client_min_messages = warning;
  ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
END $$;
--- expect
