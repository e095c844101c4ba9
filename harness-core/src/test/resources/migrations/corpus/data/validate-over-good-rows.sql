-- The same statement where all rows obey.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
ALTER TABLE orders ADD CONSTRAINT total_is_positive CHECK (total > 0) NOT VALID;
--- migration
ALTER TABLE orders VALIDATE CONSTRAINT total_is_positive;
--- expect
lock orders SHARE UPDATE EXCLUSIVE
