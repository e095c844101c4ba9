ALTER TABLE orders ADD CONSTRAINT amount_is_positive CHECK (amount > 0);
