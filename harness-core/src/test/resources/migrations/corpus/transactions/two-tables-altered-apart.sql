-- Each in a transaction of its own.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
INSERT INTO customers SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
--- migration
ALTER TABLE customers ADD COLUMN note text;
--- expect
