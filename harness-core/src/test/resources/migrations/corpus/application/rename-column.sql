-- The old application knows only the old name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, cost bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders RENAME COLUMN cost TO price;
--- expect
hazard rename-column orders
lock orders ACCESS EXCLUSIVE
