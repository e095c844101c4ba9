-- A free change may wait without end, and everybody behind it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
--- expect
advice missing-lock-timeout orders
lock orders ACCESS EXCLUSIVE
