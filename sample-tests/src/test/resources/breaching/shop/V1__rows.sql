INSERT INTO customers SELECT i, 'c' || i || '@example.org' FROM generate_series(1, 500) i;
INSERT INTO orders SELECT i, 1 + i % 500, i, '' FROM generate_series(1, 1000) i;
