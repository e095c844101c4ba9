INSERT INTO orders SELECT n, n % 5000, n FROM generate_series(1, 50000) AS n;
