-- A table that the same migration made has no old name.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
--- migration
CREATE TABLE basket_new (id bigint PRIMARY KEY);
ALTER TABLE basket_new RENAME TO basket;
--- expect
