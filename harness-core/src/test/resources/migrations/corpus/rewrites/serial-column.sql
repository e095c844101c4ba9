-- A serial column does the same.
--- base
CREATE TABLE orders (total bigint NOT NULL);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN id bigserial;
--- expect
hazard identity-on-existing orders
rewrite orders
