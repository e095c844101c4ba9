CREATE INDEX orders_amount_idx ON orders (amount);
CREATE INDEX CONCURRENTLY setting_body_idx ON setting (body);
