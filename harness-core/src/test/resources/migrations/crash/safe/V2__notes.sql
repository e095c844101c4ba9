SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET note = 'old ' || now()::timestamp(0);
INSERT INTO customers (name) VALUES ('second');
