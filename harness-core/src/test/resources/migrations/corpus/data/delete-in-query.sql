-- The rows to delete are all that another table knows.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
DELETE FROM orders WHERE id IN (SELECT order_id FROM items);
--- expect
hazard delete-unbounded orders
