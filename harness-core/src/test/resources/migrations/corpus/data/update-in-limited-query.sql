-- IN asks a query for keys that returns no more than a thousand.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders SET status = 'sold' WHERE id IN (SELECT order_id FROM items LIMIT 1000);
--- expect
