-- The application may lock them in the other order.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
INSERT INTO customers SELECT g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE customers ADD COLUMN note text;
--- expect
hazard ddl-lock-order customers
