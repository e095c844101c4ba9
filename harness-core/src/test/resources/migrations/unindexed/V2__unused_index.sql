DROP INDEX orders_customer_idx;
ALTER TABLE orders ALTER COLUMN amount TYPE bigint;
ALTER TABLE orders DROP COLUMN note;
