CREATE TABLE orders_archive (LIKE orders);
CREATE INDEX CONCURRENTLY orders_customer_idx ON orders (customer_id);
