CREATE INDEX orders_amount_idx ON orders (amount);
ALTER TABLE orders ALTER COLUMN line TYPE integer;
ALTER TABLE customer ADD COLUMN name text;
