-- Every row is locked and written twice.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET status = upper(status);
--- expect
hazard whole-table-update orders
lock orders ROW EXCLUSIVE
