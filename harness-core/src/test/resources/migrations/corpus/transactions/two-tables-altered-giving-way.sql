-- With a short lock_timeout the migration gives way before a deadlock is found.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE customers (id bigint PRIMARY KEY);
INSERT INTO orders SELECT g FROM generate_series(1, 200) g;
INSERT INTO customers SELECT g FROM generate_series(1, 200) g;
--- migration
SET LOCAL lock_timeout = '500ms';
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE customers ADD COLUMN note text;
--- expect
