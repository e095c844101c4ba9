-- The same statement over rows that rarely meet it.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, CASE WHEN g <= 5 THEN 'shipped' ELSE 'new' END FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET status = 'done' WHERE status = 'shipped';
--- expect
