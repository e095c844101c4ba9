-- A row of the seed does not obey.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
INSERT INTO orders SELECT g, g - 3 FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;
--- migration
ALTER TABLE orders VALIDATE CONSTRAINT total_is_positive;
--- expect
hazard data-dependent-failure orders
fails 23514
