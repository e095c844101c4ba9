-- The statement itself lists the rows.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders AS o SET total = v.total FROM (VALUES (1, 10), (2, 20)) v (id, total) WHERE o.id = v.id;
--- expect
