-- The other table gives the rows of a range, so that more rows do not make more work.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders SET total = s.sum FROM (SELECT order_id, sum(price) AS sum FROM items WHERE order_id BETWEEN 1 AND 10000 GROUP BY order_id) s WHERE orders.id = s.order_id;
--- expect
