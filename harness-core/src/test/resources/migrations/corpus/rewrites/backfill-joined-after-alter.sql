-- A join by the key fills all rows while the table is shut.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
ALTER TABLE orders ADD COLUMN sum integer;
UPDATE orders SET sum = s.sum FROM (SELECT order_id, sum(price) AS sum FROM items GROUP BY order_id) s WHERE orders.id = s.order_id;
--- expect
hazard backfill-under-ddl-lock orders
