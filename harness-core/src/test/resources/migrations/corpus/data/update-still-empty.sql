-- "Still empty" is true of every row at first.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, status text, code int);
INSERT INTO orders SELECT g, 'open' FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET code = length(status) WHERE code IS NULL;
--- expect
hazard whole-table-update orders
