INSERT INTO customers (email) SELECT 'c' || n || '@example.org' FROM generate_series(1, 100) n;
