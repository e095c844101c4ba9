-- The same over a column whose valid check proves that no value is missing.
--- base
CREATE TABLE orders (id bigint, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
CREATE UNIQUE INDEX orders_id_idx ON orders (id);
ALTER TABLE orders ADD CHECK (id IS NOT NULL);
--- migration
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id_idx;
--- expect
lock orders ACCESS EXCLUSIVE
