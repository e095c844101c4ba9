-- One row by its key is a repair and no fill.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, total_cents bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET total_cents = total * 100 WHERE id = 7;
--- expect
