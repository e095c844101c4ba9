-- A query over the same table for each row scans more rows than there are.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders o SET status = (SELECT max(p.status) FROM orders p WHERE p.total = o.total);
--- expect
hazard whole-table-update orders
