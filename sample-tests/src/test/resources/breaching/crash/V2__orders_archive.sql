CREATE TABLE orders_archive (LIKE orders);
CREATE INDEX CONCURRENTLY orders_amount_idx ON orders (amount);
