-- What the application wrote meanwhile is lost.
--- base
CREATE TABLE orders (id bigint PRIMARY KEY, total numeric, total_cents bigint);
INSERT INTO orders SELECT g, g FROM generate_series(1, 500) g;
--- migration
UPDATE orders SET total_cents = total * 100 WHERE id BETWEEN 1 AND 100;
--- expect
hazard backfill-overwrites orders
