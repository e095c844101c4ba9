-- The index is there and the column refuses NULL: a change of the catalog.
--- base
CREATE TABLE orders (id bigint NOT NULL, total integer);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
CREATE UNIQUE INDEX orders_id_idx ON orders (id);
--- migration
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_id_idx;
--- expect
lock orders ACCESS EXCLUSIVE
