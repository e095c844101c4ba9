-- Readers may meet NULL.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, note text NOT NULL);
INSERT INTO orders SELECT g, 'n' FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
--- expect
advice drop-not-null orders
