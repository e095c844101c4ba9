ALTER TABLE orders ADD COLUMN note text;
-- A second and a half stands for the update of a large table.
UPDATE orders SET note = '' FROM pg_sleep(1.5);
