-- A join by the key reaches as many rows as the other table has.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders SET total = s.sum FROM (SELECT order_id, sum(price) AS sum FROM items GROUP BY order_id) s WHERE orders.id = s.order_id;
--- expect
hazard whole-table-update orders
