-- The same over a column that allows NULL: every row is read for it.
--- base
CREATE TABLE orders (id bigint, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
CREATE UNIQUE INDEX orders_id_idx ON orders (id);
--- migration
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id_idx;
--- expect
hazard pk-not-null-scan orders
lock orders ACCESS EXCLUSIVE
