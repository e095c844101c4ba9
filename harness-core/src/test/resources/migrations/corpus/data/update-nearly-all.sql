-- A condition that nearly all rows meet bounds nothing.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, CASE WHEN g <= 5 THEN 'new' ELSE 'shipped' END FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET status = 'done' WHERE status = 'shipped';
--- expect
hazard whole-table-update orders
