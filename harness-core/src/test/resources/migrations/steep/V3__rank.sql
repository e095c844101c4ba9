ALTER TABLE orders ADD COLUMN rank bigint;
UPDATE orders SET rank = (SELECT count(*) FROM orders earlier WHERE earlier.placed < orders.placed);
INSERT INTO customer (mail) VALUES ('new@example.org');
