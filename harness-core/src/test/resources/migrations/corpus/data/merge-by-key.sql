-- MERGE joins by the key and updates all rows.
--- needs 15
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
MERGE INTO orders o USING items i ON o.id = i.order_id WHEN MATCHED THEN UPDATE SET total = i.price;
--- expect
hazard whole-table-update orders
