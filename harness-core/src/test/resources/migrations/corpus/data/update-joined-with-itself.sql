-- A join of a table with itself scans it twice.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, total integer);
INSERT INTO orders SELECT g, 'new', g % 7 FROM generate_series(1, 200) g;
CREATE TABLE items (id bigint PRIMARY KEY, order_id bigint NOT NULL, price integer NOT NULL);
INSERT INTO items SELECT g, g, g FROM generate_series(1, 200) g;
--- migration
UPDATE orders o SET status = p.status FROM orders p WHERE p.total = o.total;
--- expect
hazard whole-table-update orders
