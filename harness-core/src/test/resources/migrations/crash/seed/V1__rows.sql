INSERT INTO customers (name) SELECT 'customer ' || n FROM generate_series(1, 20) n;
INSERT INTO orders (customer_id, total) SELECT 1 + n % 20, n FROM generate_series(1, 500) n;
