ALTER TABLE orders ADD COLUMN rank bigint;
UPDATE orders SET rank = (SELECT count(*) FROM orders AS bigger WHERE bigger.amount > orders.amount);
