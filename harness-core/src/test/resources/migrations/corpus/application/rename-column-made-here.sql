-- A column that the same migration added has no old name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN cost bigint;
ALTER TABLE orders RENAME COLUMN cost TO price;
--- expect
